import { join } from 'node:path';
import { expect, it } from 'vitest';
import { all, run, sql } from '#backend/vault/sql.ts';
import { lastOf } from '#test/support/bundleDesks.ts';
import { stamped } from '#test/support/busyOffice.ts';
import { type ClosedOffice, closedOffice, gonePerson } from '#test/support/closedOffice.ts';
import { decryptedBytes } from '#test/support/decryptedBytes.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { acceptIntake } from '#test/support/intake/acceptIntake.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

onePool();

const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 320, height: 240 });
const fileOf = (stamp: string, name: string) => new File([new Uint8Array(stamped(photo, stamp))], name);
const number = '110105194912310021';
const slot = 'subjectCertificate';

async function take({ client }: ClosedOffice, file: File): Promise<number[]> {
  const ids: number[] = [];
  for await (const event of await client.intake.take({ files: [{ file, modifiedAt: null }] }))
    if (event.type === 'taken') ids.push(...event.items);
  return ids;
}

/** Takes a file in and puts it where another of the open case makes way for it; answers its item. */
async function takeInPlace(office: ClosedOffice, file: File): Promise<number[]> {
  const { client, caseNumber } = office;
  const ids = await take(office, file);
  await client.intake.change({ ids, to: { caseNumber, slots: [slot] } });
  expect(await acceptIntake(client, ids, true)).toMatchObject({ accepted: ids });
  return ids;
}

const eraseTray = ({ client }: ClosedOffice, trayItems: number[]) =>
  lastOf(client.erasure.erase({ trayItems, numbers: [], staff: null, renewBackups: 'none' }));
const namesIn = async ({ client, caseNumber }: ClosedOffice) =>
  (await client.cases.open({ caseNumber })).materials.map(({ facts }) => facts.name);

it('what made way for another and was erased from the tray is named by nothing any more, and does not come back', async () => {
  await using office = await closedOffice();
  const { client } = office;
  const file = fileOf('one', `王小明${number}.jpg`);
  await takeInPlace(office, file);
  const other = await takeInPlace(office, fileOf('other', '样例.jpg'));
  const again = await take(office, file);
  await client.intake.dismiss({ ids: again });
  await eraseTray(office, again);
  expect(await client.intake.reopen({ ids: other })).toEqual({ changed: other });
  expect(await namesIn(office)).toEqual([]);
  await client.vault.lock();
  expect((await decryptedBytes(office.vaultDir)).includes(number)).toBe(false);
});

it('what an erasure of before has left in such a record goes with the next one, and keeps nothing from being taken back', async () => {
  await using office = await closedOffice();
  const { client, desk } = office;
  await takeInPlace(office, fileOf('one', '样例.jpg'));
  const ids = await takeInPlace(office, fileOf('other', '样例二.jpg'));
  const { db } = desk.vault();
  const left = (name: string) =>
    run(
      db,
      sql`UPDATE intake_items SET placed = json_set(placed, '$[0].removed[0].scanId', 999, '$[0].removed[0].name', ${name})
        WHERE id = ${ids[0] ?? 0}`,
    );
  left(number);
  await eraseCases(office, [office.closed]);
  expect(JSON.stringify(all(db, sql`SELECT placed FROM intake_items`))).not.toContain(number);
  left('样例.jpg');
  expect(await client.intake.reopen({ ids })).toEqual({ changed: ids });
  expect(await namesIn(office)).toEqual([]);
});

it('the name of what made way in another case is forgotten where it quotes the erased, and it comes back by that of its file', async () => {
  await using office = await closedOffice();
  const { client, caseNumber, closed } = office;
  const add = (name: string, into: 'subjectOther' | typeof slot) =>
    client.materials.add({ caseNumber, slot: into, files: [fileOf('one', name)], replace: false });
  await add('样例.jpg', 'subjectOther');
  await add(`${gonePerson.name}.jpg`, slot);
  const ids = await takeInPlace(office, fileOf('other', '样例二.jpg'));
  const events = await eraseCases(office, [closed]);
  expect(events.find((event) => event.type === 'erased')).toMatchObject({
    erasure: { receipt: { mentions: 0, mentionedIn: { cases: [], tables: [] } } },
  });
  await client.intake.reopen({ ids });
  expect(await namesIn(office)).toEqual(['样例.jpg', '样例.jpg']);
});

it('a record of the tray that was erased is erased again from an older backup, and takes no picture that stayed along', async () => {
  await using office = await closedOffice();
  await using there = await freshFolder();
  const { client, caseNumber } = office;
  const ids = await take(office, fileOf('aside', `王小明 ${number}.jpg`));
  await client.intake.dismiss({ ids });
  const made = await lastOf(client.backups.make({ to: there.path }));
  const from = made.type === 'made' ? made.backup.folder : '';
  // Put into a case by hand meanwhile, where it stays.
  await client.materials.add({
    caseNumber,
    slot: 'subjectOther',
    files: [fileOf('aside', '样例.jpg')],
    replace: false,
  });
  await eraseTray(office, ids);
  const into = join(there.path, '恢复');
  const secret = { passphrase: testPassphrase };
  expect(await lastOf(client.backups.restore({ from, into, secret }))).toMatchObject({
    type: 'restored',
    erased: { known: 'list' },
  });
  await client.vault.choose({ path: into });
  await client.vault.unlock(secret);
  expect((await client.intake.list({ state: 'dismissed' })).ids).toEqual([]);
  // The list of the one before is told as well.
  await client.vault.choose({ path: office.vaultDir });
  await client.vault.unlock(secret);
  expect((await client.cases.open({ caseNumber })).materials).toHaveLength(1);
});
