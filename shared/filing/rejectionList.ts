import { fieldNamed, isFieldName } from './rejectionField.ts';

/** A number that may begin an item of a list: which way of counting, which number, and where it stands. */
interface Marker {
  readonly style: string;
  readonly value: number;
  readonly at: number;
  /** Where the words after it begin. */
  readonly end: number;
}

const chinese = '一二三四五六七八九十';

/** `（1）` `(一)` `1.` `1、` `1）` `①` `一、`; 1.5, dates, versions and the first of “1、2、3 项” are none. */
const markerSign = new RegExp(
  [
    `[(（]\\s?([\\d０-９]{1,2}|[${chinese}]{1,3})\\s?[)）]`,
    '([\\d０-９]{1,2})\\s?(?:([、)）])|([.．])(?![\\d０-９]))(?!\\s?[\\d０-９]{1,2}\\s?[、和及与至])',
    '([①-⒛])',
    `([${chinese}]{1,3})、(?!\\s?[${chinese}]{1,3}\\s?[、和及与至])`,
  ].join('|'),
  'gu',
);

const boundary = /[\s，,。；;！!？?：:、]/u;
const hardStop = /[。；;！!：:]/u;
/** What a number in brackets or a ring refers to rather than counts. */
const refers = /(?:附件|附表|附图|图|表|第|项|条|注|章|款|页|见|步骤|版本|样例)$/u;
const goesOn = /^\s?[和与及或的中至到，,、。；;）)]/u;
const says = /[\p{L}\p{N}]/u;

/**
 * A line taken apart where a list counts on in it: `1.A；2.B`, `1、A2、B`, `（1）A（2）B`, `①A②B`, `一、A；二、B`. Pure, linear.
 *
 * Only numbers that follow one another in one way of counting are a list; all else stays together. A field named before
 * the list (`小程序备注：1.…2.…`) is said again with every item that names none.
 */
export function itemsOfLine(line: string): string[] {
  const list = listIn(line);
  if (list.length === 0) return [line];
  const starts = list.map(({ at }) => at);
  const first = starts[0] ?? 0;
  const before = line.slice(0, first);
  const items = list.map(({ at, end }, index) => {
    const item = line.slice(at, starts[index + 1] ?? line.length);
    const shared = sharedName(before);
    const words = item.slice(end - at);
    return shared === null || beginsWithField(words) ? item : `${item.slice(0, end - at)}${shared}：${words}`;
  });
  return says.test(before) && sharedName(before) === null ? [before, ...items] : items;
}

/** The field that stands before a list, with nothing else; null for other words. */
function sharedName(before: string): string | null {
  const name = /^[\s【]*([^：:；;。，,【】]{1,30}?)\s?】?\s?[：:]?\s?$/u.exec(before)?.[1];
  return name !== undefined && /[：:】]/u.test(before) && isFieldName(name) ? name : null;
}

function beginsWithField(words: string): boolean {
  const at = words.slice(0, 31).search(/[：:]/u);
  return at > 0 && isFieldName(words.slice(0, at));
}

/** The list that begins first, number by number. */
function listIn(line: string): Marker[] {
  const chains = new Map<string, Marker[]>();
  for (const marker of markersIn(line)) {
    const chain = chains.get(marker.style);
    const last = chain?.at(-1);
    if (chain && last) {
      const follows = marker.value === last.value + 1 && saysBetween(line, last.end, marker.at);
      if (follows && (continues(line, marker) || isGlued(line, marker))) chain.push(marker);
    } else if (begins(line, marker)) chains.set(marker.style, [marker]);
  }
  return (
    [...chains.values()]
      .filter(([first, second]) => first && (second !== undefined || hardStop.test(line[beforeOf(line, first)] ?? '')))
      .toSorted(([one], [other]) => (one?.at ?? 0) - (other?.at ?? 0))[0] ?? []
  );
}

/** One after the other: a text of nothing but numbers is not held as thousands of them. */
function* markersIn(line: string): Generator<Marker> {
  for (const match of line.matchAll(markerSign)) {
    const [whole, inside, number, sign, , ring, han] = match;
    const [at, end] = [match.index, match.index + whole.length];
    if (ring !== undefined) {
      const code = (ring.codePointAt(0) ?? 0) - 0x2460;
      yield { at, end, style: `ring${Math.floor(code / 20)}`, value: (code % 20) + 1 };
    } else {
      const value = numberOf(inside ?? number ?? han ?? '');
      const plain = sign === undefined ? '1.' : `1${sign === '、' ? '、' : '）'}`;
      const enclosed = inside !== undefined && chinese.includes(inside[0] ?? ' ') ? '（一）' : '（1）';
      yield { at, end, style: inside !== undefined ? enclosed : han !== undefined ? '一、' : plain, value };
    }
  }
}

/** A list begins with its line, with 1 further on, or with 2 where its first number was not copied. */
function begins(line: string, marker: Marker): boolean {
  const before = line.slice(Math.max(0, marker.at - 12), marker.at);
  if (line.slice(0, marker.at).trim() === '') return !goesOn.test(line.slice(marker.end, marker.end + 2));
  if (marker.value === 2) return /[。；;！!]\s?$/u.test(before) && continues(line, marker);
  return marker.value === 1 && continues(line, marker);
}

/** A plain number needs a sign or a blank before it; brackets and rings only must not refer to something. */
function continues(line: string, { style, at, end }: Marker): boolean {
  const before = line.slice(Math.max(0, at - 12), at);
  if (/^[（r]/u.test(style)) return !refers.test(before.trimEnd()) && !goesOn.test(line.slice(end, end + 2));
  return at === 0 || boundary.test(line[at - 1] ?? '');
}

/**
 * True for the next number of a list where nothing stands between it and the reason before: `1、名称不符2、备注过短`.
 *
 * It must not be part of a number, of a name (v2.0, 图2、) or of an enumeration (2、3 份): words follow it at once.
 */
function isGlued(line: string, { style, at, end }: Marker): boolean {
  if (/^[（r]/u.test(style)) return false;
  const before = line.slice(Math.max(0, at - 12), at);
  const sign = before.at(-1) ?? '';
  if (refers.test(before) || /[\p{N}.．]/u.test(sign) || (style === '1.' && !/\P{ASCII}/u.test(sign))) return false;
  const next = line.slice(end, end + 2).trimStart();
  return /^[\p{Script=Han}“【《]/u.test(next) && !(style === '一、' && chinese.includes(next[0] ?? ' '));
}

/** The last sign before a marker that is no blank; -1 for none. */
function beforeOf(line: string, { at }: Marker): number {
  let place = at - 1;
  while (place >= 0 && /\s/u.test(line[place] ?? '')) place -= 1;
  return place;
}

function saysBetween(line: string, from: number, to: number): boolean {
  return says.test(line.slice(from, to));
}

function numberOf(digits: string): number {
  const plain = digits.normalize('NFKC');
  if (/^\d/u.test(plain)) return Number(plain);
  const [tens = '', ones = ''] = plain.includes('十') ? plain.split('十') : ['', plain];
  const digit = (sign: string) => chinese.indexOf(sign) + 1;
  return (plain.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + (ones === '' ? 0 : digit(ones));
}

const opening = '（([【“\u300c\u300e《';
const closing = '）)]】”\u300d\u300f》';
/** What goes on with the reason before it: advice, conditions, examples. */
const belongsBefore =
  /^\s?(?:请|应|需|须|建议|修改|整改|如|例如|比如|否则|或|并|且|即|可|详见|参照|参考|但|因此|所以|同时)/u;

/**
 * Reasons that only semicolons keep apart: `A；B；C`. Pure, linear.
 *
 * What stands in brackets or quotes stays together; so does advice with its reason, and everything said of the one
 * field that is named in front.
 */
export function betweenSemicolons(line: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= line.length; at += 1) {
    const sign = line[at] ?? '；';
    if (opening.includes(sign)) depth += 1;
    else if (closing.includes(sign)) depth = Math.max(0, depth - 1);
    else if (at === line.length || (depth === 0 && /[；;]/u.test(sign))) {
      const piece = line.slice(from, at + 1);
      if (says.test(piece)) pieces.push(piece);
      else if (pieces.length > 0) pieces.push(`${pieces.pop()}${piece}`);
      from = at + 1;
    }
  }
  const [first = line] = pieces;
  const [ofField, advises] = [beginsWithField(first), belongsBefore.test(first)];
  return pieces.reduce<string[]>((reasons, piece) => {
    const joined = (belongsBefore.test(piece) && !advises) || (ofField && fieldNamed(piece) === null);
    if (joined && reasons.length > 0) reasons.push(`${reasons.pop()}${piece}`);
    else reasons.push(piece);
    return reasons;
  }, []);
}
