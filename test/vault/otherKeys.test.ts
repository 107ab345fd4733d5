import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import type { RestoreBackupEvent } from '#shared/api/backups.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';

const passphrase = testPassphrase;
const another = '第二个口令要长一些 2026';

const opens = (folder: string, secret: VaultSecret) =>
  openSlot(folder, secret).then(
    () => true,
    () => false,
  );

async function backUp({ client }: CaseDesk, to: string | null) {
  const folders: string[] = [];
  for await (const event of await client.backups.make({ to }))
    if (event.type === 'made') folders.push(event.backup.folder);
  return folders;
}

async function restored({ client }: CaseDesk, from: string, into: string, secret: VaultSecret) {
  let last: Extract<RestoreBackupEvent, { type: 'restored' }> | null = null;
  for await (const event of await client.backups.restore({ from, into, secret }))
    if (event.type === 'restored') last = event;
  return last;
}

async function placesFound({ client }: CaseDesk, repair: boolean) {
  const mended: string[] = [];
  let places = null;
  for await (const event of await client.doctor.examine({ repair })) {
    if (event.type === 'found' && event.diagnosis.checkup === 'places') places = event.diagnosis;
    if (event.type === 'mended') mended.push(event.message);
  }
  return { places, mended };
}

/** An office with a backup at two places, the second of which was away while `change` was made. */
async function behindAt(change: (desk: CaseDesk) => Promise<unknown>) {
  const desk = await caseDesk();
  const { client, folder, recoveryCode } = desk;
  await client.vault.confirmRecovery({ recoveryCode });
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  await client.backups.chooseFolder({ folder: near });
  const [, kept = ''] = await backUp(desk, null);
  const [behind = ''] = await backUp(desk, far);
  renameSync(far, `${far}-away`);
  await change(desk);
  renameSync(`${far}-away`, far);
  return Object.assign(desk, { near, far, kept, behind, into: join(folder, 'restored') });
}

it('a backup that missed a new recovery code brings the former one back for its own vault alone, and says so', async () => {
  let code = '';
  await using desk = await behindAt(async ({ client }) => {
    ({ recoveryCode: code } = await client.vault.renewRecovery({ passphrase }));
    await client.vault.confirmRecovery({ recoveryCode: code });
  });
  const { client, near, kept, behind, into, recoveryCode } = desk;
  const [former, present] = [{ recoveryCode }, { recoveryCode: code }];
  expect([await opens(kept, present), await opens(behind, former)]).toEqual([true, true]);
  expect(await restored(desk, behind, into, { passphrase })).toMatchObject({ badKeys: [], otherKeys: ['recovery'] });
  await client.vault.choose({ path: into });
  await client.vault.unlock({ passphrase });
  expect(await client.vault.status()).toMatchObject({ recoveryConfirmed: false });
  const { places, mended } = await placesFound(desk, true);
  expect(places).toMatchObject({ message: expect.stringContaining('另一个恢复码'), mend: null });
  expect(places?.remedy).toContain('换一个新的恢复码');
  expect(mended).toEqual([]);
  // Nothing of it is written over what it has never heard of.
  const own = (await backUp(desk, null)).filter((folder) => folder.startsWith(near));
  expect([await opens(kept, present), await opens(kept, former)]).toEqual([true, false]);
  expect(own).toHaveLength(1);
  // A new code settles it everywhere.
  const { recoveryCode: third } = await client.vault.renewRecovery({ passphrase });
  for (const folder of [into, kept, behind, ...own])
    expect([await opens(folder, { recoveryCode: third }), await opens(folder, present)]).toEqual([true, false]);
  expect((await placesFound(desk, false)).places).toMatchObject({ state: 'fine' });
});

it('the same of a passphrase; the vault before is asked, not backups that are behind', async () => {
  await using desk = await behindAt(({ client }) =>
    client.vault.changePassphrase({ secret: { passphrase }, passphrase: another }),
  );
  const { client, vaultDir, kept, behind, into } = desk;
  expect(await restored(desk, behind, into, { passphrase })).toMatchObject({ otherKeys: ['passphrase'] });
  await client.vault.choose({ path: into });
  await client.vault.unlock({ passphrase });
  // It was confirmed, and is the same.
  expect(await client.vault.status()).toMatchObject({ recoveryConfirmed: true });
  await backUp(desk, null);
  expect([await opens(kept, { passphrase: another }), await opens(vaultDir, { passphrase: another })]).toEqual([
    true,
    true,
  ]);
  // The vault with the present one is asked, not the backups that are behind.
  await client.vault.choose({ path: vaultDir });
  expect(await restored(desk, kept, `${into}-other`, { passphrase: another })).toMatchObject({ otherKeys: [] });
});

it('several changes while the vault is locked are heard of: a place that missed the last follows', async () => {
  const third = '第三个口令也要长一些 2026';
  await using desk = await behindAt(async ({ client }) => client.vault.lock());
  const { client, far, behind } = desk;
  await client.vault.changePassphrase({ secret: { passphrase }, passphrase: another });
  renameSync(far, `${far}-away`);
  await client.vault.changePassphrase({ secret: { passphrase: another }, passphrase: third });
  renameSync(`${far}-away`, far);
  expect(await opens(behind, { passphrase: another })).toBe(true);
  await client.vault.unlock({ passphrase: third });
  expect((await placesFound(desk, false)).places?.message).toContain('仍用旧口令打开');
  await backUp(desk, far);
  expect([await opens(behind, { passphrase: another }), await opens(behind, { passphrase: third })]).toEqual([
    false,
    true,
  ]);
});
