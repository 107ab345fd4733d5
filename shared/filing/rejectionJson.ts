import { fieldNamed } from './rejectionField.ts';

type Draft = Record<'keyName' | 'error' | 'suggest', string>;

/** How platforms and their go-betweens name the three parts of a row. */
const names = {
  keyName: ['key_name', 'keyName', 'keyname', 'field', 'err_field', '字段', '项目'],
  error: ['error', 'errmsg', 'reason', 'err_msg', '原因', '驳回原因'],
  suggest: ['suggest', 'suggestion', 'advice', '建议', '修改建议'],
} as const;

/** How often a bracket may turn out to begin no JSON before the rest counts as text: every try reads to the end. */
const mostTries = 20;
/** Deeper than any answer of a platform. */
const deepest = 40;

/**
 * A pasted text in parts, in its order: rows where a JSON value with rows stands in it, and the text around them.
 *
 * What else a row says is added to its reason, so that nothing is lost. Text without a letter or a number between two
 * values (a comma, a line) is none.
 */
export function partsOfText(text: string): (string | Draft[])[] {
  const parts: (string | Draft[])[] = [];
  let from = 0;
  let tries = 0;
  const begins = /[[{]\s*["[{]/gu;
  for (let match = begins.exec(text); match !== null && tries < mostTries; match = begins.exec(text)) {
    const end = endOfValue(text, match.index);
    const value = end === null ? undefined : parse(text.slice(match.index, end));
    const lonely =
      value !== undefined && end !== null && (!isBareList(value) || standsAlone(text, from, match.index, end));
    const rows = lonely ? rowsIn(value) : [];
    if (end === null || value === undefined) tries += 1;
    if (end === null || rows.length === 0) {
      begins.lastIndex = end !== null && value !== undefined ? end : match.index + 1;
      continue;
    }
    parts.push(text.slice(from, match.index), rows);
    from = end;
    begins.lastIndex = end;
  }
  parts.push(text.slice(from));
  return parts.length === 1 ? parts : parts.filter((part) => typeof part !== 'string' || /[\p{L}\p{N}]/u.test(part));
}

/** Where the value ends that begins with this bracket; null where it does not end, or is too deep for one. */
function endOfValue(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth === 0) return at + 1;
    if (depth > deepest) return null;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,(\s{0,20}[\]}])$/u, '$1'));
  } catch {
    return undefined;
  }
}

/** True for a list of nothing but words, such as `["名称不符", "备注过短"]`. */
function isBareList(value: unknown): value is readonly (string | number | boolean)[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPlain);
}

/** How far around a list of words is looked for others. */
const around = 80;

/** True where a list of words is not quoted within a sentence: nothing but a heading before it, and nothing behind. */
function standsAlone(text: string, from: number, begin: number, end: number): boolean {
  const before =
    text
      .slice(Math.max(from, begin - around), begin)
      .split(/[\n\r]/u)
      .at(-1)
      ?.trim() ?? '';
  const after =
    text
      .slice(end, end + around)
      .split(/[\n\r]/u)[0]
      ?.trim() ?? '';
  return /^$|[:：,，;；=]$/u.test(before) && !/^[^[{]*[\p{L}\p{N}]/u.test(after);
}

function rowsIn(value: unknown): Draft[] {
  if (isBareList(value)) return value.flatMap((words) => rowOf(String(words)));
  if (Array.isArray(value)) return value.flatMap((each) => (isCells(each) ? cellsRow(each) : rowsIn(each)));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const taken = new Set<string>();
  const take = (part: keyof typeof names): string => {
    const found = entries.find(([key, held]) => (names[part] as readonly string[]).includes(key) && isPlain(held));
    if (!found) return '';
    taken.add(found[0]);
    return String(found[1]);
  };
  const row = { keyName: take('keyName'), error: take('error'), suggest: take('suggest') };
  // Words in a list beside a row say more of it; around rows, or alone, each is a reason.
  const lists = entries.filter(([key, held]) => !taken.has(key) && isBareList(held));
  const inner = entries.flatMap(([key, held]) => (taken.has(key) || isBareList(held) ? [] : rowsIn(held)));
  // A reason alone is a row, too; around rows it is what the whole answer is called.
  const isRow = row.error !== '' && (row.keyName !== '' || row.suggest !== '' || inner.length === 0);
  if (!isRow) return [...inner, ...lists.flatMap(([key, held]) => rowsIn(held).map((each) => named(each, key)))];
  const others = entries.filter(([key, held]) => !taken.has(key) && isPlain(held) && String(held) !== '');
  const said = [...others, ...lists.map(([key, held]) => [key, [held].flat().join('、')] as const)];
  const error = [row.error, ...said.map(([key, held]) => `${key}：${String(held)}`)].join('\n');
  return [{ ...row, error }, ...inner];
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function rowOf(words: string): Draft[] {
  return words.trim() === '' ? [] : [{ keyName: '', error: words, suggest: '' }];
}

/** A list under a field's name (`{"小程序备注": ["过于笼统"]}`) is about that field. */
function named(row: Draft, key: string): Draft {
  return fieldNamed(key) === null ? row : { ...row, keyName: key };
}

/** A row of a table as a list: field, reason, and perhaps advice. */
function isCells(value: unknown): value is readonly (string | number | boolean)[] {
  return isBareList(value) && value.length >= 2 && value.length <= 3 && fieldNamed(String(value[0])) !== null;
}

function cellsRow([keyName = '', error = '', suggest = '']: readonly (string | number | boolean)[]): Draft {
  return { keyName: String(keyName), error: String(error), suggest: String(suggest) };
}
