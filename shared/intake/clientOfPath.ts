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

/** Whose file it is and what of its path is left to say which paper; or why nobody can tell, and `among` which clients. */
export type ClientFound =
  | { readonly client: Client; readonly rest: string; readonly because: string }
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
 * Which client a file belongs to, by the surest sign there is: the folder the sheet names, a folder named like the
 * subject, a folder or a file name that begins with or contains the subject's name, a shortened folder name that fits
 * one subject only. Two clients that fit equally well are never chosen between. Pure.
 */
export function clientOfPath(path: string, clients: readonly Client[]): ClientFound {
  const parts = path.split('/').filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const plainFolders = folders.map(plain);
  const file = plain(parts.at(-1) ?? '');
  const inFolders = (test: (folder: string, client: Client) => boolean): Sign[] =>
    clients
      .filter(({ plainName }) => plainName !== '')
      .flatMap((client) =>
        plainFolders.flatMap((plainFolder, at) =>
          test(plainFolder, client) ? [{ client, depth: at + 1, folder: folders[at] ?? null }] : [],
        ),
      );
  const signs: readonly (() => Sign[])[] = [
    () => clients.flatMap((client) => namedFolders(client, plainFolders)),
    () => inFolders((folder, { plainName }) => folder === plainName),
    () => longest(inFolders((folder, { plainName }) => folder.includes(plainName))),
    () =>
      longest(
        clients.filter((client) => startsWith(file, client)).map((client) => ({ client, depth: 0, folder: null })),
      ),
    () => inFolders((folder, { plainName }) => [...folder].length >= leastShortened && plainName.includes(folder)),
  ];
  for (const look of signs) {
    const found = look();
    const [first] = found;
    if (!first) continue;
    if (found.some(({ client }) => client !== first.client)) {
      const among = [...new Set(found.map(({ client }) => client))];
      const names = [...new Set(among.map(({ name }) => name))].slice(0, 3).join('、');
      return { client: null, because: `可能属于 ${names}，请放进各自的客户文件夹`, among };
    }
    const because = first.folder === null ? `文件名以“${first.client.name}”开头` : `文件夹“${first.folder}”`;
    return { client: first.client, rest: parts.slice(first.depth).join('/'), because };
  }
  const because = '看不出是哪位客户的，请放进以主体名称命名的文件夹，或在采集表里填写“材料文件夹”';
  return { client: null, because, among: [] };
}

interface Sign {
  readonly client: Client;
  /** How many parts of the path are used up. */
  readonly depth: number;
  readonly folder: string | null;
}

/** The folder of the sheet may be a name, or a path such as 九月/样例云帆. */
function namedFolders(client: Client, folders: readonly string[]): Sign[] {
  return client.folderParts.flatMap(({ folder, parts }) =>
    folders.flatMap((_, at) =>
      parts.length > 0 && parts.every((part, index) => folders[at + index] === part)
        ? [{ client, depth: at + parts.length, folder }]
        : [],
    ),
  );
}

/** 样例科技有限公司深圳分公司 contains 样例科技有限公司, too: the longer name is meant. */
function longest(signs: readonly Sign[]): Sign[] {
  const most = Math.max(...signs.map(({ client }) => client.name.length));
  return signs.filter(({ client }) => client.name.length === most);
}

function startsWith(file: string, { plainName }: Client): boolean {
  return plainName !== '' && file.startsWith(plainName);
}
