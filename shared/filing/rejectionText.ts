import { z } from 'zod';
import { fieldNamed, isFieldName } from './rejectionField.ts';
import { isHeading } from './rejectionHeading.ts';
import { partsOfText } from './rejectionJson.ts';
import { betweenSemicolons, itemsOfLine } from './rejectionList.ts';
import { withoutMarkup } from './rejectionMarkup.ts';
import { isName, type Part, partOf } from './rejectionPart.ts';
import { namedSentences } from './rejectionSentences.ts';
import { tabulated } from './rejectionTable.ts';

/** Most characters of one rejection, as it is pasted and as it is kept; a platform's answer is far shorter. */
export const mostOfRejection = 20_000;

/** What can be pasted as a rejection; one sentence says what to do with more. */
export const pastedRejectionSchema = z
  .string()
  .max(mostOfRejection, `驳回内容最多 ${mostOfRejection} 个字，请只粘贴平台给出的原因，或分几次粘贴`);

/** One reason of a rejection as it was pasted: which field it names, why, and what the platform advises. */
export interface PastedReason {
  /** What the platform calls the field; null where it names none. */
  readonly keyName: string | null;
  readonly error: string;
  readonly suggest: string | null;
  /** Path of the field, official where the payload has one; null when no field was recognised. */
  readonly where: string | null;
}

type Draft = Record<Part, string>;

/** `1、` `2.` `（3）` `④` `五、` `•` at the beginning of a line; not the beginning of a number such as 3.14 or a date. */
const numbering =
  /^(?:[(（]\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[)）](?!\s?[和与及或])|第?[\d０-９]{1,2}\s*(?:[、)）]|．(?![\d０-９]))(?!\s?[\d０-９]{1,2}\s?[、和及与至])|[\d０-９]{1,2}\s*[.:：](?![\d])|[①-⒛](?!\s?[和与及或])|第?[一二三四五六七八九十]{1,3}[、．](?!\s?[一二三四五六七八九十]{1,3}\s?[、和及与至])|[-–—•·●▪*＊])\s*/u;

const inlineAdvice = /(?:修改|整改|处理|平台)?建议(?:如下)?\s*[:：]\s*/u;

/**
 * The reasons in what somebody pasted: the platform's JSON, a table, or text in whatever shape. Pure.
 *
 * No line is lost: what names no field becomes a reason without one. Numbers, bullets, semicolons between reasons and
 * the labels 字段, 原因, 建议 are taken off, the tags of a page, and a heading that says only that reasons follow; the
 * words themselves stay as they are. The time grows with the length of the text, not faster.
 */
export function parseRejection(text: string): PastedReason[] {
  const drafts = partsOfText(text).flatMap((part) =>
    typeof part === 'string' ? rowsOfText(withoutMarkup(part)) : part.map(bareRow).flatMap(rowsOfRow),
  );
  return drafts.flatMap(finished);
}

/** Platforms write the page's tags into their answers, too. */
function bareRow({ keyName, error, suggest }: Draft): Draft {
  const [name, why, advice] = [keyName, error, suggest].map((words) => withoutMarkup(words).trim());
  return { keyName: name ?? '', error: why ?? '', suggest: advice ?? '' };
}

/** A reason alone can itself hold a whole list. */
function rowsOfRow(row: Draft): Draft[] {
  return row.keyName === '' && row.suggest === '' && !/[\n\r\t]/u.test(row.error) ? rowsOfText(row.error) : [row];
}

function rowsOfText(text: string): Draft[] {
  const pasted = text
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/u)
    .map((line) => line.replaceAll(/[\uFEFF\u200B]/gu, ''));
  const lines = tabulated(pasted)
    .flatMap((line) => (line.includes('\t') ? [line] : itemsOfLine(line).flatMap(namedSentences)))
    .filter((line) => line.trim() !== '')
    .filter((line, index, all) => index === all.length - 1 || !isHeading(line));
  const numbered = lines.some((line) => numbering.test(line.trim()));
  const rows: Draft[] = [];
  /** Where a line goes that says nothing of itself; null: it is a reason of its own. */
  let open: Part | null = null;
  const begin = (row: Partial<Draft>) => rows.push({ keyName: '', error: '', suggest: '', ...row });
  const put = (part: Part, words: string) => {
    const row = rows.at(-1);
    if (!row || (part === 'keyName' && (row.keyName || row.error || row.suggest)) || (part === 'error' && row.suggest))
      begin({ [part]: words });
    else row[part] = row[part] === '' ? words : `${row[part]}\n${words}`;
    open = part;
  };
  for (const line of lines) {
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells.length > 1) {
      const [keyName = '', error = '', suggest = '', ...rest] = cells;
      const heading = [keyName, error, suggest].every((cell) => cell === '' || partOf(cell) !== null);
      if (!heading) begin({ keyName, error, suggest: [suggest, ...rest].filter((cell) => cell !== '').join('\n') });
      open = null;
      continue;
    }
    const bare = line.trim().replace(numbering, '').trim();
    const starts = bare !== line.trim();
    if (bare === '') continue;
    const [before, after] = atColon(bare);
    const part = partOf(before);
    if (part !== null) {
      // A label alone: what follows stands in the next lines.
      if (starts && rows.length > 0 && part !== 'suggest') begin({});
      if (after && part === 'error' && !numbered) {
        const [first = after, ...others] = betweenSemicolons(after);
        const alone = !rows.at(-1)?.keyName || rows.at(-1)?.error !== '';
        put(part, alone ? first : after);
        for (const error of alone ? others : []) begin({ error });
      } else if (after) put(part, after);
      else if (part === 'keyName' || rows.length === 0 || (part === 'error' && rows.at(-1)?.error)) begin({});
      open = part;
      continue;
    }
    if (starts || open === null || fieldAndWords(bare) !== null) {
      for (const reason of numbered ? [bare] : betweenSemicolons(bare))
        begin(fieldAndWords(reason) ?? { error: reason });
      // In a numbered list a line without a number goes on; elsewhere every line stands for itself.
      open = numbered && (starts || open !== null) ? 'error' : null;
    } else put(open, bare);
  }
  return rows;
}

/** The field a reason begins with, and what is said of it; null where it begins with none. */
function fieldAndWords(reason: string): Partial<Draft> | null {
  const [before, after] = atColon(reason);
  return after && isName(before) && isFieldName(before) ? { keyName: before.trim(), error: after } : null;
}

/** What stands before and after the first colon; null after it when there is none. A label may stand in 【】 without one. */
function atColon(line: string): [before: string, after: string | null] {
  const bracketed = /^【([^】]{1,30})】\s*[:：]?\s*(.*)$/u.exec(line);
  if (bracketed) return [bracketed[1] ?? '', bracketed[2] ?? ''];
  const at = line.search(/[:：]/u);
  return at < 0 ? [line, null] : [line.slice(0, at).trimEnd(), line.slice(at + 1).trimStart()];
}

/** Words that were put together are taken apart again where one text is longer than a reason can be. */
const mostOfText = 2000;
const mostOfName = 200;

function finished({ keyName, error, suggest }: Draft): PastedReason[] {
  const advice = suggest === '' ? inlineAdvice.exec(error) : null;
  const why = withoutEnd(
    advice === null ? error : error.slice(0, advice.index),
    advice === null ? '；;' : '，,；;。（(',
  );
  const advised = withoutEnd(advice === null ? suggest : error.slice(advice.index + advice[0].length), '；;');
  const name = keyName.length > mostOfName ? '' : keyName;
  const reason = name === keyName ? why : `${keyName}\n${why}`;
  const all = [reason, name, advised].map((words) => words.trim());
  if (all.every((words) => words === '')) return [];
  const where = fieldNamed(name) ?? fieldNamed(reason);
  const shown = name.trim() || null;
  const whole = reason.trim() || advised.trim() || name.trim();
  const [first = '', ...rest] = piecesOf(whole);
  const [advice1 = '', ...more] = piecesOf(reason.trim() === '' ? '' : advised.trim());
  return [
    { keyName: shown, error: first, suggest: advice1 || null, where },
    ...[...rest, ...more].map((piece) => ({ keyName: shown, error: piece, suggest: null, where })),
  ];
}

/** Without these signs and blanks at its end. */
function withoutEnd(words: string, signs: string): string {
  let end = words.length;
  while (end > 0 && (signs.includes(words[end - 1] ?? ' ') || /\s/u.test(words[end - 1] ?? ''))) end -= 1;
  return words.slice(0, end);
}

function piecesOf(words: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < words.length; from += mostOfText) pieces.push(words.slice(from, from + mostOfText));
  return pieces;
}
