import { gatherHanded } from '#backend/intake/gatherHanded.ts';
import { DeskError } from '#shared/api/errors.ts';
import { markPace, type PaceMark, paceOf } from '#shared/api/pace.ts';
import { weightLabels } from '#shared/filing/finding.ts';
import type { Command } from '../command.ts';
import { findingLines } from '../output.ts';
import { intakeLine, intakeRecord } from '../tellIntake.ts';

/** `intake`: files, folders and archives into the tray, where they wait with a proposal each. */
export const intakeTake: Command = {
  name: 'intake',
  usage: '文件、文件夹或压缩包…',
  about: '收件：认出是哪位客户的、哪一种材料，等您确认；收过的不会重复，确认之前不放进任何案件',
  takesWords: true,
  flags: {},
  run: async ({ words, output, signal, client }) => {
    if (words.length === 0) throw new DeskError('usage', { detail: '请写上要收的文件、文件夹或压缩包' });
    const files = await gatherHanded(words);
    const desk = await client('open');
    let first: PaceMark | null = null;
    const taken: number[] = [];
    let [waiting, known, passedOver] = [0, 0, 0];
    for (let from = 0; from < Math.max(1, files.length); from += filesPerCall) {
      const some = files.slice(from, from + filesPerCall);
      if (some.length === 0) break;
      for await (const event of await desk.intake.take({ files: some }, { signal })) {
        if (event.type === 'progress') {
          const done = from + event.done;
          first = markPace(first, done, performance.now());
          output.progress(done, files.length, sayPace(paceOf({ done, total: files.length }, first, performance.now())));
          continue;
        }
        const { path, outcome, items, told } = event;
        output.record({ path, outcome, items, told });
        if (outcome === 'staged') taken.push(...items);
        else if (outcome === 'waiting') waiting++;
        else if (outcome === 'passedOver') {
          passedOver++;
          output.line(`${path}：表格或快捷方式不是材料，没有收；客户采集表请用 import 导入`);
        } else {
          known++;
          output.line(`${path}：${told}`);
        }
      }
    }
    let bad = 0;
    for (let from = 0; from < taken.length; from += itemsPerCall) {
      for (const item of await desk.intake.items({ ids: taken.slice(from, from + itemsPerCall) })) {
        output.record(intakeRecord(item));
        output.line(intakeLine(item));
        if (item.scanId !== null) continue;
        bad++;
        for (const finding of item.findings) for (const line of findingLines(finding)) output.line(line);
      }
    }
    output.line(
      `收进来 ${taken.length} 个，其中 ${bad} 个打不开；原来就在等的 ${waiting} 个，以前收过的 ${known} 个${passedOver > 0 ? `，不是材料的 ${passedOver} 个` : ''}。`,
    );
    if (bad > 0) output.remark(`有 ${bad} 个文件是${weightLabels.must}，请按上面的提示处理。`);
    return bad > 0 ? 1 : 0;
  },
};

/** Few files a call keep progress steady; items are asked for in the largest portions there are. */
const filesPerCall = 200;
const itemsPerCall = 200;

function sayPace(pace: ReturnType<typeof paceOf>): string {
  return pace === null ? '' : `每秒 ${pace.rate.toFixed(1)} 个，约剩 ${pace.secondsLeft} 秒`;
}
