import type { Client } from './clientOfPath.ts';
import { endsInPaperWord, startsWithPaperWord } from './paperOfName.ts';
import { placeAlone, placeBefore, placeEnding } from './placeNames.ts';

/** A client whose name stands in a text. */
export interface Named {
  readonly client: Client;
  /** As it stands there, plain. */
  readonly form: string;
  /** A word ends before and behind it: nobody else is called so with something more. */
  readonly whole: boolean;
}

interface Mention extends Named {
  readonly from: number;
  readonly to: number;
}

interface Form {
  readonly client: Client;
  readonly form: string;
}

/** Names of human beings and the like are shorter than this; they stand in longer words and in papers of others. */
const leastCompany = 5;
/** Shorter forms of a name mean nothing. */
const leastShort = 4;
/** So much of them is more than a place. */
const leastOwn = 2;

/** Clients by the first characters of what they are called: ten thousand files meet thousands of clients. */
interface Heads {
  readonly full: ReadonlyMap<string, readonly Form[]>;
  readonly short: ReadonlyMap<string, readonly Form[]>;
}
const headsOf = new WeakMap<readonly Client[], Heads>();

/** A branch is somebody else, and so is 样例科技有限公司 of 样例科技有限公司深圳分公司. */
const branch = /^[\p{Script=Han}()]{0,12}?(?:分公司|分店|分所|分行|支行|办事处|营业部)/u;
const frontOrName = /^正(?!\p{Script=Han})/u;
const legalForm = /(?:股份有限公司|有限责任公司|有限公司|股份公司|公司)$/u;
const bracketed = /\([^()]*\)/gu;
const company = /[\p{Script=Han}()]{4,}?(?:有限责任公司|有限公司|股份公司)/u;
/**
 * The clients whose full names stand in one part of a path, anywhere. The longer of two that overlap is meant, a company
 * rather than a human being; what is left of several is named equally well. Pure.
 */
export function namedIn(part: string, clients: readonly Client[]): Named[] {
  const { text, gaps } = readable(part);
  const found = mentions(text, headsIn(clients).full, ({ form }, from) => {
    if (!text.startsWith(form, from) || branch.test(text.slice(from + form.length))) return null;
    const to = from + form.length;
    const apart = isEdge(text, gaps, from) && (/公司$/u.test(form) || isEdge(text, gaps, to));
    // 王伟正 is the front of a card, or somebody else.
    const longer = form.length < leastCompany && !gaps.has(to) && frontOrName.test(text.slice(to));
    return apart || form.length >= leastCompany ? { form, whole: apart && !longer } : null;
  });
  const meant = found.filter(
    ({ from, to }) => !found.some((other) => other.from <= from && other.to >= to && other.to - other.from > to - from),
  );
  const companies = meant.filter(({ form }) => form.length >= leastCompany);
  return eachOnce(companies.length > 0 ? companies : meant);
}

/**
 * The one client for whose name a part of a path has a usual short form: without 有限公司, bracketed place and the place it
 * begins with, or the first characters of that, at least four, between ends of words. Null where another client's name has
 * it as well, where the part names a company otherwise, or another place. Pure.
 */
export function shortenedIn(part: string, clients: readonly Client[]): Named | null {
  const { text, gaps } = readable(part);
  const found = mentions(text, headsIn(clients).short, ({ client, form }, from) => {
    if (!isEdge(text, gaps, from)) return null;
    let length = 0;
    while (length < form.length && form[length] === text[from + length]) length++;
    if (length < leastShort || form.slice(0, length).replace(placeBefore, '').length < leastOwn) return null;
    // 样例云帆科技有限公司, where its full name has a place in brackets.
    const ending =
      length === form.length ? (/^(?:有限责任|股份有限|有限)?公司/u.exec(text.slice(from + length))?.[0] ?? '') : '';
    const [to, own] = [from + length + ending.length, text.slice(from, from + length)];
    const behind = placeAlone.exec(text.slice(to))?.[0];
    if (!isEdge(text, gaps, to) || (behind && !client.plainName.includes(behind))) return null;
    if (company.test(text.slice(0, from)) || /公司/u.test(text.slice(to))) return null;
    return {
      form: own + ending,
      whole: true,
      shared: clients.some((other) => other !== client && other.plainName.includes(own)),
    };
  });
  const most = Math.max(...found.map(({ form }) => form.length));
  const longest = eachOnce(found.filter(({ form }) => form.length === most));
  const [only] = longest;
  return only && longest.length === 1 && !found.some((each) => each.form === only.form && each.shared) ? only : null;
}

/** Whether a name speaks of a company, apart from this client. Pure. */
export function namesCompany(part: string, client: Client | null): boolean {
  const { text } = readable(part);
  const own = client ? [client.plainName, ...shortForms(client.plainName)].filter((form) => form !== '') : [];
  return company.test(own.reduce((rest, form) => rest.replaceAll(form, ' '), text));
}

/** Whether a plain name stands by itself in a part of a path, and not as a piece of a longer one: 王伟 is not 王伟明. Pure. */
export function standsAlone(path: string, name: string): boolean {
  return path.split('/').some((part) => {
    const { text, gaps } = readable(part);
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (isEdge(text, gaps, at) && isEdge(text, gaps, at + name.length)) return true;
    return false;
  });
}

/** Whether a client is called as companies are, and not as a human being. Pure. */
export function isCompany({ plainName }: Client): boolean {
  return plainName.length >= leastCompany;
}

/** Whether a short name is one of a client's usual ones. Pure. */
export function isUsualShort(short: string, { plainName }: Client): boolean {
  return shortForms(plainName).some((form) => form.startsWith(short));
}

/** What a client is usually called for short; beginnings of these will do. */
function shortForms(plainName: string): string[] {
  const core = plainName.replaceAll(bracketed, '').replace(legalForm, '');
  // A branch goes by no part of its name.
  if (core.includes('公司')) return [];
  // 深圳样例科技 is what 深圳市样例科技有限公司 is called.
  const forms = [core, core.replace(placeEnding, '$1'), core.replace(placeBefore, '')];
  return [...new Set(forms)].filter((form) => form.length >= leastShort && /^\p{Script=Han}+$/u.test(form));
}

function headsIn(clients: readonly Client[]): Heads {
  const known = headsOf.get(clients);
  if (known) return known;
  const named = clients.filter(({ plainName }) => plainName.length >= 2);
  const full = byHead(
    named.flatMap((client) =>
      [...new Set([client.plainName, client.plainName.replace(/[()]/gu, '')])].map((form) => ({ client, form })),
    ),
  );
  const short = byHead(named.flatMap((client) => shortForms(client.plainName).map((form) => ({ client, form }))));
  const made = { full, short };
  headsOf.set(clients, made);
  return made;
}

const headLength = 4;

function byHead(forms: readonly Form[]): Map<string, Form[]> {
  return Map.groupBy(forms, ({ form }) => form.slice(0, headLength));
}

function mentions<Found extends { readonly form: string; readonly whole: boolean }>(
  text: string,
  heads: ReadonlyMap<string, readonly Form[]>,
  look: (form: Form, from: number) => Found | null,
): (Found & Mention)[] {
  const found: (Found & Mention)[] = [];
  for (let from = 0; from < text.length; from++) {
    for (let length = 2; length <= headLength; length++) {
      for (const form of heads.get(text.slice(from, from + length)) ?? []) {
        if (form.form.length < headLength ? form.form.length !== length : length !== headLength) continue;
        const seen = look(form, from);
        if (seen) found.push({ ...seen, client: form.client, from, to: from + seen.form.length });
      }
    }
  }
  return found;
}

/** Each client once, as it stands there best. */
function eachOnce<Each extends Named>(found: readonly Each[]): Each[] {
  const once = new Map<Client, Each>();
  for (const each of found) if (!once.get(each.client)?.whole) once.set(each.client, each);
  return [...once.values()];
}

const [opening, closing] = [/[[【〔{]/gu, /[\]】〕}]/gu];

/** Plain (see plain.ts) with one kind of brackets, and where blanks stood: a word ends there. */
function readable(part: string): { readonly text: string; readonly gaps: ReadonlySet<number> } {
  const gaps = new Set<number>();
  let text = '';
  for (const word of part.normalize('NFKC').split(/\s+/u)) {
    gaps.add(text.length);
    text += word.toLowerCase().replace(opening, '(').replace(closing, ')');
  }
  return { text, gaps };
}

/** Whether a word ends at this place: at an end, a blank, another kind of character, or a word that means a paper. */
function isEdge(text: string, gaps: ReadonlySet<number>, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at] ?? ''];
  if (gaps.has(at) || !alike.some((kind) => kind.test(before) && kind.test(after))) return true;
  return endsInPaperWord(text.slice(0, at)) || startsWithPaperWord(text.slice(at));
}

const alike = [/\p{Script=Han}/u, /[a-z]/u];
