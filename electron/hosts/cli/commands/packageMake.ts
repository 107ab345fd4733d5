import { basename, dirname, resolve } from 'node:path';
import type { Client } from '#backend/createBackend.ts';
import type { ExitCode } from '#shared/api/errorRow.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { PackageShape } from '#shared/api/packages.ts';
import { weightLabels } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { onceAPicture, type ToldOnce } from '#shared/packages/onceAPicture.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Command, Invocation } from '../command.ts';
import { optionalFlag, requiredFlag } from '../flags.ts';
import { findingLines, type Output } from '../output.ts';

/** What one run was asked for. */
interface Wish {
  readonly how: {
    readonly profile: string;
    readonly asciiNames: boolean;
    readonly override: string | null;
    readonly watermark: boolean;
  };
  readonly out: string;
  readonly as: PackageShape;
  readonly resume: boolean;
}

/** `package`: what a platform asks for of one case or many, fitted, named and ready to be uploaded. */
export const packageMake: Command = {
  name: 'package',
  usage:
    '案件编号… | --all-ready --profile 平台规格 --out 提交包.zip或文件夹 [--ascii] [--no-watermark] [--reason 原因] [--resume]',
  about:
    '生成提交包；多个案件各放一个文件夹，--all-ready 是所有还没有提交、没有必改问题（生成时会自动调好的不算）的案件；图片上印“仅供…小程序备案使用”，平台不收带水印图片的不印，--no-watermark 都不印；还有必改问题的不生成，确实要生成的用 --reason 写明原因；--ascii 文件名不用中文；--resume 只补还没有做好的，只用于文件夹',
  takesWords: true,
  flags: {
    profile: { type: 'string' },
    out: { type: 'string' },
    ascii: { type: 'boolean' },
    'no-watermark': { type: 'boolean' },
    reason: { type: 'string' },
    'all-ready': { type: 'boolean' },
    resume: { type: 'boolean' },
  },
  run: async (invocation) => {
    const { words, flags, output, signal, client } = invocation;
    const allReady = flags['all-ready'] === true;
    if (allReady === words.length > 0) throw new DeskError('usage', { detail: '请写上案件编号，或者只写 --all-ready' });
    const out = resolve(requiredFlag(flags, 'out'));
    const wish: Wish = {
      how: {
        profile: requiredFlag(flags, 'profile'),
        asciiNames: flags['ascii'] === true,
        override: optionalFlag(flags, 'reason'),
        watermark: flags['no-watermark'] !== true,
      },
      out,
      as: /\.zip$/i.test(out) ? 'zip' : 'folder',
      resume: flags['resume'] === true,
    };
    if (wish.resume && wish.as === 'zip') {
      const detail = '压缩包里不能补做，请去掉 --resume 全部重新生成，或者让 --out 写成文件夹';
      throw new DeskError('usage', { detail });
    }
    const desk = await client('open');
    const cases = allReady ? (await desk.packages.ready({ profile: wish.how.profile }, { signal })).cases : [...words];
    const [only] = cases;
    if (only === undefined) {
      output.line('现在没有可以提交的案件。');
      return 0;
    }
    return cases.length === 1 && !allReady && !wish.resume
      ? makeOne(desk, only, wish, invocation)
      : makeMany(desk, cases, wish, invocation);
  },
};

async function makeOne(
  desk: Client,
  caseNumber: string,
  { how, out, as }: Wish,
  { output, signal }: Invocation,
): Promise<ExitCode> {
  const target = { to: 'folder', folder: dirname(out), name: basename(out), as, replace: true } as const;
  // What is one problem in the window is one here.
  const opened = () => desk.cases.open({ caseNumber }, { signal });
  for await (const event of await desk.packages.make({ ...how, caseNumber, target }, { signal })) {
    switch (event.type) {
      case 'progress':
        output.progress(event.done, event.total, event.label);
        break;
      case 'packed':
        output.record({ file: event.name, bytes: event.bytes, changed: event.changed, findings: event.findings });
        output.line(`${event.name}（${formatBytes(event.bytes)}${event.slot && !event.changed ? '，画面未改' : ''}）`);
        break;
      case 'refused': {
        output.record({ caseNumber, ok: false, out: null, findings: event.findings });
        const told = onceAPicture(event.findings, await opened());
        output.line(`还有 ${told.length} 个${weightLabels.must}问题，没有生成：`);
        tell(output, told);
        return 1;
      }
      case 'made':
        output.record({ caseNumber, ok: true, out: event.path, findings: event.blocking });
        output.line(`已生成提交包：${event.path}`);
        if (event.blocking.length > 0) {
          const { length } = onceAPicture(event.blocking, await opened());
          output.remark(`其中有 ${length} 个必改问题没有改，原因已写进清单和案件的记录。`);
        }
    }
  }
  return 0;
}

const results = { made: '已生成', kept: '已经有了', refused: '没有生成', failed: '没做成' } as const;

async function makeMany(
  desk: Client,
  cases: string[],
  { how, out, as, resume }: Wish,
  { output, signal }: Invocation,
): Promise<ExitCode> {
  const place = as === 'zip' ? { folder: dirname(out), name: basename(out) } : { folder: out, name: null };
  const target = { to: 'folder', as, replace: true, ...place } as const;
  const counts = { made: 0, kept: 0, refused: 0, failed: 0 };
  for await (const event of await desk.packages.makeMany({ ...how, cases, target, resume }, { signal })) {
    if (event.type === 'progress') {
      output.progress(event.done, event.total, event.label);
      continue;
    }
    const { caseNumber, result, path, files, bytes, findings, problem } = event;
    counts[result]++;
    output.record({ caseNumber, result, ok: path !== null, out: path, files, bytes, findings, problem });
    const size = result === 'made' ? `（${files} 个文件，${formatBytes(bytes)}）` : '';
    output.line(`${results[result]} ${caseNumber}${size}${problem === null ? '' : `：${problem}`}`);
    if (result !== 'refused') continue;
    if (!output.json) tell(output, onceAPicture(findings, await desk.cases.open({ caseNumber }, { signal })));
  }
  output.line(
    `共 ${cases.length} 个案件：生成 ${counts.made} 个，已有 ${counts.kept} 个，还有${weightLabels.must}问题 ${counts.refused} 个，没做成 ${counts.failed} 个。`,
  );
  return counts.refused + counts.failed > 0 ? 1 : 0;
}

/** What is wrong with a picture does not say of itself which one it is. */
function tell(output: Output, problems: readonly ToldOnce[]): void {
  for (const { finding, places } of problems) {
    const where = finding.rule.startsWith('scan.') ? `${[...new Set(places.map(placeLabel))].join('、')}：` : '';
    for (const line of findingLines({ ...finding, message: `${where}${finding.message}` })) output.line(line);
  }
}
