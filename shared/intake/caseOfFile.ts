import { creditCodesIn } from '../scans/judgeCode.ts';
import { namedIn, namesCompany, shortenedIn, standsAlone } from './clientNames.ts';
import { type Client, clientOfPath, clientsOf } from './clientOfPath.ts';
import { numberShown } from './numberGlyphs.ts';
import { plain } from './plain.ts';
import type { TrayClient, TrayFile } from './trayCase.ts';

/** Whose file it is: cases by their place in the list; what of the path is left to say which paper; and why. */
export interface CaseFound {
  readonly rows: readonly number[];
  /** Plain, without ending. */
  readonly text: string;
  readonly because: string;
  readonly sure: boolean;
}

/**
 * Nobody can tell whose it is, and why; `candidates` are the rows of several clients whom a name fits equally well, or
 * others who are not to be proposed.
 */
export interface CaseNotFound {
  readonly rows: null;
  readonly because: string;
  readonly candidates?: readonly number[];
  /** Its name speaks of a company nobody knows: it is none of the clients'. */
  readonly stranger?: true;
}

/** Finds whose file it is, or why nobody can tell. Made once for a list of cases: see `caseFinder`. */
export type CaseFinder = (file: TrayFile) => CaseFound | CaseNotFound;

/** Names and initials shorter than this mean nothing. */
const leastName = 2;
const leastInitials = 3;
/** A mini program's name this long says something within other words, too. */
const leastInWords = 4;

const otherCompany = '，但名称里还有别的公司';

/**
 * Tells whose file something is, by the surest sign there is: a code read from the picture, a number in the path, the
 * client's folder or name, the mini program, a person, the initials. Two that fit equally well are never chosen between. Pure.
 */
export function caseFinder(cases: readonly TrayClient[]): CaseFinder {
  const clients = clientsOf(cases);
  const byNumber = new Map(cases.map(({ number }, row) => [number, row]));
  const byCode = rowsBy(cases, ({ subject }) => [subject.certificateNumber?.toUpperCase()]);
  const byProgram = rowsBy(cases, ({ miniProgramName }) => [miniProgramName]);
  const byPerson = rowsBy(cases, ({ persons }) => persons.map(({ name }) => name));
  const byPersonNumber = rowsBy(cases, ({ persons }) => persons.map(({ number }) => number));
  const byInitials = rowsBy(cases, ({ initials }) => (initials.length >= leastInitials ? [initials] : []));
  const known = new Map<string, ReturnType<CaseFinder>>();
  const clientOfRow = new Map(clients.flatMap((client) => client.rows.map((row) => [row, client] as const)));
  /** All rows of one client, or null where the rows belong to several. */
  const oneClient = (rows: readonly number[]): Client | null => {
    const found = new Set(rows.map((row) => clientOfRow.get(row)));
    const [only] = found;
    return found.size === 1 && only ? only : null;
  };
  const severalFit = (among: readonly Client[]): CaseNotFound => {
    const names = [...new Set(among.map(({ name }) => name))].slice(0, 3).join('、');
    return { rows: null, because: `可能属于 ${names}，请选案件`, candidates: among.flatMap(({ rows }) => rows) };
  };
  const inPath = (path: string): ReturnType<CaseFinder> => {
    const text = withoutEnding(plain(path));
    const number = /\d{4}-\d{4,}/u.exec(path)?.[0] ?? '';
    const row = byNumber.get(number);
    if (row !== undefined) return { rows: [row], text, because: `名称含案件编号 ${number}`, sure: true };
    const code = /[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}/iu.exec(path)?.[0]?.toUpperCase() ?? '';
    const coded = byCode.get(plain(code));
    if (coded) return { rows: coded, text, because: `名称含信用代码 ${code}`, sure: true };
    const found = clientOfPath(path, clients);
    const parts = path.split('/');
    const file = parts.at(-1) ?? '';
    const shorts = parts.flatMap((part) => shortenedIn(part, clients) ?? []);
    const [short] = shorts.toReversed();
    if (found.client) {
      const { client, because } = found;
      // Its own name says otherwise than its folder.
      const own = shortenedIn(file, clients);
      if (own && own.client !== client && !namedIn(file, clients).some((named) => named.client === client))
        return severalFit([client, own.client]);
      const rest = withoutEnding(plain(found.rest));
      const meant = namedAmong(rest, client.rows, cases);
      const other = namesCompany(file, client);
      return {
        rows: meant,
        text: without(rest, client.plainName),
        because: other ? `${because}${otherCompany}` : because,
        sure: found.sure && !other,
      };
    }
    const { among } = found;
    const [likely, ...others] = among;
    if (likely && others.length === 0) {
      const meant = namedAmong(text, likely.rows, cases);
      const because = `文件名里有“${likely.name}”，但可能只是另一个名称的一部分`;
      return { rows: meant, text: without(text, likely.plainName), because, sure: false };
    }
    /** Nobody whom the surer signs do not name. */
    const fits = (client: Client | null) => client !== null && (among.length === 0 || among.includes(client));
    const said = longestIn(text, byProgram);
    const program = said !== null && standsAlone(path, said) ? said : null;
    const programRows = program === null ? [] : (byProgram.get(program) ?? []);
    if (short && fits(short.client)) {
      const rivals = [...shorts.map(({ client }) => client), oneClient(programRows) ?? short.client];
      if (rivals.some((rival) => rival !== short.client)) return severalFit([...new Set(rivals)]);
      const meant = namedAmong(text, short.client.rows, cases);
      const because = `名称里的“${short.form}”像是“${short.client.name}”的简称`;
      return { rows: meant, text: without(text, short.form), because, sure: false };
    }
    const inFolder = () => {
      const client = clientShortened(folders(path), clients);
      if (!client) return null;
      // The folder's name in the file's own says nothing new.
      const rest = folders(path).reduce((left, folder) => without(left, folder), plain(file));
      const because = `文件夹像是“${client.name}”的简称${namesCompany(rest, client) ? otherCompany : ''}`;
      return { rows: namedAmong(text, client.rows, cases), text, because, sure: false };
    };
    if (among.length === 0 && program === null && namesCompany(file, null))
      return inFolder() ?? { rows: null, because: '名称里写的公司不是现有的客户，请选案件', stranger: true };
    const signs = [
      ['小程序名称', byProgram, true, leastInWords],
      ['姓名', byPerson, false, Number.POSITIVE_INFINITY],
    ] as const;
    let shared: CaseNotFound | null = null;
    for (const [what, names, mayBeSure, least] of signs) {
      const word = longestIn(text, names);
      const rows = word === null ? [] : (names.get(word) ?? []);
      if (word === null) continue;
      // A piece of a longer name is somebody else's.
      const alone = standsAlone(path, word);
      if (!alone && word.length < least) continue;
      const other = mayBeSure && namesCompany(file, oneClient(rows));
      const because = `名称含${what}“${word}”${other ? otherCompany : ''}`;
      if (fits(oneClient(rows))) return { rows, text, because, sure: mayBeSure && alone && !other };
      if (oneClient(rows)) continue;
      shared ??= { rows: null, because: `名称含${what}“${word}”，不止一位客户有，请选案件`, candidates: rows };
    }
    if (among.length > 0) return severalFit(among);
    for (const token of text.match(/[a-z]{3,}/gu) ?? []) {
      const rows = byInitials.get(token);
      if (rows && oneClient(rows)) return { rows, text, because: `名称含拼音首字母“${token}”`, sure: false };
    }
    return inFolder() ?? shared ?? { rows: null, because: '看不出是哪位客户的，请选案件' };
  };
  const numbers = [...byPersonNumber.keys()].map((number) => number.toUpperCase());
  /** Whose card it is, where nothing else tells; one number fits or none is believed. */
  const onCard = ({ id, path, numberGlyphs }: TrayFile): CaseFound | null => {
    if (!numberGlyphs) return null;
    const before = shown.get(id);
    const number = before === undefined ? numberShown(numberGlyphs, numbers) : before;
    shown.set(id, number);
    const rows = number === null ? [] : (byPersonNumber.get(plain(number)) ?? []);
    const text = withoutEnding(plain(path));
    return oneClient(rows) ? { rows, text, because: '画面上的证件号码像是这位客户的', sure: false } : null;
  };
  const shown = new Map<number, string | null>();
  return (file) => {
    const { path, facts } = file;
    const [creditCode] = facts?.codes?.flatMap(({ text }) => creditCodesIn(text ?? '')) ?? [];
    const coded = creditCode ? byCode.get(plain(creditCode)) : undefined;
    const told = known.get(path) ?? inPath(path);
    known.set(path, told);
    if (!coded) return told.rows === null ? (onCard(file) ?? told) : told;
    if (told.rows === null)
      return { rows: coded, text: withoutEnding(plain(path)), because: '二维码里的信用代码对得上', sure: true };
    const agrees = told.rows.every((row) => oneClient([row, ...coded]) !== null);
    const because = `二维码里的信用代码对得上${agrees ? '' : '，但名称像是另一位客户的'}`;
    return { rows: coded, text: told.text, because, sure: agrees };
  };
}

/** The folders of a path, plain. */
function folders(path: string): string[] {
  return path.split('/').slice(0, -1).map(plain);
}

/** A shortened name has so many characters, nearly all of them in the order of the full name, which begins alike. */
const [leastShort, leastShare] = [6, 0.85];

/** The one client a folder seems to be a shortened name of; null where there are several such, or none. */
function clientShortened(names: readonly string[], clients: readonly Client[]): Client | null {
  const fitting = clients.filter(({ plainName }) =>
    names.some((short) => {
      if (short.length < leastShort || short.slice(0, 2) !== plainName.slice(0, 2)) return false;
      // The whole name of a company is that of another one, unless it leaves something out only.
      return commonInOrder(short, plainName) >= short.length * (namesCompany(short, null) ? 1 : leastShare);
    }),
  );
  const [only] = fitting;
  return fitting.length === 1 && only ? only : null;
}

/** How many characters two names share in the same order (longest common subsequence). */
function commonInOrder(one: string, other: string): number {
  let above = new Array<number>(other.length + 1).fill(0);
  for (const character of one) {
    const row = [0];
    for (let at = 0; at < other.length; at++) {
      const best = character === other[at] ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0);
      row.push(best);
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

/** A mini program's name in the path means that one only. */
function namedAmong(text: string, rows: readonly number[], cases: readonly TrayClient[]): readonly number[] {
  const named = rows.filter((row) => {
    const name = plain(cases[row]?.miniProgramName ?? '');
    return name.length >= leastName && text.includes(name);
  });
  return named.length > 0 ? named : rows;
}

function rowsBy(
  cases: readonly TrayClient[],
  namesOf: (each: TrayClient) => readonly (string | null | undefined)[],
): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, each] of cases.entries()) {
    for (const name of new Set(namesOf(each).map((one) => plain(one ?? '')))) {
      if (name.length >= leastName) rows.set(name, [...(rows.get(name) ?? []), row]);
    }
  }
  return rows;
}

function longestIn(text: string, names: ReadonlyMap<string, readonly number[]>): string | null {
  let longest: string | null = null;
  for (const name of names.keys()) {
    if (name.length > (longest?.length ?? 0) && text.includes(name)) longest = name;
  }
  return longest;
}

/** The client's own name may hold words that mean papers (样例授权管理公司). */
function without(text: string, name: string): string {
  return name === '' ? text : text.replaceAll(name, '');
}

function withoutEnding(text: string): string {
  return text.replace(/\.[a-z0-9]{1,5}$/u, '');
}
