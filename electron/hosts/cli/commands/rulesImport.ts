import type { Client } from '#backend/createBackend.ts';
import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { NewRules } from '#shared/api/rules.ts';
import type { Command, Invocation } from '../command.ts';
import { tellChange } from '../rulesWords.ts';

/** `rules import`: other rules from a ZIP, a folder or single files; what they change is shown, then they count. */
export const rulesImport: Command = {
  name: 'rules import',
  usage: '规则包.zip [--dry-run]',
  about: '导入规则包（压缩包、文件夹或其中几个文件），检查后换上，并列出结果会变的案件；--dry-run 只看不换',
  takesWords: true,
  flags: { 'dry-run': { type: 'boolean' } },
  run: async (invocation) => {
    const { words, flags, output } = invocation;
    if (words.length === 0) throw new DeskError('usage', { detail: '请写上一份规则包' });
    const files = await gatherFiles(words);
    if (files.length === 0) throw new DeskError('fileMissing', { path: words.join(' ') });
    const desk = await invocation.client('open');
    const wanted: NewRules = { from: 'files', files };
    await showChange(desk, wanted, invocation);
    if (flags['dry-run']) {
      output.line('只看了一遍，规则包没有换。');
      return 0;
    }
    await replace(desk, wanted, invocation);
    return 0;
  },
};

/** Tells what would change. */
export async function showChange(desk: Client, wanted: NewRules, { output, signal }: Invocation): Promise<void> {
  for await (const event of await desk.rules.preview(wanted, { signal })) {
    if (event.type === 'progress') output.progress(event.done, event.total, event.label);
    else {
      output.record({ change: event.change });
      tellChange(event.change, output);
    }
  }
}

/** Replaces, and tells which one counts now. */
export async function replace(desk: Client, wanted: NewRules, { output, signal }: Invocation): Promise<void> {
  signal.throwIfAborted();
  await desk.rules.replace(wanted);
  const { manifest, inUse } = await desk.rules.about();
  output.record({ inUse, manifest });
  output.line(`现在按这份规则包检查：${manifest.title} ${manifest.version}（编号 ${inUse}）。`);
}
