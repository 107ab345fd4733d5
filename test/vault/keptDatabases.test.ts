import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { vaultLayout } from '#backend/vault/layout.ts';
import { run, sql } from '#backend/vault/sql.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase } from '#test/support/vault.ts';

const secret = { passphrase: testPassphrase };

/** Breaks a page, and saves what can be read; answers what is kept by then. The vault is locked afterwards. */
async function salvage({ client, desk, vaultDir }: ClosedOffice, table: string): Promise<string[]> {
  await client.vault.lock();
  await spoilPage(vaultDir, table);
  await client.vault.unlock(secret);
  await desk.vault().salvage(desk.now());
  desk.lockVault();
  return readdirSync(vaultLayout(vaultDir).unclaimed);
}

/** One of which a database was saved, then a case erased as far as a broken page lets it, then the database saved once more. */
async function twiceSaved(office: ClosedOffice, meanwhile: () => void = () => undefined) {
  const { client, closed, vaultDir } = office;
  const [first = ''] = await salvage(office, 'watched_files');
  rmSync(join(vaultDir, 'backups', 'copies'), { recursive: true, force: true });
  await spoilPage(vaultDir, 'case_years');
  await client.vault.unlock(secret);
  const events = await eraseCases(office, [closed]);
  expect(events.find((event) => event.type === 'erased')).toMatchObject({ unfinished: expect.any(String) });
  meanwhile();
  return { first, kept: await salvage(office, 'subjects') };
}

it('an erasure that broke off takes no database along that a salvage has kept since', async () => {
  await using office = await closedOffice();
  const { client, vaultDir } = office;
  const { first, kept } = await twiceSaved(office);
  const second = kept.filter((name) => name !== first);
  expect(second).toHaveLength(1);
  await client.vault.unlock(secret);
  expect(readdirSync(vaultLayout(vaultDir).unclaimed)).toEqual(second);
  const [receipt] = await client.erasure.receipts();
  expect(receipt).toMatchObject({
    finishedAt: expect.any(String),
    receipt: { counts: { brokenDatabases: 1 }, unclaimedNames: second },
  });
});

it('one whose receipt only counted, as those of earlier versions do, takes all along', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, desk } = office;
  const forgetNames = () =>
    run(desk.vault().db, sql`UPDATE erasures SET receipt = json_remove(receipt, '$.brokenNames')`);
  await twiceSaved(office, () => forgetNames());
  await client.vault.unlock(secret);
  expect(readdirSync(vaultLayout(vaultDir).unclaimed)).toEqual([]);
});
