import { fieldNamed, isExactFieldName } from './rejectionField.ts';
import { isName, type Part, partOf } from './rejectionPart.ts';

type Separator = 'pipe' | 'tab' | 'comma' | 'gap';

/** What a heading says of the columns below it: the part each holds, null for one that only counts or says else. */
interface Columns {
  readonly separator: Separator;
  readonly parts: readonly (Part | 'number' | null)[];
}

/** No heading is longer. */
const mostOfHeading = 120;
/** No row between commas without a heading is longer. */
const mostOfRow = 2000;
const pipe = /[|｜]/u;
/** A line between heading and rows: `|---|:--:|`, `+----+----+`. */
const ruleLine = /^[\s|｜+:=─━┼│\-—]+$/u;

/**
 * The lines of a table, each as field, reason and advice with tabs between; its heading and rules are left out. Pure, linear.
 *
 * Columns stand between upright lines, as Markdown has them, or tabs; between commas only under a heading that names
 * them and where a row has as many, or, half-width, behind the name of a field alone; between wide gaps likewise, or behind the name of a field. A heading says which
 * column is which. All else stays the line it was.
 */
export function tabulated(lines: readonly string[]): string[] {
  const rows: string[] = [];
  let columns: Columns | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') columns = null;
    if (isRule(line)) continue;
    const heading = headingOf(line, lines[index + 1] ?? '');
    if (heading !== null) {
      columns = heading;
      continue;
    }
    const under: string[] | null = columns === null ? null : cellsUnder(line, columns);
    if (columns !== null && under !== null) {
      rows.push(inOrder(under, columns.parts));
      continue;
    }
    // One comma more or less than the heading has: nobody knows where the reason ends.
    const mayList = columns?.separator !== 'comma';
    columns = null;
    rows.push(alone(line, mayList));
  }
  return rows;
}

function isRule(line: string): boolean {
  return /[|｜+┼│]/u.test(line) && /[-─━=—]/u.test(line) && ruleLine.test(line);
}

/** The columns a line names; null for one that is no heading. Commas and gaps need a row that fits in the next line. */
function headingOf(line: string, next: string): Columns | null {
  if (line.length > mostOfHeading) return null;
  const separators: Separator[] = pipe.test(line) ? ['pipe'] : line.includes('\t') ? ['tab'] : ['comma', 'gap'];
  for (const separator of separators) {
    const parts = cellsOf(line, separator).map(
      (cell) => partOf(cell) ?? (/^(?:序号|编号|no\.?|#)$/iu.test(cell) ? 'number' : null),
    );
    const named = new Set(parts.filter((part) => part !== null && part !== 'number'));
    if (named.size < 2) continue;
    const columns = { separator, parts };
    if (separator === 'pipe' || separator === 'tab' || cellsUnder(next, columns) !== null) return columns;
  }
  return null;
}

/** The cells of a row under a heading; null for a line that is none. */
function cellsUnder(line: string, { separator, parts }: Columns): string[] | null {
  if (separator === 'pipe') return pipe.test(line) ? cellsOf(line, separator) : null;
  if (separator === 'tab') return line.includes('\t') ? cellsOf(line, separator) : null;
  const cells = cellsOf(line, separator);
  if (cells.length === parts.length) return cells;
  // What is missing at the end is missing; a comma too many stands in a sentence.
  return separator === 'gap' && cells.length > 1 && cells.length < parts.length ? cells : null;
}

/** A line without a heading over it; `mayList`: commas may part its cells. */
function alone(line: string, mayList: boolean): string {
  if (line.includes('\t')) return line;
  if (pipe.test(line)) {
    const cells = cellsOf(line, 'pipe');
    const enclosed = pipe.test(line.trimStart()[0] ?? '');
    if (enclosed || (cells.length <= 4 && isField(cells[0] ?? ''))) {
      const counted = cells.length > 2 && /^\d{1,3}[.、]?$/u.test(cells[0] ?? '');
      return inOrder(counted ? cells.slice(1) : cells, ['keyName', 'error', 'suggest']);
    }
    return line;
  }
  const listed = mayList ? commaRow(line) : null;
  if (listed !== null) return inOrder(listed, ['keyName', 'error', 'suggest']);
  const cells = cellsOf(line, 'gap');
  const inColumns = (cells.length === 2 || cells.length === 3) && isField(cells[0] ?? '');
  return inColumns ? inOrder(cells, ['keyName', 'error', 'suggest']) : line;
}

/**
 * The cells of a line as sheets write them, with half-width commas, perhaps a number in front; null for other lines.
 *
 * Nothing but a field's name stands in the first, and none in the second: `小程序备注,过于笼统,请写明`.
 */
function commaRow(line: string): string[] | null {
  if (!line.includes(',') || line.length > mostOfRow) return null;
  const found = cellsOf(line.replaceAll('，', '\uE000'), 'comma').map((cell) => cell.replaceAll('\uE000', '，'));
  const cells = found.length > 2 && /^\d{1,3}[.、]?$/u.test(found[0] ?? '') ? found.slice(1) : found;
  const [name = '', reason = ''] = cells;
  const isRow = (cells.length === 2 || cells.length === 3) && isExactFieldName(name) && reason !== '';
  return isRow && !isExactFieldName(reason) ? cells : null;
}

function isField(words: string): boolean {
  return isName(words) && !/[:：]/u.test(words) && fieldNamed(words) !== null;
}

/** Field, reason, advice, and whatever else the row says, in this order. A row of one cell is a line of words. */
function inOrder(cells: readonly string[], parts: Columns['parts']): string {
  const clean = cells.map((cell) => cell.replaceAll(/\s+|<br\s?\/?>/giu, ' ').trim());
  if (clean.length === 1) return clean[0] ?? '';
  const of = (part: Part) => clean.filter((cell, index) => cell !== '' && parts[index] === part).join('\n');
  const others = clean.filter((cell, index) => cell !== '' && (parts[index] ?? null) === null);
  const [keyName, error, suggest] = [of('keyName'), of('error'), of('suggest')];
  const said = keyName !== '' || error !== '' || suggest !== '';
  return said ? [keyName, error, suggest, ...others].join('\t') : `\t${others.join('\n')}`;
}

function cellsOf(line: string, separator: Separator): string[] {
  if (separator === 'tab') return line.split('\t').map((cell) => cell.trim());
  const text = line.trim();
  if (separator === 'gap') return text.split(/[ \u00A0]{2,}|\u3000+/u).map((cell) => cell.trim());
  return separator === 'pipe' ? pipedCells(text) : commaCells(text);
}

/** Without the lines at both ends; `\|` is a sign of the words. */
function pipedCells(text: string): string[] {
  const cells = [''];
  const put = (words: string) => cells.push(`${cells.pop() ?? ''}${words}`);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && text[at + 1] === '|') {
      put('|');
      at += 1;
    } else if (pipe.test(sign)) {
      if (at > 0) cells.push('');
    } else put(sign);
  }
  const ended = cells.length > 1 && cells.at(-1) === '';
  return (ended ? cells.slice(0, -1) : cells).map((cell) => cell.trim());
}

/** As sheets write them: a cell in quotes may hold commas, and quotes twice. */
function commaCells(text: string): string[] {
  const cells = [''];
  let quoted = false;
  const put = (words: string) => cells.push(`${cells.pop() ?? ''}${words}`);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      put('"');
      at += 1;
    } else if (sign === '"' && (quoted || cells.at(-1) === '')) quoted = !quoted;
    else if (!quoted && /[,，]/u.test(sign)) cells.push('');
    else put(sign);
  }
  // A quote that never ends belongs to a sentence.
  return quoted ? [text] : cells.map((cell) => cell.trim());
}
