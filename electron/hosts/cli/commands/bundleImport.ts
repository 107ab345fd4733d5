import { resolve } from 'node:path';
import type { BundleConflict, BundledOutcome, BundlePreview } from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { sayWhoChanged } from '#shared/bundle/whoChanged.ts';
import { erasedAgain } from '#shared/vault/erasedAgain.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import type { Output } from '../output.ts';
import { readPassphrase } from '../passphrase.ts';

const fates = { created: '新案件', changed: '有改动', unchanged: '没有变化' } as const;

/** `bundle import`: what a colleague handed over, into the vault; what nobody else can tell needs a side. */
export const bundleImport: Command = {
  name: 'bundle import',
  usage: '交接.bdcase [--preview] [--whole] [--prefer mine|theirs] [--bundle-passphrase-file 口令文件]',
  about:
    '导入同事做的交接包：要么全部导入，要么一点不动；两边不一样、要您拿主意的地方先列出来，用 --prefer 选用我的（mine）或对方的（theirs）；--preview 只看不导入；列出来的号码遮住中间，--whole 显示完整的并记进访问记录',
  takesWords: true,
  flags: {
    preview: { type: 'boolean' },
    whole: { type: 'boolean' },
    prefer: { type: 'string' },
    'bundle-passphrase-file': { type: 'string' },
  },
  run: async ({ words, flags, output, signal, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一个交接包' });
    const prefer = optionalFlag(flags, 'prefer');
    if (prefer !== null && prefer !== 'mine' && prefer !== 'theirs') {
      throw new DeskError('usage', { detail: '--prefer 后面写 mine 或 theirs' });
    }
    const passphrase = await readPassphrase(optionalFlag(flags, 'bundle-passphrase-file'), '请输入交接包的口令：');
    const source = { path: resolve(path) };
    const desk = await client('open');
    let seen: BundlePreview | null = null;
    for await (const event of await desk.bundles.preview({ source, passphrase }, { signal })) {
      if (event.type === 'preview') seen = event;
      else output.progress(event.done, event.total, event.label);
    }
    const conflicts = seen?.conflicts ?? [];
    const undecided = conflicts.length > 0 && prefer === null;
    if (flags['preview'] === true || undecided) {
      for (const each of seen?.cases ?? []) tellCase(each, output, false);
      for (const each of conflicts) {
        const asked = each.hidden && flags['whole'] === true;
        tellConflict(asked ? { ...each, ...(await desk.bundles.revealConflict({ id: each.id })) } : each, output);
      }
      if (flags['preview'] === true) {
        output.line(
          undecided
            ? '这是预览，还没有导入。导入时要加上 --prefer mine（都用我的）或 --prefer theirs（都用对方的）。'
            : '这是预览，还没有导入。',
        );
        return undecided ? 1 : 0;
      }
      throw new DeskError('bundleUndecided', { count: conflicts.length });
    }
    const choices = Object.fromEntries(conflicts.map(({ id }) => [id, prefer ?? 'mine'] as const));
    for await (const event of await desk.bundles.import({ source, passphrase, choices }, { signal })) {
      if (event.type === 'progress') output.progress(event.done, event.total, event.label);
      else {
        for (const each of event.cases) tellCase(each, output, true);
        output.line(sayImported(event.cases));
      }
    }
    return 0;
  },
};

/** `已导入 3 个案件：新案件 2，没有变化 1。` */
function sayImported(cases: readonly BundledOutcome[]): string {
  const counts = (['created', 'changed', 'unchanged'] as const)
    .map((fate) => ({ fate, count: cases.filter((each) => each.fate === fate).length }))
    .filter(({ count }) => count > 0);
  return `已导入 ${cases.length} 个案件：${counts.map(({ fate, count }) => `${fates[fate]} ${count}`).join('，')}。`;
}

function tellCase(each: BundledOutcome, output: Output, imported: boolean): void {
  const { caseNumber, numberThere, subjectName, miniProgramName, fate, alike, takeovers, decided, newFiles } = each;
  output.record({ ...each, imported });
  const waits = fate === 'unchanged' && each.undecided > 0 ? `有 ${each.undecided} 处要选用哪一边` : fates[fate];
  output.line(`${caseNumber} ${waits} ${[subjectName, miniProgramName].filter(Boolean).join(' · ')}`);
  const erased = erasedAgain(each, imported);
  if (erased !== null) output.line(`  ${erased}`);
  else if (numberThere !== null) output.line(`  对方的编号 ${numberThere} 在这里已有别的案件，给了新编号`);
  if (alike !== null) output.line(`  这里已有同一个小程序的案件 ${alike}`);
  if (newFiles > 0) output.line(`  新文件 ${newFiles} 个`);
  for (const { label, from, to } of takeovers)
    output.line(`  ${label}：${from === null ? to : to === null ? `去掉 ${from}` : `${from} → ${to}`}`);
  for (const { label, side, changed, mine, theirs } of decided)
    output.line(
      `  ${label}（${sayWhoChanged(changed)}）：${side === 'mine' ? `用我的，${mine}` : `用对方的，${mine} → ${theirs}`}`,
    );
}

function tellConflict(each: BundleConflict, output: Output): void {
  output.record({ conflict: each });
  const alike = each.mine === each.theirs ? '（遮住的几位不同，加 --whole 看完整的）' : '';
  output.line(
    `${sayWhoChanged(each.changed)} ${each.caseNumber} ${each.about} ${each.label}：我的“${each.mine}”，对方的“${each.theirs}”${alike}`,
  );
}
