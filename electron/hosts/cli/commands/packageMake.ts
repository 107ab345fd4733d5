import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { DeskError } from '#shared/api/errors.ts';
import { type Finding, weightLabels } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { optionalFlag, requiredFlag } from '../flags.ts';
import { findingLines } from '../output.ts';

/** `package`: what a platform asks for of one case, fitted, named and ready to be uploaded. */
export const packageMake: Command = {
  name: 'package',
  usage: '案件编号 --profile 平台规格 --out 提交包.zip或文件夹 [--ascii] [--reason 原因]',
  about: '生成一个案件的提交包；还有必改问题时不生成，确实要生成的用 --reason 写明原因；--ascii 文件名不用中文',
  takesWords: true,
  flags: {
    profile: { type: 'string' },
    out: { type: 'string' },
    ascii: { type: 'boolean' },
    reason: { type: 'string' },
  },
  run: async ({ words, flags, output, signal, client }) => {
    const [caseNumber, ...more] = words;
    if (caseNumber === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一个案件编号' });
    const out = requiredFlag(flags, 'out');
    const request = {
      caseNumber,
      profile: requiredFlag(flags, 'profile'),
      asciiNames: flags['ascii'] === true,
      override: optionalFlag(flags, 'reason'),
    };
    const desk = await client('open');
    for await (const event of await desk.packages.make(request, { signal })) {
      switch (event.type) {
        case 'progress':
          output.progress(event.done, event.total, event.label);
          break;
        case 'packed':
          output.record({ file: event.name, bytes: event.bytes, changed: event.changed, findings: event.findings });
          output.line(`${event.name}（${formatBytes(event.bytes)}${event.changed ? '' : '，画面未改'}）`);
          break;
        case 'refused':
          output.record({ caseNumber, ok: false, out: null, findings: event.findings });
          output.line(`还有 ${event.findings.length} 个${weightLabels.must}问题，没有生成：`);
          for (const finding of event.findings) for (const line of findingLines(placed(finding))) output.line(line);
          return 1;
        case 'made': {
          const file = await desk.outbox.take({ ticket: event.file.ticket });
          if (/\.zip$/i.test(out)) await saveFile(file, out);
          else {
            const entries = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())));
            for (const [name, bytes] of entries)
              await saveFile(new File([new Uint8Array(bytes)], name), join(out, name));
          }
          output.record({ caseNumber, ok: true, out, findings: event.blocking });
          output.line(`已生成提交包：${out}`);
          if (event.blocking.length > 0)
            output.remark(`其中有 ${event.blocking.length} 个必改问题没有改，原因已写进清单。`);
        }
      }
    }
    return 0;
  },
};

/** What is wrong with a picture does not say of itself which one it is. */
function placed(finding: Finding): Finding {
  if (!finding.rule.startsWith('scan.')) return finding;
  return { ...finding, message: `${placeLabel(finding.where)}：${finding.message}` };
}
