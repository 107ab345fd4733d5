/** Text after normalisation and, in Chinese, what was changed: nothing is repaired silently. */
export interface Normalised {
  readonly text: string;
  readonly notes: readonly string[];
}

/** How the letters and dashes of one number format are to be read. */
export interface NumberStyle {
  readonly letters: 'upper' | 'lower' | 'asTyped';
  /** `drop` where dashes only group digits (138-0013-8000), `keep` where they belong to the number. */
  readonly dashes: 'drop' | 'keep';
}

interface Step {
  readonly change: (text: string) => string;
  readonly note: string;
}

const blanks = /\s/gu;
/** Zero-width characters, byte-order marks, direction marks, controls, fillers: they come along when pasting from chats. */
const invisible = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
const fullWidth = /[\uFF01-\uFF5E]/g;
const dash = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
const groupingDash = /(?<=[0-9A-Za-z])-+(?=[0-9A-Za-z])/g;
/** The apostrophe that marks text in spreadsheets. */
const leadingQuote = /^['\u2018\u2019`]+/;

const removeBlanks = { change: (text: string) => text.replace(blanks, ''), note: '去掉了空格' };
const removeInvisible = { change: (text: string) => text.replace(invisible, ''), note: '去掉了看不见的字符' };
const narrow = {
  change: (text: string) =>
    text.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)),
  note: '全角字符改成了半角',
};
const oneDash = { change: (text: string) => text.replace(dash, '-'), note: '破折号改成了半角连字符' };
const removeQuote = { change: (text: string) => text.replace(leadingQuote, ''), note: '去掉了开头的引号' };
const dropDashes = { change: (text: string) => text.replace(groupingDash, ''), note: '去掉了数字之间的连字符' };
const upper = {
  change: (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  note: '小写字母改成了大写',
};
const lower = {
  change: (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  note: '大写字母改成了小写',
};

/**
 * The number as it is meant: half-width, without blanks, invisible characters and grouping dashes.
 *
 * Only changes that cannot turn one number into another are made; look-alike letters stay. Idempotent; any
 * string is accepted.
 */
export function normaliseNumber(input: string, style: NumberStyle): Normalised {
  const steps: Step[] = [removeBlanks, removeInvisible, narrow, oneDash, removeQuote];
  if (style.dashes === 'drop') steps.push(dropDashes);
  if (style.letters === 'upper') steps.push(upper);
  if (style.letters === 'lower') steps.push(lower);
  let text = input;
  const notes: string[] = [];
  for (const { change, note } of steps) {
    const changed = change(text);
    if (changed !== text) notes.push(note);
    text = changed;
  }
  return { text, notes };
}

/** Digits and letters half-width, every kind of blank and invisible character gone; used for dates too. */
export function compact(input: string): string {
  return [removeBlanks, removeInvisible, narrow, oneDash].reduce((text, { change }) => change(text), input);
}
