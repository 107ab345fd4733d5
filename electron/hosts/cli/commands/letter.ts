import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { findingLines } from '../output.ts';

/** Numbers are welcome in a data file; on paper everything is text. */
const dataFile = z.record(z.string(), z.union([z.string(), z.number().transform(String)]));

/** `letter`: one letter from a template and a JSON file of its fields. Without words it lists the templates. */
export const letter: Command = {
  name: 'letter',
  usage: '[模板 --data 内容.json --out 文书.pdf]',
  about: '用模板生成一份文书；不写模板时列出全部模板和栏目',
  takesWords: true,
  flags: { data: { type: 'string' }, out: { type: 'string' } },
  run: async ({ words, flags, output, client }) => {
    const desk = await client('none');
    const [template, ...more] = words;
    if (template === undefined) {
      for (const each of await desk.letters.templates()) {
        output.record(each);
        output.line(`${each.id} ${each.title}`);
        for (const field of each.fields)
          output.line(
            `    ${field.label}（${field.id}）${field.choices.length > 0 ? ` 填 ${field.choices.join(' 或 ')}` : ''}${field.required ? '' : ' 可不填'}`,
          );
      }
      return 0;
    }
    if (more.length > 0) throw new DeskError('usage', { detail: '一次只能生成一种文书' });
    const out = requiredFlag(flags, 'out');
    const drawn = await desk.letters.draw({ template, values: await readData(requiredFlag(flags, 'data')) });
    if (drawn.type === 'made') await saveFile(drawn.file, out);
    const made = drawn.type === 'made';
    output.record({ template, ok: made, out: made ? out : null, findings: drawn.findings });
    for (const finding of drawn.findings) for (const line of findingLines(finding)) output.line(line);
    if (!made) {
      output.line('文书没有生成，请补齐后再试。');
      return 1;
    }
    output.line(`已生成：${out}`);
    return 0;
  },
};

async function readData(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new DeskError('fileMissing', { path }, { cause: error });
  });
  try {
    // Editors on Windows put a byte order mark in front.
    return dataFile.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new DeskError('badInput', { detail: `${path} 应当是一个“栏目：内容”的 JSON 对象` }, { cause: error });
  }
}
