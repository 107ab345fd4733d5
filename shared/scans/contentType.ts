import type { ContentType } from './scanFacts.ts';

/** How many leading bytes `contentTypeOf` looks at. */
export const contentTypeLookahead = 4096;

/** The brands of an ISO base media file (ISO/IEC 14496-12, `ftyp` box) that we can name. */
const brandTypes: ReadonlyMap<string, ContentType> = new Map([
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'].map((brand) => [brand, 'heic'] as const),
  ...['avif', 'avis'].map((brand) => [brand, 'avif'] as const),
  ...['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'qt  ', 'M4V ', '3gp4', '3gp5', 'MSNV'].map(
    (brand) => [brand, 'video'] as const,
  ),
]);

/**
 * Tells what a file is by its first bytes. Pure; any bytes are welcome.
 *
 * Signatures: JPEG (ITU T.81, SOI + marker), PNG (ISO/IEC 15948), WebP (RIFF), TIFF 6.0 and BigTIFF, GIF87a/89a,
 * BMP (header size checked, as `BM` alone also begins sentences), HEIF/AVIF (`ftyp` brands), PDF (ISO 32000; up to 1 KB of
 * junk before `%PDF-` is tolerated, as readers do), ZIP (also .docx and .xlsx), OLE (.doc, .xls), then text.
 */
export function contentTypeOf(bytes: Uint8Array): ContentType {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  if (starts(0x49, 0x49, 0x2b, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2b)) return 'tiff';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 2) === 'BM' && bitmapHeaderSizes.has(bytes[14] ?? 0) && bytes[15] === 0) return 'bmp';
  if (ascii(4, 8) === 'ftyp') return ftypContent(bytes);
  if (ascii(0, 1024).includes('%PDF-')) return 'pdf';
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  return textContent(bytes.subarray(0, contentTypeLookahead));
}

/**
 * How archives begin that are opened nowhere here: RAR 4 and 5 (`Rar!` 1A 07), 7z (`7z` BC AF 27 1C), gzip (RFC 1952),
 * bzip2 (`BZh`, the first block's 31 41 59 26) and xz (FD `7zXZ`).
 */
const foreignArchives: readonly (readonly (number | null)[])[] = [
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x1f, 0x8b, 0x08],
  [0x42, 0x5a, 0x68, null, 0x31, 0x41, 0x59, 0x26],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
];

/** Whether a file is an archive of another kind than ZIP, told by its first bytes. Pure. */
export function isForeignArchive(bytes: Uint8Array): boolean {
  return foreignArchives.some((signature) =>
    signature.every((byte, index) => (byte === null ? index < bytes.length : bytes[index] === byte)),
  );
}

/** Sizes of the BITMAPCOREHEADER up to BITMAPV5HEADER. */
const bitmapHeaderSizes: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** The major brand decides; `mif1` and `msf1` only say "HEIF", so there the compatible brands do. */
function ftypContent(bytes: Uint8Array): ContentType {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(size, bytes.length, 256);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12) brands.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  }
  for (const brand of brands) {
    const type = brandTypes.get(brand);
    if (type) return type;
  }
  return brands.includes('mif1') || brands.includes('msf1') ? 'heic' : 'unknown';
}

/** SVG, other text, or something we cannot name. UTF-16 is recognised by its byte order mark. */
function textContent(bytes: Uint8Array): ContentType {
  if (bytes.length === 0) return 'unknown';
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const readable = wide ? bytes.filter((byte) => byte !== 0) : bytes;
  let strange = 0;
  for (const byte of readable) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) strange++;
  if (strange > 0) return 'unknown';
  const text = Array.from(readable, (byte) => String.fromCharCode(byte)).join('');
  return /<(\w+:)?svg[\s>/]/i.test(text) ? 'svg' : 'text';
}

/** Which name endings go with a content; the first is the one to use. Empty for what no name says. */
export const usualExtensions: Readonly<Record<ContentType, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  gif: ['gif'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif', 'hif'],
  avif: ['avif'],
  svg: ['svg'],
  video: ['mp4', 'mov', 'm4v', '3gp'],
  pdf: ['pdf'],
  zip: ['zip', 'docx', 'xlsx', 'pptx'],
  ole: ['doc', 'xls', 'ppt', 'wps', 'et'],
  text: ['txt'],
  unknown: [],
};

/** What the screen calls a content. */
export const contentLabels: Readonly<Record<ContentType, string>> = {
  jpeg: 'JPG',
  png: 'PNG',
  webp: 'WebP',
  tiff: 'TIFF',
  gif: 'GIF',
  bmp: 'BMP',
  heic: 'HEIC（苹果手机照片）',
  avif: 'AVIF',
  svg: 'SVG 矢量图',
  video: '视频',
  pdf: 'PDF',
  zip: '压缩包或 Office 文档',
  ole: '旧版 Office 文档',
  text: '文本',
  unknown: '无法识别的内容',
};

/** The ending of a file name in lower case without the dot; null when it has none. `.jpg` alone has none. */
export function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1).toLowerCase() : null;
}
