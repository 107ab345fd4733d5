import { createInterface } from 'node:readline';
import { DeskError } from '#shared/api/errors.ts';
import { numberKindSchema } from '#shared/rules/rulePack.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

/** How many numbers go to the backend in one call. */
const batch = 1000;

/** `number check`: one number a line on standard input, or as words. */
export const numberCheck: Command = {
  name: 'number check',
  usage: '[号码…] --kind 号码种类',
  about: `检查号码是否写对，每行一个，从标准输入读取；种类：${numberKindSchema.options.join(' · ')}`,
  takesWords: true,
  flags: { kind: { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    const kind = numberKindSchema.safeParse(requiredFlag(flags, 'kind'));
    if (!kind.success) {
      throw new DeskError('usage', { detail: `--kind 只能是 ${numberKindSchema.options.join('、')} 之一` });
    }
    const desk = await client('none');
    let wrong = 0;
    for await (const values of batches(words)) {
      signal.throwIfAborted();
      for (const checked of await desk.numbers.check({ kind: kind.data, values })) {
        if (!checked.ok) wrong++;
        output.record(checked);
        const said = [checked.ok ? '正确' : '有误', checked.normalized, checked.reason ?? ''];
        output.line(said.filter((part) => part !== '').join(' '));
      }
    }
    return wrong > 0 ? 1 : 0;
  },
};

async function* batches(words: readonly string[]): AsyncGenerator<string[]> {
  const lines =
    words.length > 0 ? words : createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let waiting: string[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < batch) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}
