import { DeskError } from '#shared/api/errors.ts';
import { leadsOutside } from '#shared/packages/leadsOutside.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from '../exchange/zipDirectory.ts';
import { type PackFiles, rulesFolder } from './packFiles.ts';

/** The pack we ship is a quarter of a megabyte; a much longer one still passes, and nothing fills the memory. */
export const packLimits = {
  zipBytes: 8 * 1024 * 1024,
  entries: 200,
  fileBytes: 4 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
  /** Unpacked bytes to packed ones; our own tables reach 12. */
  ratio: 200,
} as const;

/** Explains the files of an exported pack to whoever opens it; read by people only. */
export const packNote = '说明.txt';

/** What systems and programs leave in folders and archives. */
const litter = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/i;

/** Whether a file is of that kind, by its path. */
export function isLitter(name: string): boolean {
  return litter.test(name);
}

/** A file as it was found, not read yet. */
export interface FoundFile {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

/**
 * The texts of a pack's files under the names they have in it; `known` are those.
 *
 * Throws `rulePackRefused`, naming what is damaged, there twice, or no file of a pack.
 */
export async function textsOf(found: readonly FoundFile[], known: ReadonlySet<string>): Promise<PackFiles> {
  const useful = found.filter(({ name }) => !isLitter(name) && name.split('/').at(-1) !== packNote);
  if (useful.length === 0) throw refused('里面没有规则包的文件');
  const places = placesOf(
    useful.map(({ name }) => name),
    known,
  );
  const texts = new Map<string, string>();
  for (const [index, file] of useful.entries()) {
    const name = places[index] ?? file.name;
    if (texts.has(name)) throw refused(`${name} 有两份`);
    texts.set(name, decoded(await file.read(), name));
  }
  return texts;
}

/**
 * The error `rulePackRefused`, to be thrown. `detail` is shown to the person: Chinese, and names the file that is at
 * fault.
 */
export function refused(detail: string, cause?: unknown): DeskError {
  return new DeskError('rulePackRefused', { detail }, { cause });
}

/**
 * The files of a ZIP, looked at before anything is unpacked: number, sizes, ratio, and names. Unpacks at once and for long: for a process
 * of its own (rulePackThread.ts). Throws `rulePackRefused`, as reading one of them does.
 */
export function filesOfZip(zip: Uint8Array): FoundFile[] {
  const entries = readZipDirectory(zip);
  if (!entries) throw refused('这不是完整的 ZIP 压缩包');
  if (entries.length > packLimits.entries) throw refused(`压缩包里有 ${entries.length} 个文件，不像一份规则包`);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  for (const entry of files) assertSound(entry);
  assertTotal(files.map(({ bytes }) => bytes));
  return files.map((entry) => ({ name: assertInside(entry.name), read: async () => unpacked(zip, entry) }));
}

function assertSound({ name, bytes, packedBytes, encrypted, method }: ZipEntry): void {
  if (encrypted) throw refused('压缩包设了密码，请去掉密码再导入');
  if (method !== 0 && method !== 8) throw refused(`${name} 的压缩方式不支持，请用系统自带的压缩功能重新打包`);
  if (bytes > packLimits.fileBytes) throw refused(`${name} 太大，不像规则包的文件`);
  if (bytes > packedBytes * packLimits.ratio) throw refused(`${name} 压缩得不正常，没有打开`);
}

/** What the directory claims is not believed: no more is unpacked, and the sum must be right. */
function unpacked(zip: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    const bytes = unpackEntry(zip, entry, packLimits.fileBytes);
    if (bytes.byteLength === entry.bytes) return bytes;
  } catch (error) {
    throw refused(`${entry.name} 损坏，解不开`, error);
  }
  throw refused(`${entry.name} 损坏，解不开`);
}

/** Throws `rulePackRefused` for more bytes than a pack has. */
export function assertTotal(sizes: readonly number[]): void {
  if (sizes.reduce((sum, size) => sum + size, 0) > packLimits.totalBytes) throw refused('内容太多，不像一份规则包');
}

/** A name that leads nowhere else; nothing is written by it, but an archive with others was made to harm. Throws `rulePackRefused`. */
export function assertInside(name: string): string {
  if (leadsOutside(name)) throw refused(`文件名“${name.replaceAll(/\p{Cc}/gu, '')}”不正常`);
  return name.normalize('NFC');
}

/** The place of each file in the pack: folders around all of them are taken off, a rule file is known by its name alone. */
function placesOf(names: readonly string[], known: ReadonlySet<string>): string[] {
  let below = names.map((name) => name.split('/'));
  for (;;) {
    const outer = below[0]?.[0];
    const around = below.every((parts) => parts.length > 1 && parts[0] === outer) && `${outer}/` !== rulesFolder;
    if (!around) break;
    below = below.map((parts) => parts.slice(1));
  }
  const places = below.map((parts) => {
    const name = parts.join('/');
    return !known.has(name) && known.has(`${rulesFolder}${name}`) ? `${rulesFolder}${name}` : name;
  });
  const strange = places.filter((name) => !known.has(name));
  if (strange.length > 0) {
    const named = strange.slice(0, 5).join('、');
    throw refused(`不认识的文件：${named}${strange.length > 5 ? ` 等 ${strange.length} 个` : ''}`);
  }
  return places;
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    // The decoder takes a byte order mark off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refused(`${name} 不是 UTF-8 编码`, error);
  }
}
