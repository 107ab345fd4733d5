import {
  blankCharacter,
  type Condition,
  type SignatureLine,
  type TemplateLine,
  type TemplatePart,
} from './template.ts';

const condition = /^\[(?:如(有|无)\s+([^\s\]]+)|如\s+([^\s\]]+)\s+(是|非)\s+([^\s\]]+))\]\s*/;
const prefixes: readonly (readonly [string, TemplateLine['kind']])[] = [
  ['> ', 'recipient'],
  ['# ', 'heading'],
  ['- ', 'item'],
  ['* ', 'note'],
];

/** One line of the body, or a sentence that says what is wrong with it. */
export function parseBodyLine(content: string, line: number): TemplateLine | string {
  const { conditions, rest } = readConditions(content);
  const prefix = prefixes.find(([sign]) => rest.startsWith(sign));
  const parts = readParts(prefix ? rest.slice(prefix[0].length) : rest);
  return typeof parts === 'string' ? parts : { kind: prefix?.[1] ?? 'paragraph', line, conditions, parts };
}

/** One line of the signature block, or a sentence that says what is wrong with it. */
export function parseSignatureLine(content: string, line: number): SignatureLine | string {
  const { conditions, rest } = readConditions(content);
  if (rest === '[章]') return { kind: 'seal', line, conditions, parts: [] };
  if (rest === '[指印]') return { kind: 'thumbprint', line, conditions, parts: [] };
  const parts = readParts(rest);
  return typeof parts === 'string' ? parts : { kind: 'text', line, conditions, parts };
}

/** `[空 8]` as the ruled line it is printed as: eight characters wide. */
export function withBlanks(text: string): string {
  return text.replace(/\[空 (\d{1,2})\]/g, (_, width: string) => blankCharacter.repeat(Number(width)));
}

function readConditions(content: string): { conditions: Condition[]; rest: string } {
  const conditions: Condition[] = [];
  let rest = content;
  for (let found = condition.exec(rest); found; found = condition.exec(rest)) {
    const [whole, presence, label, compared, relation, value = ''] = found;
    if (compared !== undefined) conditions.push({ kind: relation === '是' ? 'is' : 'isNot', label: compared, value });
    else conditions.push({ kind: presence === '有' ? 'given' : 'missing', label: label ?? '' });
    rest = rest.slice(whole.length);
  }
  return { conditions, rest };
}

function readParts(text: string): TemplatePart[] | string {
  const parts: TemplatePart[] = [];
  for (const piece of text.split(/(\{\{[^{}]*\}\})/)) {
    if (piece === '') continue;
    const field = /^\{\{([^|]*)(?:\|(.*))?\}\}$/.exec(piece);
    if (field) {
      const [, label = '', otherwise] = field;
      if (label.trim() === '') return '{{ }} 里没有写字段名称';
      if (otherwise !== undefined && stray(withBlanks(otherwise))) return `不认识的方括号写法：${otherwise}`;
      parts.push({
        kind: 'field',
        label: label.trim(),
        otherwise: otherwise === undefined ? null : withBlanks(otherwise),
      });
    } else {
      const plain = withBlanks(piece);
      if (stray(plain)) return `不认识的括号写法：${piece}`;
      parts.push({ kind: 'text', text: plain });
    }
  }
  return parts.length === 0 ? '这一行没有内容' : parts;
}

/** Brackets that remain are a misspelt field, condition or blank. */
function stray(text: string): boolean {
  return /[[\]{}]/.test(text);
}
