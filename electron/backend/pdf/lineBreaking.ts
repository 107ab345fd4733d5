import { hasBlankLeft, hasBlankRight, isClosing, isHan, isOpening, isWestern } from './characterClasses.ts';
import { type Character, type Cluster, clustersOf } from './textClusters.ts';

/** Widths of characters in em. */
export interface Measure {
  advance(codePoint: number): number;
}

export interface LineOptions {
  readonly measure: Measure;
  /** Longest line, em. */
  readonly width: number;
  /** Space before the first line, em. */
  readonly indent?: number;
  /** Space before every further line, em. */
  readonly hanging?: number;
  /** True fills every line but the last to the full width. */
  readonly justified?: boolean;
  /** False never narrows marks to make room: what follows a label stays in line with the lines below it. */
  readonly pushIn?: boolean;
}

/** A character where it stands; `after` is the space to its successor in em, negative where a mark gives up its blank half. */
export interface SetCharacter {
  readonly text: string;
  readonly after: number;
}

export interface SetLine {
  readonly text: string;
  /** Em from the left edge of the paragraph. */
  readonly indent: number;
  readonly characters: readonly SetCharacter[];
  /** Em, from the first character to the end of the last one that is not blank. */
  readonly width: number;
}

/** Space between Chinese and Western characters; clreq, 3.2.4 allows up to a quarter em. */
const mixedSpace = 0.18;

/** What a full-width mark can give up: its blank half at the end of the line, half of that within it. */
const markGives = { atEnd: 0.5, within: 0.25 };

/** The widest stretch of one gap; a line that would need more stays short. */
const widestStretch = 0.3;

/**
 * Breaks a paragraph into lines by the rules of Chinese typesetting (GB/T 15834, clreq).
 *
 * No line begins with a closing mark or ends with an opening one; words, numbers, addresses, —— and …… stay whole.
 * A mark that would just not fit is pushed in by narrowing the marks of the line, else it takes the character before
 * it to the next line. Only what is longer than a whole line is broken within: where its parts meet (an address after @, before a full
 * stop), else anywhere; nothing is put in. The lines together are the text.
 */
export function breakLines(text: string, options: LineOptions): SetLine[] {
  const lines: SetLine[] = [];
  let current: Character[] = [];
  /** No less than the width of `current`: every gap counted as wide as gaps get. */
  let widest = 0;
  const room = () => options.width - indentOf(lines.length, options);
  const finish = (last: boolean) => {
    if (current.length > 0) lines.push(setLine(current, room(), indentOf(lines.length, options), last, options));
    current = [];
    widest = 0;
  };
  const add = (cluster: Cluster) => {
    current.push(...cluster);
    widest += widestOf(cluster, options.measure);
  };
  const take = (cluster: Cluster): boolean => {
    const surely = widest + widestOf(cluster, options.measure) <= room();
    if (!surely && !fits([...current, ...cluster], room(), options)) return false;
    add(cluster);
    return true;
  };
  for (const cluster of clustersOf(text)) {
    if (take(cluster)) continue;
    finish(false);
    if (take(cluster)) continue;
    for (const character of cluster) {
      if (take([character])) continue;
      const carried = current.splice(placeToBreak(current, character));
      finish(false);
      add(carried);
      if (take([character])) continue;
      finish(false);
      // A single character is taken even where the line is narrower than it.
      add([character]);
    }
  }
  finish(true);
  return lines;
}

/** In addresses a line may end after these, and begin with those: a hyphen at its end would seem to be put in (Chicago Manual, 7.46). */
const [endsLine, beginsLine] = [new Set('@/=&?'), new Set('.-_#+~%')];
/** A line that would be shorter than this share of itself is rather filled. */
const leastFilled = 0.4;

/** How many of the characters of a line stay when what is too long for any line goes on with `next`: all where no place is better. */
function placeToBreak(line: readonly Character[], next: Character): number {
  for (let at = line.length; at >= line.length * leastFilled && at > 0; at--) {
    const [before, after] = [line[at - 1], line[at] ?? next];
    if (before && (endsLine.has(before.text) || beginsLine.has(after.text))) return at;
  }
  return line.length;
}

function indentOf(line: number, { indent = 0, hanging = 0 }: LineOptions): number {
  return line === 0 ? indent : hanging;
}

function widestOf(cluster: Cluster, measure: Measure): number {
  return cluster.reduce((sum, { text }) => sum + measure.advance(text.codePointAt(0) ?? 0) + mixedSpace, 0);
}

function fits(characters: readonly Character[], room: number, { measure, pushIn = true }: LineOptions): boolean {
  const gaps = gapsOf(characters, measure);
  const width = widthOf(characters, gaps, measure);
  if (width <= room + tolerance) return true;
  if (!pushIn) return false;
  const give = shrinksOf(characters, gaps, measure).reduce((sum, each) => sum + each, 0);
  return width - give <= room + tolerance;
}

/** Rounding of sums of widths, far below a printer's dot. */
const tolerance = 1e-6;

function setLine(
  characters: readonly Character[],
  room: number,
  indent: number,
  last: boolean,
  { measure, justified = false }: LineOptions,
): SetLine {
  const gaps = gapsOf(characters, measure);
  const spare = room - widthOf(characters, gaps, measure);
  const adjusted = spare < -tolerance ? shrink(characters, gaps, -spare, measure) : gaps;
  const placed = justified && !last && spare > tolerance ? stretch(characters, adjusted, spare) : adjusted;
  return {
    text: characters.map((each) => each.text).join(''),
    indent,
    characters: characters.map((each, index) => ({ text: each.text, after: placed[index] ?? 0 })),
    width: widthOf(characters, placed, measure),
  };
}

/** The natural space after each character: between scripts a little more, between two marks a little less. */
function gapsOf(characters: readonly Character[], measure: Measure): number[] {
  return characters.map(({ text }, index) => {
    const next = characters[index + 1];
    if (!next || next.tied) return 0;
    if ((isHan(text) && isWestern(next.text)) || (isWestern(text) && isHan(next.text))) return mixedSpace;
    const wide = isWide(next.text, measure);
    const closes = hasBlankRight(text) && isWide(text, measure) && isMark(next.text) && wide;
    const opens = isMark(text) && wide && hasBlankLeft(next.text);
    return closes || opens ? -0.5 : 0;
  });
}

/** How much each place can give up. */
function shrinksOf(characters: readonly Character[], gaps: readonly number[], measure: Measure): number[] {
  const end = lastInk(characters);
  return characters.map(({ text }, index) => {
    const gap = gaps[index] ?? 0;
    if (index > end) return 0;
    if (gap > 0) return gap / 2;
    if (gap < 0 || !isWide(text, measure) || !hasBlankRight(text)) return 0;
    return index === end ? markGives.atEnd : markGives.within;
  });
}

function shrink(characters: readonly Character[], gaps: readonly number[], excess: number, measure: Measure): number[] {
  const gives = shrinksOf(characters, gaps, measure);
  const end = lastInk(characters);
  const atEnd = Math.min(excess, gives[end] ?? 0);
  const within = gives.reduce((sum, each, index) => (index === end ? sum : sum + each), 0);
  const share = within === 0 ? 0 : Math.min(1, (excess - atEnd) / within);
  return gaps.map((gap, index) => gap - (index === end ? atEnd : (gives[index] ?? 0) * share));
}

function stretch(characters: readonly Character[], gaps: readonly number[], spare: number): number[] {
  const end = lastInk(characters);
  const open = characters.map((_, index) => index < end && characters[index + 1]?.tied === false);
  const each = spare / Math.max(1, open.filter(Boolean).length);
  return each > widestStretch ? [...gaps] : gaps.map((gap, index) => (open[index] ? gap + each : gap));
}

function widthOf(characters: readonly Character[], gaps: readonly number[], measure: Measure): number {
  const end = lastInk(characters);
  let width = 0;
  for (let index = 0; index <= end; index++) {
    width += measure.advance(characters[index]?.text.codePointAt(0) ?? 0);
    width += index < end || (gaps[index] ?? 0) < 0 ? (gaps[index] ?? 0) : 0;
  }
  return width;
}

/** Blanks at the end of a line hang over its edge. */
function lastInk(characters: readonly Character[]): number {
  return characters.findLastIndex(({ text }) => text !== ' ');
}

function isMark(character: string): boolean {
  return isOpening(character) || isClosing(character);
}

function isWide(character: string, measure: Measure): boolean {
  return measure.advance(character.codePointAt(0) ?? 0) === 1;
}
