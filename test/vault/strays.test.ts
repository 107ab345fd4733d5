import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { testPassphrase } from '#test/support/vault.ts';

/** Copies of every original of the office, as programs that copy or synchronise folders name and place them. */
function copyAll({ desk, vaultDir }: ClosedOffice): string[] {
  const rows = all<{ id: string }>(desk.vault().db, sql`SELECT file_id AS id FROM scans`);
  return rows.flatMap(({ id }, index) => {
    const shelf = join(vaultDir, 'files', id.slice(0, 2));
    const other = join(vaultDir, 'files', id.startsWith('00') ? '01' : '00');
    const names = [join(shelf, `${id} (1).age`), join(shelf, `样例副本${index}.age`), join(other, `${id}.age`)];
    for (const name of names) copyFileSync(join(shelf, `${id}.age`), name);
    return names;
  });
}

async function unclaimed({ client }: ClosedOffice): Promise<Diagnosis | undefined> {
  let found: Diagnosis | undefined;
  for await (const event of await client.doctor.examine({}))
    if (event.type === 'found' && event.diagnosis.checkup === 'unclaimed') found = event.diagnosis;
  return found;
}

it.each(['while it is open', 'while it is locked'])(
  'copies of originals under other names, made %s, are named by doctor and go with the erasure',
  async (when) => {
    await using office = await closedOffice();
    const { client, vaultDir, closed, caseNumber } = office;
    if (when === 'while it is locked') {
      const copies = copyAll(office);
      expect(copies.length).toBeGreaterThan(3);
      await client.vault.lock();
      await client.vault.unlock({ passphrase: testPassphrase });
    } else copyAll(office);
    const told = await unclaimed(office);
    expect(told).toMatchObject({ state: 'note', message: expect.stringContaining('样例副本0.age') });
    await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
    expect(await eraseCases(office, [closed, caseNumber])).toContainEqual(
      expect.objectContaining({ type: 'erased', unfinished: null }),
    );
    const left = [...folderBytes(join(vaultDir, 'files')).keys()].filter((path) => path.endsWith('.age'));
    expect(left).toEqual([]);
    expect(await unclaimed(office)).toMatchObject({ state: 'fine' });
  },
);

it('copies go with the case they are of, also a spoilt one by its name; those of other cases stay', async () => {
  await using office = await closedOffice();
  const { client, desk, vaultDir, closed, caseNumber } = office;
  const own = new File(
    [new Uint8Array(await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }))],
    '样例.jpg',
  );
  await client.materials.add({ caseNumber, slot: 'subjectCertificate', files: [own], replace: false });
  const held = all<{ id: string }>(
    desk.vault().db,
    sql`SELECT file_id AS id FROM scans WHERE id IN
      (SELECT scan_id FROM materials WHERE case_id = (SELECT id FROM cases WHERE number = ${caseNumber}))`,
  ).map(({ id }) => id);
  expect(held).toHaveLength(1);
  const [stays = ''] = held;
  const copies = copyAll(office);
  const first = copies.find((path) => path.endsWith(' (1).age') && !path.includes(stays)) ?? '';
  writeFileSync(first, '样例：坏了的副本');
  const other = join(vaultDir, 'files', stays.startsWith('00') ? '01' : '00', `${stays}.age`);
  const copy = join(vaultDir, 'files', stays.slice(0, 2), `${stays} (1).age`);
  expect(copies).toEqual(expect.arrayContaining([other, copy]));
  await eraseCases(office, [closed]);
  const left = copies.filter((path) => existsSync(path));
  expect(left).toEqual(expect.arrayContaining([other, copy]));
  // Each of its three copies, and none of anything else.
  expect(left).toHaveLength(3);
  await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
  await eraseCases(office, [caseNumber]);
  expect(copies.filter((path) => existsSync(path))).toEqual([]);
});

it('what is no copy of an original is named, and stays', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, closed } = office;
  writeFileSync(join(vaultDir, 'files', '00', '别人的.age'), '样例：什么都不是');
  await client.vault.lock();
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(readdirSync(join(vaultDir, 'files', 'unclaimed'))).toEqual(['别人的.age']);
  await eraseCases(office, [closed]);
  expect(await unclaimed(office)).toMatchObject({ state: 'note', message: expect.stringContaining('别人的.age') });
});
