import { type CheckedLog, isLogWhole, sayCheckedLog } from '#shared/access/checkedLog.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { canFollow, type LaggingPlace, lagRemedy, sayLagging, sayUnheardKeys } from '#shared/vault/laggingPlace.ts';

/** Whether everything that was erased is gone. */
export function sayUnfinished(unfinished: number): Diagnosis {
  if (unfinished === 0) {
    return { checkup: 'erasures', state: 'fine', message: '永久删除的资料都已删干净。', remedy: null, mend: null };
  }
  return {
    checkup: 'erasures',
    state: 'bad',
    message: `有 ${unfinished} 次永久删除还没有做完：案件已经不在了，加密文件还没有全部删除。`,
    remedy: null,
    mend: '把没有删完的文件删完。',
  };
}

/** Whether the access log is as it was written. */
export function sayLog(checked: CheckedLog): Diagnosis {
  const message = sayCheckedLog(checked);
  if (isLogWhole(checked)) return { checkup: 'accessLog', state: 'fine', message, remedy: null, mend: null };
  return {
    checkup: 'accessLog',
    state: 'bad',
    message,
    remedy: `救过数据库的，也可能是没能全部读出来。请导出访问记录留底，并查一查谁能拿到资料库的口令；案件资料本身不受影响。${
      checked.contradicted.length > 0
        ? '弄清原因以后，可以在“设置”的“访问记录”里核对一次，再点“我知道了，从这里重新记”。'
        : ''
    }`,
    mend: null,
  };
}

/** Whether the backups elsewhere have followed what was changed and erased here. */
export function sayPlaces(lagging: readonly LaggingPlace[]): Diagnosis {
  if (lagging.length === 0) {
    return { checkup: 'places', state: 'fine', message: '没有落后的备份位置。', remedy: null, mend: null };
  }
  const remedies = [lagging.every(({ reachable }) => reachable) ? null : lagRemedy, sayUnheardKeys(lagging)];
  return {
    checkup: 'places',
    state: 'bad',
    message: `有 ${lagging.length} 个备份位置落后了：${lagging.map(sayLagging).join('')}`,
    remedy: remedies.filter((each) => each !== null).join('') || null,
    mend: lagging.some(canFollow) ? '让连得上的备份位置都跟上现在的口令、恢复码和删除清单。' : null,
  };
}
