import { readFile, rm } from 'node:fs/promises';
import { secretNames } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../diskErrors.ts';
import { putSlot } from '../vault/keySlots.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { mendRecord } from '../vault/ownRecord.ts';
import { setAside } from '../vault/setAside.ts';
import { isRecorded } from '../vault/store/recordedSha256.ts';
import { unlessDamaged } from '../vault/unlessDamaged.ts';
import type { Examined } from './examine.ts';

/** What a repair did, and what waits until a broken database is mended, one sentence each. */
export interface Mended {
  readonly mended: readonly string[];
  readonly waiting: readonly string[];
}

/**
 * Does what the examination said it would: originals come back from backups, vault.json is written anew. Where the database is broken,
 * whatever needs it whole waits: nothing is to keep it from being mended.
 *
 * Nothing is deleted but what somebody has erased for good, and halves of backups, which hold nothing the vault has not: a spoilt original is set aside first. Throws `cannotWrite`, `vaultLocked`.
 */
export async function repair(vault: Vault, examined: Examined, now: Date): Promise<Mended> {
  const { ill, unrecorded, lostKeys, lagging, recordIll, lockGone, unfinishedBackups, erasuresUnfinished } = examined;
  const isWhole = examined.damage === null;
  const layout = vaultLayout(vault.dir);
  const mended: string[] = [];
  let back = 0;
  let left = 0;
  try {
    for (const { id, how, sha256, copy } of ill) {
      if (copy === null) continue;
      // What it is to hold may stand on the broken page.
      const isKnown = isWhole || (sha256 !== undefined && unlessDamaged(() => isRecorded(vault.db, id), null) !== null);
      if (!isKnown) {
        left++;
        continue;
      }
      vault.assertOpen();
      const encrypted = await readFile(copy);
      if (!(await vault.files.canOpen(encrypted, sha256))) continue;
      // Erased since it was examined: nothing of it may come back.
      if (!isRecorded(vault.db, id)) continue;
      if (how === 'spoilt') await setAside(vault.dir, id, now);
      await vault.files.takeBack(id, encrypted);
      if (isRecorded(vault.db, id)) back++;
      else await vault.files.remove(id);
    }
    // Whoever reads one has it noted.
    for (const id of isWhole ? unrecorded : []) await vault.files.read(id);
    if (isWhole && unrecorded.length > 0) mended.push(`记下了 ${unrecorded.length} 份早先文书现在的内容。`);
    for (const { kind, copy } of lostKeys) {
      if (copy === null) continue;
      await putSlot(layout.dir, kind, await readFile(copy));
      mended.push(`从备份里取回了${secretNames[kind]}的密钥文件。`);
    }
    if (recordIll) {
      await mendRecord(layout, vault.id, now);
      mended.push('vault.json 和它的副本已经重新写好。');
    }
    if (isWhole && lagging) {
      await vault.followPlaces();
      mended.push('连得上的备份位置已经跟上。');
    }
    if (lockGone) {
      vault.lock.placeAgain();
      mended.push('占用标记已经重新写好。');
    }
    for (const folder of isWhole ? unfinishedBackups : []) await rm(folder, { recursive: true, force: true });
    if (isWhole && unfinishedBackups.length > 0) mended.push(`清掉了 ${unfinishedBackups.length} 份没有做完的备份。`);
    if (isWhole && erasuresUnfinished) {
      await vault.finishErasures();
      mended.push('永久删除已经做完。');
    }
  } catch (error) {
    throw asDiskError(error, layout.dir);
  }
  if (back > 0) mended.unshift(`从备份里取回了 ${back} 份原件。`);
  const again = left > 0 || unrecorded.length > 0 || lagging;
  const waiting = [
    erasuresUnfinished ? '没有做完的永久删除，会在重新打开资料库时接着做完。' : '',
    again ? `还有要等数据库修好才能修的${left > 0 ? `（其中 ${left} 份原件）` : ''}，请在重新打开以后再修复一次。` : '',
  ];
  return { mended, waiting: isWhole ? [] : waiting.filter((each) => each !== '') };
}
