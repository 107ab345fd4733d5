import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { bareHost } from '#backend/hostAbilities.ts';
import { accessLabels } from '#shared/access/accessEntry.ts';
import { handOut, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { caseDesk, freshDesk } from '#test/support/caseDesk.ts';
import { computer } from '#test/support/keyKeeper.ts';
import { onePool } from '#test/support/onePool.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

const passphrase = '样例口令 另一句';

/** The newest lines, the oldest of them first. */
async function written(client: Client, most: number): Promise<[kind: string, about: string | null][]> {
  const { entries } = await client.access.list({ most });
  return entries.toReversed().map(({ kind, about }) => [kind, about]);
}

it('another passphrase, a new recovery code and openings with it are written down, also what changed while the vault was shut', async () => {
  await using fresh = await freshDesk();
  const { client } = fresh;
  const { recoveryCode } = await client.vault.create({ passphrase: testPassphrase });
  expect(await written(client, 9)).toEqual([['unlock', null]]);
  await client.vault.changePassphrase({ secret: { passphrase: testPassphrase }, passphrase });
  expect(await written(client, 1)).toEqual([['passphraseChanged', null]]);
  await client.vault.lock();
  await client.vault.unlock({ recoveryCode });
  expect(await written(client, 1)).toEqual([['unlockByCode', null]]);
  await client.vault.renewRecovery({ passphrase });
  expect(await written(client, 1)).toEqual([['recoveryRenewed', null]]);
  // By somebody who stands before a locked vault.
  await client.vault.lock();
  await client.vault.changePassphrase({ secret: { passphrase }, passphrase: testPassphrase });
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(await written(client, 2)).toEqual([
    ['passphraseChanged', null],
    ['unlock', null],
  ]);
  await client.vault.lock();
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(await written(client, 2)).toEqual([
    ['unlock', null],
    ['unlock', null],
  ]);
  expect(await client.access.check()).toMatchObject({ broken: null, contradicted: [] });
});

it('a key that this computer keeps is written down when it comes and goes, not when the system wraps it anew', async () => {
  const keyKeeper = computer();
  await using fresh = await freshDesk({ host: { ...bareHost('desktop', '0'), keyKeeper } });
  const { client } = fresh;
  await client.vault.create({ passphrase: testPassphrase });
  await client.vault.rememberHere({ on: true, passphrase: testPassphrase });
  expect(await written(client, 1)).toEqual([['osKeyAdded', null]]);
  keyKeeper.rotate();
  await client.vault.lock();
  await client.vault.unlock({ osKey: true });
  expect(await written(client, 2)).toEqual([
    ['osKeyAdded', null],
    ['unlock', null],
  ]);
  await client.vault.rememberHere({ on: false });
  expect(await written(client, 1)).toEqual([['osKeyRemoved', null]]);
});

it('a key file that was lost is no change of a key', async () => {
  await using fresh = await freshDesk();
  const { client, vaultDir } = fresh;
  await client.vault.create({ passphrase: testPassphrase });
  await client.vault.lock();
  rmSync(join(vaultDir, 'keys', 'recovery.age'));
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(await written(client, 9)).toEqual([
    ['unlock', null],
    ['unlock', null],
  ]);
});

it('a bundle is written down by the numbers of its cases: handed out, brought in and taken back', async () => {
  await using from = await caseDesk();
  await using to = await otherDesk();
  const { caseNumber } = from;
  const path = await handOut(from, [caseNumber]);
  expect(await written(from.client, 1)).toEqual([['bundle', caseNumber]]);
  const { undo } = await takeIn(to, path);
  expect(await written(to.client, 1)).toEqual([['bundleImport', caseNumber]]);
  await to.client.bundles.undo({ undo });
  expect(await written(to.client, 1)).toEqual([['bundleUndo', caseNumber]]);
});

it('every kind has a name in Chinese', () => {
  for (const label of Object.values(accessLabels)) expect(label).toMatch(/^[\u4e00-\u9fff]+$/);
});
