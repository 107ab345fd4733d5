import { join, relative, resolve } from 'node:path';
import { type Client, createBackend } from '#backend/createBackend.ts';
import { type SampleOffice, sampleOffice, samplePassphrase } from '#backend/sample/sampleOffice.ts';
import { agencyFieldSchema } from '#shared/api/agencyEdits.ts';
import type { ListedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { FileOutcome } from '#shared/api/exchange.ts';
import { emptyAgency } from '#shared/filing/agency.ts';
import { type Weight, weightLabels } from '#shared/filing/finding.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command, Invocation } from '../command.ts';
import { freshDemoFolder } from '../demoFolder.ts';
import { optionalFlag } from '../flags.ts';

/** What is said of a file that found no place; the others need no words. */
const fileTroubles: Partial<Record<FileOutcome, string>> = { unplaced: '未归位', unreadable: '读不出' };

/** What the demo made for one case. */
interface CaseResult {
  readonly listed: ListedCase;
  readonly letters: number;
  readonly incompleteLetters: number;
  readonly pages: number;
}

/** `demo`: the whole main job on the sample office, from the intake sheet to the dossiers. */
export const demo: Command = {
  name: 'demo',
  usage: '[--out 文件夹]',
  about: '用自带的样例客户走一遍全流程：导入、检查、文书、卷宗；资料库也新建在 --out 的文件夹里，不会动您自己的',
  takesWords: false,
  flags: { out: { type: 'string' } },
  run: async (invocation) => {
    const { flags, output, signal } = invocation;
    if (flags['vault'] !== undefined)
      throw new DeskError('usage', {
        detail: 'demo 总是在 --out 的文件夹里新建自己的样例资料库，不会动别的资料库，请去掉 --vault',
      });
    const out = resolve(optionalFlag(flags, 'out') ?? '演示结果');
    await freshDemoFolder(out);
    const backend = await createBackend({ vaultDir: join(out, '资料库') });
    try {
      const desk = backend.client;
      output.line('一、新建样例资料库（其中的人和单位都是虚构的）');
      await desk.vault.create({ passphrase: samplePassphrase });
      const office = await sampleOffice();
      for (const field of agencyFieldSchema.options)
        await desk.agency.edit({ field, value: office.agency[field], expected: emptyAgency[field] });
      output.line('二、导入采集表和材料');
      await importSampleOffice(desk, office, invocation);
      output.line('三、检查、生成文书和卷宗');
      const results: CaseResult[] = [];
      const cases = (await desk.cases.list()).toSorted((one, other) => one.number.localeCompare(other.number));
      for (const [index, listed] of cases.entries()) {
        signal.throwIfAborted();
        output.progress(index, cases.length, listed.subjectName ?? listed.number);
        results.push(await makeCase(desk, listed, out, invocation));
      }
      output.progress(cases.length, cases.length, '完成');
      await saveFile(await desk.exchange.caseSheet({ cases: null }), join(out, '案件与问题清单.xlsx'));
      summarise(results, out, invocation);
      return 0;
    } finally {
      await backend.close();
    }
  },
};

async function importSampleOffice(
  desk: Client,
  { sheet, files }: SampleOffice,
  { output, signal }: Invocation,
): Promise<void> {
  const rows = new Map<string, number>();
  const placed = new Map<string, number>();
  for await (const event of await desk.exchange.import({ sheet, files: [...files] }, { signal })) {
    if (event.type === 'progress') output.progress(event.done, event.total, event.label);
    else {
      output.record(event);
      const counts = event.type === 'row' ? rows : placed;
      counts.set(event.outcome, (counts.get(event.outcome) ?? 0) + 1);
      if (event.type === 'file' && fileTroubles[event.outcome]) {
        output.line(`   ${fileTroubles[event.outcome]} ${event.path}：${event.reason}`);
      }
      if (event.type === 'row') {
        for (const finding of event.findings)
          output.line(`   第 ${event.row} 行 ${weightLabels[finding.weight]} ${finding.message}`);
      }
    }
  }
  output.line(`   ${rows.get('created') ?? 0} 个案件，${placed.get('stored') ?? 0} 份材料已加密存入。`);
}

async function makeCase(
  desk: Client,
  listed: ListedCase,
  out: string,
  { output, signal }: Invocation,
): Promise<CaseResult> {
  const folder = join(out, safeFileName(`${listed.number} ${listed.subjectName ?? ''}`));
  let letters = 0;
  let incompleteLetters = 0;
  for await (const event of await desk.letters.make({ cases: [listed.number] }, { signal })) {
    if (event.type !== 'letter') continue;
    if (event.file) {
      letters++;
      await saveFile(await desk.outbox.take(event.file), join(folder, '文书', event.file.name));
    } else incompleteLetters++;
    output.record({
      letter: event.template,
      caseNumber: listed.number,
      ok: event.file !== null,
      findings: event.findings,
    });
  }
  let pages = 0;
  for await (const event of await desk.dossier.make({ caseNumber: listed.number, masked: true }, { signal })) {
    if (event.type !== 'made') continue;
    pages = event.pages;
    await saveFile(await desk.outbox.take(event.file), join(folder, event.file.name));
  }
  return { listed, letters, incompleteLetters, pages };
}

function summarise(results: readonly CaseResult[], out: string, { output }: Invocation): void {
  const total = (weight: Weight) => results.reduce((sum, { listed }) => sum + (listed.findings?.[weight] ?? 0), 0);
  for (const { listed, letters, incompleteLetters, pages } of results) {
    output.record({ case: listed, letters, incompleteLetters, pages });
  }
  output.line();
  output.table(
    ['编号', '主体', '小程序', '材料', '必改', '建议', '提示', '文书', '待补文书', '卷宗页数'],
    results.map(({ listed, letters, incompleteLetters, pages }) => [
      listed.number,
      listed.subjectName ?? '（未填）',
      listed.miniProgramName ?? '（未填）',
      ...[listed.materialCount, listed.findings?.must, listed.findings?.should, listed.findings?.hint].map(String),
      ...[letters, incompleteLetters, pages].map(String),
    ]),
  );
  const nearby = relative(process.cwd(), out);
  const where = nearby === '' || nearby.startsWith('..') ? out : nearby;
  output.line();
  output.table(
    ['做出了什么', '数量', '在哪里'],
    [
      ['案件', `${results.length} 个`, join(where, '案件与问题清单.xlsx')],
      [
        '问题',
        `必改 ${total('must')} · 建议 ${total('should')} · 提示 ${total('hint')}`,
        join(where, '案件与问题清单.xlsx'),
      ],
      ['文书', `${results.reduce((sum, each) => sum + each.letters, 0)} 份`, join(where, '编号 主体', '文书')],
      ['卷宗', `${results.filter((each) => each.pages > 0).length} 份`, join(where, '编号 主体')],
      ['加密资料库', '1 个', `${join(where, '资料库')}（口令：${samplePassphrase}）`],
    ],
  );
}
