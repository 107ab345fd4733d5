import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { cleanApplication } from '#test/support/application.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { closedOffice } from '#test/support/closedOffice.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const secret = { passphrase: testPassphrase };

it.each(['cases', 'subjects', 'mini_programs'])(
  'a lost row of %s that no backup has ends no salvage',
  async (table) => {
    await using office = await closedOffice();
    await using disk = await freshFolder();
    const { client, vaultDir } = office;
    for await (const _ of await client.backups.make({ to: disk.path }));
    const number = keepCase(office.desk, cleanApplication());
    await client.vault.lock();
    const db = await openBare(vaultDir);
    // The id of the case is the key of this row: nothing may stand instead.
    db.exec(`INSERT INTO case_retention (case_id, keep_until) SELECT max(id), '2030-01-01' FROM cases`);
    db.close();
    await spoilPage(vaultDir, table);
    await client.vault.unlock(secret);
    let said = '';
    for await (const event of (await client.doctor.examine({ repair: true })) as AsyncIterable<ExamineEvent>)
      if (event.type === 'mended') said += event.message;
    expect(said).toContain(number);
    await client.vault.unlock(secret);
    expect(readdirSync(vaultLayout(vaultDir).unclaimed)).toHaveLength(1);
    const numbers = (await client.cases.list()).map((each) => each.number);
    // A case whose subject or mini program is lost is there without it.
    expect(numbers.includes(number)).toBe(table !== 'cases');
    expect(numbers).toContain(office.caseNumber);
    await client.vault.lock();
    const made = await openBare(vaultDir);
    expect(made.pragma('foreign_key_check')).toEqual([]);
    made.close();
  },
);
