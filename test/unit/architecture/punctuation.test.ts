import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Half-width marks where Chinese needs them: names the authorities print like that, and what is typed at a prompt. */
const allowed: readonly RegExp[] = [/营业执照\(个人或企业\)/gu, /左上x,y,右上x,y,右下x,y,左下x,y/gu];

const chinese = /\p{Script=Han}/u;
/** Beside a Chinese character, or beside what closes or opens a Chinese quotation. */
const misplaced = /[\p{Script=Han}”》）][,;:?!()]|[,;:?!()][\p{Script=Han}“《（]/u;
/** Behind a value that stands in a Chinese sentence, at its end or before its next word. `\0` marks the value. */
const behindValue = /\0[,;:?!](?=$|\s*[\p{Script=Han}“《（])/u;

/** True for a text with a half-width mark where a full-width one belongs. */
function misuses(text: string): boolean {
  const rest = allowed.reduce((held, each) => held.replaceAll(each, ''), text);
  return chinese.test(rest) && (misplaced.test(rest) || behindValue.test(rest));
}

type Node = { readonly type?: string; readonly [key: string]: unknown };

/** Every string, template and text between tags of a source; the values of a template are marked by `\0`. */
function textsOf(source: string, path: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (Array.isArray(node) || node === null || typeof node !== 'object') return;
    const { type, value, quasis } = node as Node;
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
    if (type === 'JSXText' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateLiteral') {
      texts.push((quasis as { value: { cooked: string | null } }[]).map((each) => each.value.cooked ?? '').join('\0'));
    }
    for (const each of Object.values(node)) visit(each);
  };
  visit(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return texts;
}

it('knows a half-width mark from a full-width one', () => {
  const wrong = ['文件,内容', '清晰度:', '真的吗?', '（见附件)', '写着 .\0,', '只收 \0,不收', '“样例”,'];
  expect(wrong.filter((text) => !misuses(text))).toEqual([]);
  const right = ['文件，内容', '10:30 起', 'a,b', '1,000 元', '\0,\0', '营业执照(个人或企业)', '共 \0 个'];
  expect(right.filter(misuses)).toEqual([]);
});

it('no sentence of the desk mixes half-width marks into Chinese', async () => {
  const found: string[] = [];
  for (const folder of ['shared', 'electron', 'renderer']) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(file) || file.endsWith('.d.ts')) continue;
      const source = await readFile(join(root, folder, file), 'utf8');
      if (!chinese.test(source)) continue;
      found.push(
        ...textsOf(source, file)
          .filter(misuses)
          .map((text) => `${folder}/${file}: ${text}`),
      );
    }
  }
  expect(found).toEqual([]);
});
