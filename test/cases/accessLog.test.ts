import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { noteAccess } from '#backend/access/accessLog.ts';
import { run, sql, transaction } from '#backend/vault/sql.ts';
import { entryText, firstDigest } from '#shared/access/accessEntry.ts';
import { accessOfProcedure } from '#shared/access/accessOf.ts';
import { contract } from '#shared/api/contract.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';
import { sayAbout } from '../../renderer/settings/access/accessWords.ts';

async function lookedAtOffice() {
  const office = await caseDesk();
  const { client, caseNumber } = office;
  await client.cases.open({ caseNumber });
  await client.cases.open({ caseNumber });
  const field = 'roles.appPrincipal.certificateNumber' as const;
  const { value } = await client.access.reveal({ caseNumber, field });
  await client.exchange.caseSheet({ cases: [caseNumber] });
  return { ...office, field, value, [Symbol.asyncDispose]: () => office[Symbol.asyncDispose]() };
}

test('what is looked at, shown and exported is written down once, by numbers alone', async () => {
  await using office = await lookedAtOffice();
  const { client, caseNumber, field, value } = office;
  const { application } = await client.cases.open({ caseNumber });
  expect(application.persons.map(({ certificateNumber }) => certificateNumber)).toContain(value);
  const { entries, total } = await client.access.list({});
  expect(entries.toReversed().map(({ kind, about }) => [kind, about])).toEqual([
    ['unlock', null],
    ['open', caseNumber],
    ['reveal', `${caseNumber} ${field}`],
    ['export', caseNumber],
  ]);
  expect(total).toBe(4);
  expect((await client.access.list({ caseNumber, most: 1 })).entries).toMatchObject([{ kind: 'export' }]);
  const secrets = application.persons.flatMap(({ name, certificateNumber, mobile }) => [
    name,
    certificateNumber,
    mobile,
  ]);
  for (const secret of secrets) expect(JSON.stringify(entries)).not.toContain(secret);

  // Anybody can check an exported log.
  const csv = Buffer.from(await (await client.access.export({ as: 'csv' })).arrayBuffer()).toString();
  const [head = '', ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
  expect(head).toContain('校验值');
  let before = firstDigest;
  for (const line of lines) {
    const [id, , , about, at, kind, digest] = JSON.parse(`[${line}]`) as string[];
    const entry = { id: Number(id), at: at ?? '', kind: kind ?? '', about: about === '' ? null : (about ?? null) };
    before = createHash('sha256').update(entryText(before, entry)).digest('hex');
    expect(digest).toBe(before);
  }
  expect(lines).toHaveLength(4);
  expect((await client.access.export({ as: 'xlsx' })).size).toBeGreaterThan(1000);
  expect(await client.access.check()).toEqual({ entries: 6, broken: null, contradicted: [] });
});

test('no line can be changed or deleted by the desk itself', async () => {
  await using office = await lookedAtOffice();
  const { db } = office.desk.vault();
  expect(() => run(db, sql`UPDATE access_log SET kind = 'open'`)).toThrow(/only added to/);
  expect(() => run(db, sql`DELETE FROM access_log`)).toThrow(/only added to/);
});

test.each([
  ['a line that was changed', "UPDATE access_log SET about = '2026-9999' WHERE id = 3", 3],
  ['a line that was taken out', 'DELETE FROM access_log WHERE id = 2', 2],
  ['the last line taken out', 'DELETE FROM access_log WHERE id = 4', 4],
  ['two lines changed over', "UPDATE access_log SET at = '2026-11-23T00:00:00.000Z' WHERE id = 1", 1],
])('%s shows, and doctor tells of it', async (_, tampering, broken) => {
  await using office = await lookedAtOffice();
  await office.client.vault.lock();
  const bare = await openBare(office.vaultDir);
  bare.exec('DROP TRIGGER access_log_stays; DROP TRIGGER access_log_unchanged');
  bare.exec(tampering);
  bare.close();
  await office.desk.unlockVault({ passphrase: testPassphrase });
  expect(await office.client.access.check()).toMatchObject({ broken });
  for await (const event of await office.client.doctor.examine({})) {
    if (event.type === 'found' && event.diagnosis.checkup === 'accessLog') {
      expect(event.diagnosis).toMatchObject({ state: 'bad', message: expect.stringContaining(`第 ${broken} 条`) });
    }
  }
});

test('what waits to be written down is not lost with work that is taken back whole, nor written twice', async () => {
  await using office = await caseDesk();
  const { client, desk, caseNumber } = office;
  const { db } = desk.vault();
  const failure = new Error('样例故障');
  const kinds = async () => (await client.access.list({})).entries.toReversed().map(({ kind }) => kind);
  run(db, sql`PRAGMA query_only = ON`);
  noteAccess(desk, 'open', [caseNumber]);
  run(db, sql`PRAGMA query_only = OFF`);
  expect(await kinds()).toEqual(['unlock']);
  const takenBack = () => {
    noteAccess(desk, 'bundleImport', [caseNumber]);
    noteAccess(desk, 'bundleUndo', [caseNumber]);
    throw failure;
  };
  expect(() => transaction(db, takenBack)).toThrow(failure);
  expect(await kinds()).toEqual(['unlock']);
  transaction(db, () => {
    noteAccess(desk, 'bundleImport', [caseNumber]);
    noteAccess(desk, 'bundleUndo', [caseNumber]);
  });
  expect(await kinds()).toEqual(['unlock', 'open', 'bundleImport', 'bundleUndo']);
  expect(await client.access.check()).toEqual({ entries: 4, broken: null, contradicted: [] });
});

test('whatever is written down is a procedure of the contract', () => {
  const areas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = contract;
  const unknown = Object.keys(accessOfProcedure).filter((path) => {
    const [area = '', name = ''] = path.split('.');
    return areas[area]?.[name] === undefined;
  });
  expect(unknown).toEqual([]);
});

test("a look at the agency's own phone is written down like any other, and says whose it was", async () => {
  await using office = await caseDesk();
  const { client } = office;
  for (const field of ['contactPhone', 'phones'] as const) await client.access.revealAgency({ field });
  const { entries } = await client.access.list({ most: 2 });
  expect(entries.map(({ kind, about }) => [kind, about, sayAbout(about)])).toEqual([
    ['reveal', 'agency.phones', '机构信息　本机构的电话'],
    ['reveal', 'agency.contactPhone', '机构信息　联系电话'],
  ]);
});
