import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastOf } from '#test/support/bundleDesks.ts';
import { type ClosedOffice, closedOffice, gonePerson } from '#test/support/closedOffice.ts';
import { decryptedBytes } from '#test/support/decryptedBytes.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const secret = { passphrase: testPassphrase };

/** An office with a place of backups, restored into another folder, that works in its own vault again. */
async function wentBack({ client, vaultDir }: ClosedOffice, place: string, into: string): Promise<void> {
  await client.backups.chooseFolder({ folder: place });
  await lastOf(client.backups.make({ to: null }));
  const [made] = await client.backups.find({ folder: place });
  await lastOf(client.backups.restore({ from: made?.folder ?? '', into, secret }));
  for (const path of [into, vaultDir]) {
    await client.vault.choose({ path });
    await client.vault.unlock(secret);
  }
}

async function openCases({ client }: ClosedOffice, path: string): Promise<string[]> {
  await client.vault.choose({ path });
  await client.vault.unlock(secret);
  return (await client.cases.list()).map(({ number }) => number);
}

it('a vault that was restored in the place of one is told what is erased from that one after going back', async () => {
  await using office = await closedOffice();
  await using away = await freshFolder();
  const { client, closed, caseNumber, vaultDir } = office;
  const [place, into] = [join(away.path, '备份'), join(away.path, '恢复')];
  await wentBack(office, place, into);
  const replaced = [{ folder: into, told: true }];
  expect(await client.erasure.preview({ numbers: [closed] })).toMatchObject({ replaced });
  const events = await eraseCases(office, [closed], 'all');
  expect(events.find((event) => event.type === 'erased')).toMatchObject({ erasure: { receipt: { replaced } } });
  expect(await openCases(office, into)).toEqual([caseNumber]);
  await lastOf(client.backups.make({ to: null }));
  await client.vault.lock();
  const copies = await client.backups.find({ folder: place });
  for (const folder of [vaultDir, into, ...copies.map(({ folder }) => folder)])
    expect((await decryptedBytes(folder)).includes(gonePerson.certificateNumber), folder).toBe(false);
});

it('one that was moved meanwhile hears of it from the place of backups that both share', async () => {
  await using office = await closedOffice();
  await using away = await freshFolder();
  const { client, closed, caseNumber } = office;
  const [place, into, moved] = [join(away.path, '备份'), join(away.path, '恢复'), join(away.path, '别处')];
  await wentBack(office, place, into);
  await rename(into, moved);
  const events = await eraseCases(office, [closed], 'all');
  // Where it was moved to nobody here knows, and it is worked with: that it will follow is said all the same.
  expect(events.find((event) => event.type === 'erased')).toMatchObject({
    erasure: { receipt: { replaced: [{ folder: into, told: false }] } },
  });
  expect(await openCases(office, moved)).toHaveLength(2);
  await lastOf(client.backups.make({ to: null }));
  await client.vault.lock();
  expect(await openCases(office, moved)).toEqual([caseNumber]);
});
