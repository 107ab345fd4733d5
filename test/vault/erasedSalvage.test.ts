import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { receiptPages } from '#backend/erasure/receiptFile.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase } from '#test/support/vault.ts';

/** An office whose database broke and was saved; the broken one, and its log, are kept. */
async function salvagedOffice(): Promise<ClosedOffice & { readonly aside: string }> {
  const office = await closedOffice();
  const { client, vaultDir } = office;
  await client.vault.lock();
  await spoilPage(vaultDir, 'watched_files');
  await client.vault.unlock({ passphrase: testPassphrase });
  for await (const _ of await client.doctor.examine({ repair: true }));
  await client.vault.unlock({ passphrase: testPassphrase });
  const aside = vaultLayout(vaultDir).unclaimed;
  const [kept] = readdirSync(aside).filter((name) => /^desk\.db\..*\.spoilt$/.test(name));
  expect(kept).toBeDefined();
  writeFileSync(join(aside, `${kept}-wal`), 'what was saved last');
  return Object.assign(office, { aside });
}

it('a broken database that a salvage has kept goes with the first erasure, which says so before and after', async () => {
  await using office = await salvagedOffice();
  const { client, vaultDir, aside, closed } = office;
  const { counts } = await client.erasure.preview({ numbers: [closed] });
  expect(counts).toMatchObject({ brokenDatabases: 1 });
  const events = await eraseCases(office, [closed], 'own');
  const erased = events.find((event) => event.type === 'erased');
  expect(erased).toMatchObject({
    unfinished: null,
    erasure: { receipt: { counts: { brokenDatabases: 1 }, unclaimed: 0, unclaimedNames: [] } },
  });
  if (erased) expect(JSON.stringify(receiptPages(erased.erasure, null))).toContain('损坏');
  expect(readdirSync(aside)).toEqual([]);
  await client.vault.lock();
  await expectNothingLeft(vaultDir, office.pictures);
});

it('where none was kept none is counted', async () => {
  await using office = await closedOffice();
  const { counts } = await office.client.erasure.preview({ numbers: [office.closed] });
  expect(counts).toMatchObject({ brokenDatabases: 0 });
});
