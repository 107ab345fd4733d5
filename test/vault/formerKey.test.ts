import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import { sayShutVault } from '#shared/doctor/shutVault.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { passphraseFile } from '#test/support/cli.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { testPassphrase } from '#test/support/vault.ts';

const former = { passphrase: testPassphrase };
const present = { passphrase: '第二个口令要长一些 2026' };

const opens = (folder: string, secret: VaultSecret) =>
  openSlot(folder, secret).then(
    () => true,
    () => false,
  );

async function backUp({ client }: CaseDesk, to: string | null) {
  const folders: string[] = [];
  for await (const event of await client.backups.make({ to }))
    if (event.type === 'made') folders.push(event.backup.folder);
  return folders[0] ?? '';
}

/** An office whose passphrase was changed while the disk with a backup was away; the vault is locked, and the disk is back. */
async function changedMeanwhile() {
  const desk = await caseDesk();
  const { client, folder } = desk;
  const disk = join(folder, 'disk');
  const own = await backUp(desk, null);
  const behind = await backUp(desk, disk);
  renameSync(disk, `${disk}-away`);
  await client.vault.changePassphrase({ secret: former, passphrase: present.passphrase });
  renameSync(`${disk}-away`, disk);
  await client.vault.lock();
  return Object.assign(desk, { disk, own, behind, slot: join(desk.vaultDir, 'keys', 'passphrase.age') });
}

async function keysFound({ client }: CaseDesk, repair: boolean) {
  const mended: string[] = [];
  let keys = null;
  for await (const event of await client.doctor.examine({ repair })) {
    if (event.type === 'found' && event.diagnosis.checkup === 'keys') keys = event.diagnosis;
    if (event.type === 'mended') mended.push(event.message);
  }
  return { keys, mended };
}

it('a former passphrase is not let in again by a repair of a vault that does not open', async () => {
  await using desk = await changedMeanwhile();
  const { client, vaultDir, folder, disk, own, behind, slot } = desk;
  rmSync(slot);
  const file = await passphraseFile(folder, testPassphrase);
  const ran = await ranHere(['doctor', '--repair', '--backups', disk, '--vault', vaultDir, '--passphrase-file', file]);
  expect(ran.code).toBe(3);
  expect(ran.out).toContain('刚才输入的是以前的口令');
  expect(ran.out).toContain(join(behind, 'keys', 'passphrase.age'));
  expect(ran.out).not.toContain('已修好');
  expect(await opens(vaultDir, former)).toBe(false);
  expect([await opens(own, former), await opens(own, present)]).toEqual([false, true]);
  // The present one brings its own key file back.
  for await (const event of await client.doctor.examineShut({ secret: present, backups: disk, repair: true }))
    if (event.type === 'shut') expect(sayShutVault(event.shut).join()).not.toContain('以前的');
  await client.vault.unlock(present);
});

it.each(['with', 'without'])(
  'a former key file that was put back by hand, %s the note beside it, opens, is told, and goes nowhere',
  async (note) => {
    await using desk = await changedMeanwhile();
    const { client, vaultDir, folder, own, behind, slot } = desk;
    // Every opening tells the database which one is the last.
    await client.vault.unlock(present);
    await client.vault.lock();
    const last = readFileSync(slot);
    copyFileSync(join(behind, 'keys', 'passphrase.age'), slot);
    if (note === 'without') rmSync(join(vaultDir, 'keys', 'written.json'));
    for (let time = 0; time < 2; time++) {
      await client.vault.unlock(former);
      expect(await client.vault.status()).toMatchObject({ formerKey: 'passphrase' });
      expect([await opens(own, former), await opens(own, present)]).toEqual([false, true]);
      await client.vault.lock();
    }
    const file = await passphraseFile(folder, testPassphrase);
    const ran = await ranHere(['backup', '--vault', vaultDir, '--passphrase-file', file]);
    expect(ran.err).toContain('刚才是用旧口令打开的：keys/passphrase.age');
    await client.vault.unlock(former);
    for (const { folder: each } of (await client.backups.get()).backups)
      expect([await opens(each, former), await opens(each, present)]).toEqual([false, true]);
    const { keys, mended } = await keysFound(desk, true);
    // Whoever opened it by the former one may know no other: it is not taken away.
    expect(keys).toMatchObject({
      state: 'bad',
      message: expect.stringContaining('换口令以前的那一份'),
      remedy: expect.stringContaining('重新设一个口令'),
      mend: null,
    });
    expect(mended).toEqual([]);
    await client.vault.lock();
    await client.vault.unlock({ recoveryCode: desk.recoveryCode });
    expect((await keysFound(desk, true)).mended).toHaveLength(1);
    expect(readFileSync(slot)).toEqual(last);
    expect((await client.vault.status()).formerKey).toBeUndefined();
    expect((await keysFound(desk, false)).keys).toMatchObject({ state: 'fine' });
  },
);

it('a former key file is settled by a new passphrase where the last one is gone for good', async () => {
  await using desk = await changedMeanwhile();
  const { client, vaultDir, own, behind, slot } = desk;
  rmSync(own, { recursive: true });
  copyFileSync(join(behind, 'keys', 'passphrase.age'), slot);
  await client.vault.unlock(former);
  expect((await keysFound(desk, true)).keys).toMatchObject({
    mend: null,
    remedy: expect.stringContaining('重新设一个口令'),
  });
  const third = { passphrase: '第三个口令也要长一些 2026' };
  await client.vault.changePassphrase({ secret: former, passphrase: third.passphrase });
  expect((await client.vault.status()).formerKey).toBeUndefined();
  expect((await keysFound(desk, false)).keys).toMatchObject({ state: 'fine' });
  expect([await opens(vaultDir, former), await opens(vaultDir, third), await opens(behind, third)]).toEqual([
    false,
    true,
    true,
  ]);
});

it('a former recovery code does not count as confirmed', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir, folder, recoveryCode } = desk;
  const slot = join(vaultDir, 'keys', 'recovery.age');
  const kept = join(folder, 'recovery.age');
  copyFileSync(slot, kept);
  await client.vault.renewRecovery({ passphrase: testPassphrase });
  copyFileSync(kept, slot);
  await expect(client.vault.confirmRecovery({ recoveryCode })).rejects.toMatchObject({ code: 'keyFileDamaged' });
  await client.vault.lock();
  await client.vault.unlock({ recoveryCode });
  expect(await client.vault.status()).toMatchObject({ formerKey: 'recovery', recoveryConfirmed: false });
});
