import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { isMissing, sayLoss } from '#shared/doctor/loss.ts';
import type { Vault } from '../vault/openVault.ts';
import { lossNotes } from '../vault/salvage/lossNotes.ts';

/**
 * What earlier salvages could not bring over, until somebody has settled it: as long as the broken database is kept, from which, as from
 * the backup, it may still be had. One that an erasure took along has settled nothing.
 */
export async function lossesOf(vault: Vault): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { loss, keptAt, kept } of await lossNotes(vault)) {
    if (kept === 'away') continue;
    const said = sayLoss(loss);
    if (loss.cases === null) said.unshift('有没有少了案件，看不出来。');
    found.push({
      checkup: 'salvage',
      state: kept === 'there' && isMissing(loss) ? 'bad' : 'note',
      message: `数据库坏过，是从坏的里面救出来的：${said.join('')}`,
      remedy: [
        loss.backup === null
          ? `当时没有找到能用来恢复的备份${loss.fromBackup > 0 ? '，补上的来自一份没有做完的备份' : ''}。请接上放备份的盘，在“设置 → 备份”里找一找。`
          : `请把备份恢复到一个新的文件夹，和这里对照着补。备份在这里：${loss.backup}`,
        kept === 'erased'
          ? '坏的数据库在永久删除资料时已经一起删除，只能从备份里补了。'
          : `坏的数据库留在 ${keptAt}。都核对完、补好以后，把它移到别处或者删除，这里就不再提醒；永久删除资料时，软件会把它一起删掉。`,
      ].join('\n'),
      mend: null,
    });
  }
  return found;
}
