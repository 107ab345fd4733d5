import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { wantedKindSchema } from '#shared/api/scans.ts';
import { scanKindLabels, scanKindSchema } from '#shared/filing/materialSlot.ts';
import { type Strictness, strictnessLabels, strictnessSchema } from '#shared/rules/scanThresholds.ts';
import { nameOfRow } from '#shared/scans/nameOfRow.ts';
import { verdictWord } from '#shared/scans/unfinished.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Command } from '../command.ts';
import { optionalFlag, requiredFlag } from '../flags.ts';
import { findingLines } from '../output.ts';

/** `scan check`: judges pictures without a vault. */
export const scanCheck: Command = {
  name: 'scan check',
  usage: '图片或文件夹… --profile 平台规格 --as 材料种类 [--strictness 宽松|一般|严格]',
  about: `检查图片是否符合平台要求；材料种类：${scanKindSchema.options.join(' · ')}；写 auto 就自动认，并打开 PDF 和压缩包逐张检查`,
  takesWords: true,
  flags: { profile: { type: 'string' }, as: { type: 'string' }, strictness: { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    if (words.length === 0) throw new DeskError('usage', { detail: '请写上要检查的图片或文件夹' });
    const kind = wantedKindSchema.safeParse(requiredFlag(flags, 'as'));
    if (!kind.success) {
      throw new DeskError('usage', { detail: `--as 只能是 auto、${scanKindSchema.options.join('、')} 之一` });
    }
    const profile = requiredFlag(flags, 'profile');
    const strictness = strictnessOf(optionalFlag(flags, 'strictness'));
    const files = await gatherFiles(words);
    const desk = await client('none');
    let bad = 0;
    const auto = kind.data === 'auto';
    const request = { files, profile, kind: kind.data, strictness, opened: auto };
    const events = await desk.scans.check(request, { signal });
    let all = 0;
    for await (const event of events) {
      if (event.type === 'progress') {
        if (files.length > 1) output.progress(event.done, event.total, event.label);
        continue;
      }
      all++;
      if (!event.ok) bad++;
      const { ok, facts, findings } = event;
      const file = nameOfRow(event);
      // What was asked for stays as scripts know it.
      output.record({ file, ...(auto && { kind: event.kind }), ok, facts, findings });
      const as = auto ? `（${scanKindLabels[event.kind]}${event.because === null ? '' : `，${event.because}`}）` : '';
      const pixels = facts?.width ? ` ${facts.width}×${facts.height} 像素` : '';
      const size = facts ? ` ${formatBytes(facts.bytes)}` : '';
      output.line(`${verdictWord(event)} ${file}${pixels}${size}${as}`);
      for (const finding of findings) for (const line of findingLines(finding)) output.line(line);
    }
    output.line(`共检查 ${all} ${auto ? '张' : '个文件'}，${bad} 个需要更换或处理。`);
    return bad > 0 ? 1 : 0;
  },
};

/** By its id or by what the window calls it; 一般 where nothing is said. Throws `usage`. */
function strictnessOf(given: string | null): Strictness {
  if (given === null) return 'usual';
  const found = strictnessSchema.options.find((id) => id === given || strictnessLabels[id] === given);
  if (found) return found;
  const known = strictnessSchema.options.map((id) => strictnessLabels[id]).join('、');
  throw new DeskError('usage', { detail: `--strictness 只能是${known}之一` });
}
