import type { IntakeRecord } from './intakeRecord.ts';
import { plain } from './plain.ts';

/** The rows of one subject, by their place in the list of records. */
export interface Client {
  readonly name: string;
  readonly rows: readonly number[];
  /** Names of folders that the sheet gives for it. */
  readonly folders: readonly string[];
}

/** Whose file it is and what of its path is left to say which paper; or why nobody can tell. */
export type ClientFound =
  | { readonly client: Client; readonly rest: string; readonly because: string }
  | { readonly client: null; readonly because: string };

/** A shortened folder name must still be this long to stand for a subject. */
const leastShortened = 4;

/** Rows of one subject together: the same name and no two different certificate numbers. */
export function clientsOf(records: readonly IntakeRecord[]): Client[] {
  const groups = Map.groupBy(records.keys(), (row) => subjectKey(records, row));
  return [...groups.values()].map((rows) => ({
    name: rows.map((row) => records[row]?.subject.name).find((name) => name !== null && name !== undefined) ?? '',
    rows,
    folders: [...new Set(rows.flatMap((row) => records[row]?.folder ?? []))],
  }));
}

function subjectKey(records: readonly IntakeRecord[], row: number): string {
  const subject = records[row]?.subject;
  const name = plain(subject?.name ?? '');
  const namesakes = records.filter((record) => plain(record.subject.name ?? '') === name);
  const numbers = new Set(namesakes.flatMap((record) => record.subject.certificateNumber?.toUpperCase() ?? []));
  return numbers.size > 1 ? `${name} ${subject?.certificateNumber?.toUpperCase() ?? ''}` : name;
}

/**
 * Which client a file belongs to, by the surest sign there is: the folder the sheet names, a folder named like the
 * subject, a folder or a file name that begins with or contains the subject's name, a shortened folder name that fits
 * one subject only. Two clients that fit equally well are never chosen between. Pure.
 */
export function clientOfPath(path: string, clients: readonly Client[]): ClientFound {
  const parts = path.split('/').filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const file = plain(parts.at(-1) ?? '');
  const below = (depth: number) => parts.slice(depth).join('/');
  const signs: readonly (() => Sign[])[] = [
    () => clients.flatMap((client) => client.folders.flatMap((folder) => namedFolder(client, folder, folders))),
    () => folders.flatMap((folder, at) => fits(clients, at, folder, (name) => name === plain(folder))),
    () => longest(folders.flatMap((folder, at) => fits(clients, at, folder, (name) => plain(folder).includes(name)))),
    () =>
      longest(clients.flatMap((client) => (startsWith(file, client.name) ? [{ client, depth: 0, folder: null }] : []))),
    () => folders.flatMap((folder, at) => fits(clients, at, folder, (name) => isShortened(plain(folder), name))),
  ];
  for (const look of signs) {
    const found = look();
    const [first] = found;
    if (!first) continue;
    if (found.some(({ client }) => client !== first.client)) {
      const names = [...new Set(found.map(({ client }) => client.name))].slice(0, 3).join('、');
      return { client: null, because: `可能属于 ${names},请放进各自的客户文件夹` };
    }
    const because = first.folder === null ? `文件名以“${first.client.name}”开头` : `文件夹“${first.folder}”`;
    return { client: first.client, rest: below(first.depth), because };
  }
  return { client: null, because: '看不出是哪位客户的,请放进以主体名称命名的文件夹,或在采集表里填写“材料文件夹”' };
}

interface Sign {
  readonly client: Client;
  /** How many parts of the path are used up. */
  readonly depth: number;
  readonly folder: string | null;
}

/** The folder of the sheet may be a name, or a path such as 九月/样例云帆. */
function namedFolder(client: Client, folder: string, folders: readonly string[]): Sign[] {
  const wanted = folder
    .split(/[\\/]/u)
    .map(plain)
    .filter((part) => part !== '');
  const have = folders.map(plain);
  return have.flatMap((_, at) =>
    wanted.length > 0 && wanted.every((part, index) => have[at + index] === part)
      ? [{ client, depth: at + wanted.length, folder }]
      : [],
  );
}

function fits(clients: readonly Client[], at: number, folder: string, test: (name: string) => boolean): Sign[] {
  return clients
    .filter(({ name }) => name !== '' && test(plain(name)))
    .map((client) => ({ client, depth: at + 1, folder }));
}

/** 样例科技有限公司深圳分公司 contains 样例科技有限公司, too: the longer name is meant. */
function longest(signs: readonly Sign[]): Sign[] {
  const most = Math.max(...signs.map(({ client }) => client.name.length));
  return signs.filter(({ client }) => client.name.length === most);
}

function startsWith(file: string, name: string): boolean {
  return name !== '' && file.startsWith(plain(name));
}

function isShortened(folder: string, name: string): boolean {
  return [...folder].length >= leastShortened && name.includes(folder);
}
