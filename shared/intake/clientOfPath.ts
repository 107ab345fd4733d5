import { isCompany, isUsualShort, namedIn } from './clientNames.ts';
import { plain } from './plain.ts';

/** As much of a case as tells its client. */
export interface NamedRecord {
  readonly subject: { readonly name: string | null; readonly certificateNumber: string | null };
  readonly folder: string | null;
}

/** The rows of one subject, by their place in the list of records. */
export interface Client {
  readonly name: string;
  readonly rows: readonly number[];
  /** Names of folders that the sheet gives for it. */
  readonly folders: readonly string[];
  /** The same for comparing: ten thousand files meet five hundred clients. */
  readonly plainName: string;
  readonly folderParts: readonly { readonly folder: string; readonly parts: readonly string[] }[];
}

/**
 * Whose file it is and what of its path is left to say which paper; or why nobody can tell, and `among` which clients. What is not `sure`
 * is a name that may be part of another, or a folder called nearly so.
 */
export type ClientFound =
  | { readonly client: Client; readonly rest: string; readonly because: string; readonly sure: boolean }
  | { readonly client: null; readonly because: string; readonly among: readonly Client[] };

/** A shortened folder name must still be this long to stand for a subject. */
const leastShortened = 4;

/** Rows of one subject together: the same name and no two different certificate numbers. */
export function clientsOf(records: readonly NamedRecord[]): Client[] {
  const namesakes = Map.groupBy(records.keys(), (row) => plain(records[row]?.subject.name ?? ''));
  return [...namesakes.values()].flatMap((rows) => {
    const number = (row: number) => records[row]?.subject.certificateNumber?.toUpperCase() ?? '';
    const different = new Set(rows.map(number).filter((each) => each !== '')).size > 1;
    const groups = different ? [...Map.groupBy(rows, number).values()] : [rows];
    return groups.map((group) => clientOf(records, group));
  });
}

function clientOf(records: readonly NamedRecord[], rows: readonly number[]): Client {
  const name = records[rows[0] ?? -1]?.subject.name ?? '';
  const folders = [...new Set(rows.flatMap((row) => records[row]?.folder ?? []))];
  const folderParts = folders.map((folder) => ({
    folder,
    parts: folder
      .split(/[\\/]/u)
      .map(plain)
      .filter((part) => part !== ''),
  }));
  return { name, rows, folders, plainName: plain(name), folderParts };
}

/**
 * Which client a file belongs to: the folder the sheet names, a folder named like the subject or with its name in it, the
 * subject's full name anywhere in the file's own, a shortened folder name that fits one subject only. Where folder and file
 * name two clients, and where two fit equally well, nobody is chosen. Pure.
 */
export function clientOfPath(path: string, clients: readonly Client[]): ClientFound {
  const parts = path.split('/').filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const file = parts.at(-1) ?? '';
  const above = folderSigns(folders, clients);
  const inName = namedIn(file, clients).map(
    ({ client, whole }): Sign => ({ client, depth: 0, folder: null, sure: whole }),
  );
  const signs = agreed(above, inName) ?? shortFolders(folders, clients);
  const among = [...new Set(signs.map(({ client }) => client))];
  const [first] = signs;
  if (!first) {
    const because = '看不出是哪位客户的，请放进以主体名称命名的文件夹，或在采集表里填写“材料文件夹”';
    return { client: null, because, among };
  }
  // 深圳样例科技有限公司 need not be 样例科技有限公司.
  const isOther = first.folder === null && !first.sure;
  if (among.length > 1 || isOther) {
    const names = [...new Set(among.map(({ name }) => name))].slice(0, 3).join('、');
    return { client: null, because: `可能属于 ${names}，请放进各自的客户文件夹`, among };
  }
  const { client, depth, folder, sure } = first;
  const begins = plain(file).startsWith(client.plainName);
  const because =
    folder === null ? `文件名${begins ? `以“${client.name}”开头` : `含“${client.name}”`}` : `文件夹“${folder}”`;
  return { client, rest: parts.slice(depth).join('/'), because, sure };
}

/** The surest signs among the folders, of one client or several. */
function folderSigns(folders: readonly string[], clients: readonly Client[]): readonly Sign[] {
  const plainFolders = folders.map(plain);
  const bySheet = clients.flatMap((client) => namedFolders(client, plainFolders));
  if (bySheet.length > 0) return bySheet;
  const inFolders = folders.flatMap((folder, at) =>
    namedIn(folder, clients).map(({ client, whole }): Sign => ({ client, depth: at + 1, folder, sure: whole })),
  );
  const exact = inFolders.filter(({ client, depth }) => client.plainName === plainFolders[depth - 1]);
  return longest(exact.length > 0 ? exact : inFolders);
}

/** What folders and the file's own name say together; null where neither says anything. */
function agreed(above: readonly Sign[], inName: readonly Sign[]): readonly Sign[] | null {
  if (inName.length === 0) return above.length > 0 ? above : null;
  if (above.length === 0) return longest(inName);
  const both = above.filter(({ client }) => inName.some((other) => other.client === client));
  if (both.length > 0) return both;
  // One of a company's people may be a client, too.
  if (above.every(({ client }) => isCompany(client)) && !inName.some(({ client }) => isCompany(client))) return above;
  const own = longest(inName);
  return [...above.filter((sign) => longest([sign, ...own]).includes(sign)), ...own];
}

/** Folders whose whole name is a piece of a subject's. */
function shortFolders(folders: readonly string[], clients: readonly Client[]): readonly Sign[] {
  return folders.flatMap((folder, at) => {
    const short = plain(folder);
    if ([...short].length < leastShortened) return [];
    return clients
      .filter(({ plainName }) => plainName.includes(short))
      .map((client) => ({ client, depth: at + 1, folder, sure: isUsualShort(short, client) }));
  });
}

interface Sign {
  readonly client: Client;
  /** How many parts of the path are used up. */
  readonly depth: number;
  readonly folder: string | null;
  readonly sure: boolean;
}

/** The folder of the sheet may be a name, or a path such as 九月/样例云帆. */
function namedFolders(client: Client, folders: readonly string[]): Sign[] {
  return client.folderParts.flatMap(({ folder, parts }) =>
    folders.flatMap((_, at) =>
      parts.length > 0 && parts.every((part, index) => folders[at + index] === part)
        ? [{ client, depth: at + parts.length, folder, sure: true }]
        : [],
    ),
  );
}

/** 样例科技有限公司深圳分公司 contains 样例科技有限公司, too: the longer name is meant. */
function longest(signs: readonly Sign[]): readonly Sign[] {
  return signs.filter(
    ({ client: { plainName } }) =>
      !signs.some(({ client: other }) => other.plainName !== plainName && other.plainName.includes(plainName)),
  );
}
