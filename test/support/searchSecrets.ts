import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A byte sequence to look for, and how it got its shape. */
interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

const gbkCodes = readGbk();

/** Every character GBK has, by asking the decoder that the platform has; there is none the other way round. */
function readGbk(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(new Uint8Array([first, second]));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, [first, second]);
    }
  return codes;
}

function gbk(text: string): Buffer {
  return Buffer.from([...text].flatMap((each) => gbkCodes.get(each) ?? [each.charCodeAt(0) & 0xff]));
}

/** Base64 of something in the middle of other bytes: each of the three alignments, without the ends that depend on those. */
function inBase64(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = before === 0 ? 0 : before + 1;
    const whole = Math.floor(((bytes.length + before) * 8) / 6);
    return Buffer.from(text.slice(start, whole));
  });
}

/** A text in every shape it could be written in. */
export function needlesOf(what: string, text: string): Needle[] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const plain: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['GBK', gbk(text)],
  ];
  const shaped = plain.flatMap(([shape, bytes]) => [
    [shape, bytes] as const,
    [`${shape} as hex`, Buffer.from(bytes.toString('hex'))] as const,
    [`${shape} as HEX`, Buffer.from(bytes.toString('hex').toUpperCase())] as const,
    ...inBase64(bytes).map((base64) => [`${shape} as base64`, base64] as const),
  ]);
  const escaped = [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const all = [
    ...shaped,
    ['URL', Buffer.from(encodeURIComponent(text))],
    ['JSON escapes', Buffer.from(escaped)],
  ] as const;
  return all.map(([shape, bytes]) => ({ what: `${what} as ${shape}`, bytes: Buffer.from(bytes) }));
}

/** Pieces of a file, plain and as base64: any of them tells that it lies somewhere. */
export function needlesOfBytes(what: string, bytes: Uint8Array): Needle[] {
  const piece = Buffer.from(bytes)
    .subarray(Math.floor(bytes.length / 2))
    .subarray(0, 24);
  return [piece, ...inBase64(piece)].map((each) => ({ what, bytes: each }));
}

/** How files begin that the desk makes or is given: none of them may lie anywhere unencrypted. */
export const madeFiles: readonly Needle[] = [
  ['a JPEG', 'JFIF\0'],
  ['a JPEG as the desk writes it', '\xff\xd8\xff\xdb\0C\0'],
  ['a PNG', '\x89PNG\r\n\x1a\n'],
  ['a PDF', '%PDF-1.'],
  ['an archive or sheet', 'PK\x03\x04\x14\x00'],
  ['a database', 'SQLite format 3'],
].map(([what = '', start = '']) => ({ what, bytes: Buffer.from(start, 'latin1') }));

/** What of these lies in the bytes, plainly or inside a deflate, zlib or gzip stream or an entry of a ZIP. */
export function found(bytes: Buffer, needles: readonly Needle[]): string[] {
  const direct = needles.filter((needle) => bytes.includes(needle.bytes)).map(({ what }) => what);
  const packed = streamsIn(bytes).flatMap((stream) =>
    needles.filter((needle) => stream.includes(needle.bytes)).map(({ what }) => `${what}, compressed`),
  );
  return [...new Set([...direct, ...packed])];
}

const cut = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

function streamsIn(bytes: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  const open = (read: (from: Buffer, options: typeof cut) => Buffer, at: number) => {
    try {
      const stream = read(bytes.subarray(at), cut);
      if (stream.length > 0) streams.push(stream);
    } catch {
      // These bytes only looked like the beginning of a stream.
    }
  };
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    const second = bytes[at + 1] ?? 0;
    // RFC 1950: the two bytes are a multiple of 31, and no preset dictionary is asked for.
    if ((0x7800 + second) % 31 === 0 && (second & 0x20) === 0) open(inflateSync, at);
  }
  for (
    let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  )
    open(gunzipSync, at);
  for (let at = bytes.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1'))
    if (at + 30 <= bytes.length)
      open(inflateRawSync, at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28));
  return streams;
}

/** Every file below these folders that holds any of it, or has it in its name. */
export function searchFolders(
  folders: readonly string[],
  needles: readonly Needle[],
): { files: number; bytes: number; hits: string[] } {
  const hits: string[] = [];
  let [files, bytes] = [0, 0];
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const inName = found(Buffer.from(entry.name), needles);
      if (inName.length > 0) hits.push(`${path}, in its name: ${inName.join()}`);
      if (!entry.isFile()) continue;
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      const inside = found(content, needles);
      if (inside.length > 0) hits.push(`${path}: ${inside.join()}`);
    }
  return { files, bytes, hits };
}

/** What a process holds open though its name is gone: deleted files, and files in memory. Linux only. */
export function searchOpenFiles(pid: number | 'self', needles: readonly Needle[]): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    try {
      const target = readlinkSync(join(folder, fd));
      if (!/\(deleted\)$|^\/memfd:/.test(target) || !statSync(join(folder, fd)).isFile()) return [];
      return found(readFileSync(join(folder, fd)), needles).map((what) => `${target}: ${what}`);
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}
