type Draft = Record<'keyName' | 'error' | 'suggest', string>;

/** How platforms and their go-betweens name the three parts of a row. */
const names = {
  keyName: ['key_name', 'keyName', 'keyname', 'field', 'err_field', '字段', '项目'],
  error: ['error', 'errmsg', 'reason', 'err_msg', '原因', '驳回原因'],
  suggest: ['suggest', 'suggestion', 'advice', '建议', '修改建议'],
} as const;

/**
 * The rows of a pasted JSON text, wherever in it they lie; null when it is no JSON or has no rows.
 *
 * What else a row says is added to its reason, so that nothing is lost.
 */
export function rowsOfJson(text: string): Draft[] | null {
  const parsed = parse(text);
  if (parsed === undefined) return null;
  const rows = rowsIn(parsed);
  return rows.length > 0 ? rows : null;
}

function parse(text: string): unknown {
  const bare = text.trim().replace(/^\uFEFF/u, '');
  if (!/^[[{]/u.test(bare)) return undefined;
  for (const candidate of [bare, bare.replace(/[,，;；\s]+$/u, ''), `[${bare.replace(/[,，;；\s]+$/u, '')}]`]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Several objects one after the other, or a comma too many: tried in turn.
    }
  }
  return undefined;
}

function rowsIn(value: unknown): Draft[] {
  if (Array.isArray(value)) return value.flatMap((each) => rowsIn(each));
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
  const isRow = row.error !== '' && (row.keyName !== '' || row.suggest !== '');
  if (!isRow) return entries.flatMap(([, held]) => rowsIn(held));
  const others = entries.filter(([key, held]) => !taken.has(key) && isPlain(held) && String(held) !== '');
  const error = [row.error, ...others.map(([key, held]) => `${key}：${String(held)}`)].join('\n');
  return [{ ...row, error }, ...entries.flatMap(([key, held]) => (taken.has(key) ? [] : rowsIn(held)))];
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
