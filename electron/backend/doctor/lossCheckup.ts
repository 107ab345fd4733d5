import { join } from 'node:path';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { isMissing, lossSchema, sayLoss } from '#shared/doctor/loss.ts';
import { exists } from '../vault/exists.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { lossPrefix } from '../vault/salvage/fillDatabase.ts';
import { listSettings } from '../vault/store/settings.ts';

/**
 * What earlier salvages could not bring over, until somebody has settled it: as long as the broken database is kept, from which, as from
 * the backup, it may still be had.
 */
export async function lossesOf({ db, dir }: Vault): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { name, value } of listSettings(db, lossPrefix)) {
    const kept = join(vaultLayout(dir).unclaimed, name.slice(lossPrefix.length));
    const loss = lossSchema.safeParse(JSON.parse(value));
    if (!loss.success || !(await exists(kept))) continue;
    const said = sayLoss(loss.data);
    if (loss.data.cases === null) said.unshift('有没有少了案件，看不出来。');
    found.push({
      checkup: 'salvage',
      state: isMissing(loss.data) ? 'bad' : 'note',
      message: `数据库坏过，是从坏的里面救出来的：${said.join('')}`,
      remedy: [
        loss.data.backup === null
          ? '当时没有找到能用的备份。请接上放备份的盘，在“设置 → 备份”里找一找。'
          : `请把备份恢复到一个新的文件夹，和这里对照着补。备份在这里：${loss.data.backup}`,
        `坏的数据库留在 ${kept}。都核对完、补好以后，把它移到别处或者删除，这里就不再提醒；永久删除资料时，软件会把它一起删掉。`,
      ].join('\n'),
      mend: null,
    });
  }
  return found;
}
