import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { beian, passphraseFile } from '#test/support/cli.ts';
import { testPassphrase } from '#test/support/vault.ts';

const slots = { passphrase: join('keys', 'passphrase.age'), recovery: join('keys', 'recovery.age') } as const;
const other = '样例口令 另一句';

/** A vault with a backup on another disk. */
async function office() {
  const desk = await freshDesk({});
  const { recoveryCode } = await desk.client.vault.create({ passphrase: testPassphrase });
  const disk = join(desk.folder, '移动硬盘');
  for await (const _ of await desk.client.backups.make({ to: disk }));
  return { desk, disk, recoveryCode, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

async function examined({ client }: FreshDesk, repair = false) {
  const events: ExamineEvent[] = [];
  for await (const event of await client.doctor.examine({ repair })) events.push(event);
  const found = events.flatMap((event) => (event.type === 'found' ? [event.diagnosis] : []));
  const keys = found.find(({ checkup }) => checkup === 'keys') as Diagnosis;
  return { keys, mended: events.flatMap((event) => (event.type === 'mended' ? [event.message] : [])) };
}

it.each(['passphrase', 'recovery'] as const)(
  'a lost %s key file comes back from a backup, byte by byte, where the vault opens otherwise',
  async (kind) => {
    await using there = await office();
    const { desk, recoveryCode } = there;
    const path = join(desk.vaultDir, slots[kind]);
    const whole = readFileSync(path);
    desk.desk.lockVault();
    rmSync(path);
    const [lost, opens] = [{ passphrase: testPassphrase }, { recoveryCode }].toSorted((one) =>
      (kind === 'passphrase') === 'passphrase' in one ? -1 : 1,
    );
    await expect(desk.client.vault.unlock(lost ?? { recoveryCode })).rejects.toMatchObject({ code: 'keyFileDamaged' });
    await desk.client.vault.unlock(opens ?? { recoveryCode });
    const { keys } = await examined(desk);
    expect(keys).toMatchObject({ state: 'bad', message: expect.stringContaining(`keys/${kind}.age`), remedy: null });
    expect(keys.mend).toContain('从备份里取回');
    expect((await examined(desk, true)).mended).toHaveLength(1);
    expect(readFileSync(path)).toEqual(whole);
    expect((await examined(desk)).keys.state).toBe('fine');
  },
);

it('an old key file is never put back: it would let the old passphrase in again', async () => {
  await using there = await office();
  const { desk, recoveryCode } = there;
  const path = join(desk.vaultDir, slots.passphrase);
  const kept = join(desk.folder, 'old.age');
  copyFileSync(path, kept);
  await desk.client.vault.changePassphrase({ secret: { passphrase: testPassphrase }, passphrase: other });
  // A disk that was away when the passphrase was changed, and is the only one with a copy now.
  const { backups } = await desk.client.backups.find({ folder: there.disk }).then((found) => ({ backups: found }));
  for (const { folder } of backups) copyFileSync(kept, join(folder, slots.passphrase));
  desk.desk.lockVault();
  rmSync(path);
  await desk.client.vault.unlock({ recoveryCode });
  const { keys } = await examined(desk, true);
  expect(keys).toMatchObject({ mend: null, remedy: expect.stringContaining('用恢复码重新设一个口令') });
  await desk.client.vault.changePassphrase({ secret: { recoveryCode }, passphrase: other });
  expect((await examined(desk)).keys.state).toBe('fine');
});

it.each(['passphrase', 'recovery'] as const)(
  'a %s key file of another vault is told as that, with where the copy of the own one lies, and not as a wrong secret',
  async (kind) => {
    await using there = await office();
    const { desk, recoveryCode } = there;
    await using stranger = await freshDesk({});
    await stranger.client.vault.create({ passphrase: other });
    const path = join(desk.vaultDir, slots[kind]);
    const secret = kind === 'passphrase' ? { passphrase: testPassphrase } : { recoveryCode };
    const unlock = () =>
      desk.client.vault.unlock(secret).then(
        () => null,
        (error: unknown) => error,
      );
    const told = (advice: string) => ({
      code: 'keyFileDamaged',
      message: expect.stringContaining('不是这个资料库的'),
      data: { remedy: expect.stringContaining(advice) },
    });
    desk.desk.lockVault();
    const whole = readFileSync(path);
    copyFileSync(join(stranger.vaultDir, slots[kind]), path);
    // Nothing lies within the vault yet.
    expect(await unlock()).toMatchObject(told('放在别处的最近一次备份'));
    writeFileSync(path, whole);
    expect(await unlock()).toBeNull();
    const vault = desk.desk.vault();
    const place = ownBackupPlace(vaultLayout(desk.vaultDir).backups);
    const { folder } = await endOf(vault.backUp({ place, kind: 'manual', now: new Date() }));
    desk.desk.lockVault();
    copyFileSync(join(stranger.vaultDir, slots[kind]), path);
    const copy = join(folder, slots[kind]);
    expect(await unlock()).toMatchObject(told(copy));
    // As advised.
    copyFileSync(copy, path);
    expect(await unlock()).toBeNull();
    desk.desk.lockVault();
    // Of its own key file a wrong secret is a wrong secret.
    await expect(desk.client.vault.unlock({ passphrase: '不是这一句口令' })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
  },
);

it('the command line writes the key file of the passphrase anew that was typed, and ends with 0', async () => {
  await using there = await office();
  const { desk } = there;
  desk.desk.lockVault();
  rmSync(join(desk.vaultDir, slots.passphrase));
  const secret = await passphraseFile(desk.folder, testPassphrase);
  const doctor = (...more: string[]) =>
    beian(['doctor', '--vault', desk.vaultDir, '--passphrase-file', secret, '--backups', there.disk, ...more]);
  const told = await doctor();
  expect(told).toMatchObject({ code: 3, out: expect.stringContaining('加上 --repair') });
  const mended = await doctor('--repair');
  expect(mended.out).toContain('已修好：口令的密钥文件已经重新写好');
  // The whole folder of the key files may be gone.
  rmSync(join(desk.vaultDir, 'keys'), { recursive: true });
  expect((await doctor('--repair')).out).toContain('已修好：口令的密钥文件已经重新写好');
  await desk.client.vault.unlock({ passphrase: testPassphrase });
});
