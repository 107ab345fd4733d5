import { readFile, rm } from 'node:fs/promises';
import { secretNames } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../diskErrors.ts';
import { putSlot } from '../vault/keySlots.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { mendRecord } from '../vault/ownRecord.ts';
import { setAside } from '../vault/setAside.ts';
import { isRecorded } from '../vault/store/recordedSha256.ts';
import type { Examined } from './examine.ts';

/** What a repair did, one sentence each. */
export type Mended = readonly string[];

/**
 * Does what the examination said it would: originals come back from backups, vault.json is written anew.
 *
 * Nothing is deleted but what somebody has erased for good, and halves of backups, which hold nothing the vault has not: a spoilt original is set aside first. Throws `cannotWrite`, `vaultLocked`.
 */
export async function repair(
  vault: Vault,
  { ill, unrecorded, lostKeys, lagging, recordIll, lockGone, unfinishedBackups, erasuresUnfinished }: Examined,
  now: Date,
): Promise<Mended> {
  const layout = vaultLayout(vault.dir);
  const mended: string[] = [];
  let back = 0;
  try {
    for (const { id, how, sha256, copy } of ill) {
      if (copy === null) continue;
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
    for (const id of unrecorded) await vault.files.read(id);
    if (unrecorded.length > 0) mended.push(`记下了 ${unrecorded.length} 份早先文书现在的内容。`);
    for (const { kind, copy } of lostKeys) {
      if (copy === null) continue;
      await putSlot(layout.dir, kind, await readFile(copy));
      mended.push(`从备份里取回了${secretNames[kind]}的密钥文件。`);
    }
    if (recordIll) {
      await mendRecord(layout, vault.id, now);
      mended.push('vault.json 和它的副本已经重新写好。');
    }
    if (lagging) {
      await vault.followPlaces();
      mended.push('连得上的备份位置已经跟上。');
    }
    if (lockGone) {
      vault.lock.placeAgain();
      mended.push('占用标记已经重新写好。');
    }
    for (const folder of unfinishedBackups) await rm(folder, { recursive: true, force: true });
    if (unfinishedBackups.length > 0) mended.push(`清掉了 ${unfinishedBackups.length} 份没有做完的备份。`);
    if (erasuresUnfinished) {
      await vault.finishErasures();
      mended.push('永久删除已经做完。');
    }
  } catch (error) {
    throw asDiskError(error, layout.dir);
  }
  if (back > 0) mended.unshift(`从备份里取回了 ${back} 份原件。`);
  return mended;
}
