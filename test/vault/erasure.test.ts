import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { listErasures } from '#backend/vault/store/erasures.ts';
import { fillingTicks } from '#backend/vault/store/fillingTicks.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { sayOtherPlaces } from '#shared/erasure/leftBackups.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { cleanApplication } from '#test/support/application.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { type ClosedOffice, closedOffice, gonePerson } from '#test/support/closedOffice.ts';
import { decryptedBytes } from '#test/support/decryptedBytes.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { erasedWords, expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const counted = ({ db }: Vault, table: 'cases' | 'persons' | 'subjects' | 'scans' | 'letters') => {
  const tables = {
    cases: sql`cases`,
    persons: sql`persons`,
    subjects: sql`subjects`,
    scans: sql`scans`,
    letters: sql`letters`,
  };
  return all(db, sql`SELECT 1 FROM ${tables[table]}`).length;
};

describe('erasing a closed case', () => {
  it('leaves neither a number nor a picture in any byte of the vault, and a receipt without either', async () => {
    await using office = await closedOffice();
    const { client, desk, vaultDir, closed, pictures } = office;
    // What was looked at and searched for must not remember either.
    await client.settings.remember({ key: 'cases.filter', value: { text: gonePerson.name } });
    // Nor what was typed in another way than it is kept.
    const wide = gonePerson.certificateNumber.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    const grouped = gonePerson.mobile.replace(/^(\d{3})(\d{4})/, '$1 $2-');
    await client.drafts.keep({ name: 'paste', value: { text: `手机 ${grouped}` } });
    await client.drafts.keep({ name: `${office.caseNumber}.note`, value: `身份证 ${wide}` });
    await client.drafts.keep({ name: `${office.caseNumber}.rejection`, value: '样例：与此无关' });
    await client.vault.lock();
    const held = await decryptedBytes(vaultDir);
    expect(erasedWords.filter((word) => !held.includes(word))).toEqual([]);
    await client.vault.unlock({ passphrase: testPassphrase });
    const before = { persons: counted(desk.vault(), 'persons'), subjects: counted(desk.vault(), 'subjects') };
    const drafts = async () => (await client.drafts.list()).map(({ name }) => name);
    expect(await drafts()).toHaveLength(5);
    const events = await eraseCases(office, [closed]);
    expect(await drafts()).toEqual([`${office.caseNumber}.rejection`]);
    const erased = events.find(({ type }) => type === 'erased');
    expect(erased).toMatchObject({
      unfinished: null,
      erasure: {
        staff: '样例丁',
        receipt: {
          why: 'asked',
          cases: [{ number: closed }],
          counts: { cases: 1, miniPrograms: 1, subjects: 1, scans: 3, letters: 1 },
          files: { count: 4 },
          kept: { persons: 0, subjects: 0, scans: 0, waiting: 0 },
          mentions: 0,
        },
      },
    });
    expect(JSON.stringify(erased)).not.toMatch(new RegExp(erasedWords.join('|')));
    expect(counted(desk.vault(), 'subjects')).toBe(before.subjects - 1);
    expect(counted(desk.vault(), 'persons')).toBeLessThan(before.persons);
    await expect(client.cases.open({ caseNumber: closed })).rejects.toMatchObject({ code: 'caseMissing' });
    // The other case is as whole as before.
    expect((await client.cases.open({ caseNumber: office.caseNumber })).application.persons.length).toBeGreaterThan(0);
    const [receipt] = await client.erasure.receipts();
    const paper = await client.erasure.receipt({ id: receipt?.id ?? 0 });
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await client.vault.lock();
    await expectNothingLeft(vaultDir, pictures);
  });

  it('keeps what another case holds, and says so', async () => {
    await using office = await closedOffice();
    const { desk, client, closed } = office;
    const { db } = desk.vault();
    const [shared] = all<{ id: number }>(db, sql`SELECT id FROM scans WHERE name LIKE '%身份证%'`);
    const [other] = all<{ id: number }>(db, sql`SELECT id FROM cases WHERE number = ${office.caseNumber}`);
    attachScan(db, {
      caseId: other?.id ?? 0,
      slot: 'subjectOther',
      scanId: shared?.id ?? 0,
      now: desk.now(),
    });
    const events = await eraseCases(office, [closed]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'erased',
        erasure: expect.objectContaining({
          receipt: expect.objectContaining({ kept: { persons: 0, subjects: 0, scans: 1, waiting: 0 } }),
        }),
      }),
    );
    const { materials } = await client.cases.open({ caseNumber: office.caseNumber });
    const kept = materials.find(({ scanId }) => scanId === shared?.id);
    const picture = await client.materials.picture({ scanId: kept?.scanId ?? 0, size: 'original' });
    expect(picture.size).toBeGreaterThan(1000);
  });

  it('forgets what was ticked at the console, and keeps what is ticked in other cases', async () => {
    await using office = await closedOffice();
    const { desk, client, closed, caseNumber } = office;
    const tickFirst = async (of: string) => {
      const { steps } = await client.filling.get({ caseNumber: of });
      const id = steps.find(({ kind }) => kind === 'copy')?.id ?? '';
      await client.filling.tick({ caseNumber: of, id, on: true });
      return id;
    };
    const [, kept] = [await tickFirst(closed), await tickFirst(caseNumber)];
    await eraseCases(office, [closed]);
    const { done } = await client.filling.get({ caseNumber });
    expect({ closed: fillingTicks(desk.vault().db, closed), done }).toEqual({ closed: {}, done: [kept] });
  });

  it('forgets what was decrypted and waits in memory', async () => {
    await using office = await closedOffice();
    const { desk, client, closed } = office;
    const [scan] = all<{ id: number; fileId: string }>(desk.vault().db, sql`SELECT id, file_id AS fileId FROM scans`);
    const key = `${scan?.fileId} thumbnail`;
    await client.materials.picture({ scanId: scan?.id ?? 0, size: 'thumbnail' });
    await client.scans.previewFix({ scanId: scan?.id ?? 0, recipe: { ...plainRecipe, turn: 90 } });
    const { ticket } = desk.outbox.put(new File(['样例独一人的提交包'], '样例.zip'));
    const alike = desk.alikePictures();
    expect(desk.pictures.get(key)).not.toBeNull();

    await eraseCases(office, [closed]);
    expect(desk.pictures.get(key)).toBeNull();
    expect(() => desk.outbox.take(ticket)).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
    expect(desk.alikePictures()).not.toBe(alike);
    const decode = vi.fn(() => Promise.reject(new Error('not kept')));
    await expect(desk.decoded.get(scan?.fileId ?? '', decode)).rejects.toThrow('not kept');
  });

  it('is refused for a case that is worked on, and changes nothing then', async () => {
    await using office = await closedOffice();
    const refused = eraseCases(office, [office.closed, office.caseNumber]);
    await expect(refused).rejects.toMatchObject({ code: 'caseUnclosed' });
    expect(counted(office.desk.vault(), 'cases')).toBe(2);
    await office.client.cases.setRemoved({ numbers: [office.caseNumber], removed: true });
    await eraseCases(office, [office.closed, office.caseNumber]);
    expect(counted(office.desk.vault(), 'cases')).toBe(0);
    expect(counted(office.desk.vault(), 'persons')).toBe(0);
  });
});

/** Backs an office up, erases, and answers what a restored copy of the older backup is to be looked for in. */
async function backUpThenErase(office: ClosedOffice, to: string): Promise<{ from: string; place: string }> {
  const vault = office.desk.vault();
  const place = backupPlace(to, vault.id);
  const { folder } = await endOf(vault.backUp({ place, kind: 'manual', now: office.desk.now() }));
  await office.client.backups.chooseFolder({ folder: to });
  await eraseCases(office, [office.closed]);
  return { from: folder, place: place.dir };
}

describe('an older backup', () => {
  it('is erased again when it is restored while the vault is open, and when its place has a younger one', async () => {
    await using office = await closedOffice();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const { from, place } = await backUpThenErase(office, there.path);
    const secret = { passphrase: testPassphrase };
    // The place does not know yet: it is the open vault that does.
    const into = join(away.path, '一');
    for await (const event of await office.client.backups.restore({ from, into, secret })) {
      if (event.type === 'restored') expect(event).toMatchObject({ cases: 1, files: 0, lost: 0 });
    }
    await expectNothingLeft(into, office.pictures);

    await endOf(
      office.desk
        .vault()
        .backUp({ place: backupPlace(there.path, office.desk.vault().id), kind: 'manual', now: office.desk.now() }),
    );
    const usb = join(away.path, '优盘');
    await cp(place, usb, { recursive: true });
    const [older] = readdirSync(join(usb, 'backups')).toSorted();
    const again = join(away.path, '二');
    const restored = await endOf(
      restoreBackup({ from: join(usb, 'backups', older ?? ''), into: again, secret, now: office.desk.now() }),
    );
    expect(restored).toMatchObject({ cases: 1, files: 0, lost: [] });
    await expectNothingLeft(again, office.pictures);
    const vault = await openVault({ dir: again, secret, now: office.desk.now() });
    expect(listErasures(vault.db)).toMatchObject([
      { staff: null, receipt: { why: 'again', cases: [{ number: office.closed }] } },
    ]);
    vault.close();
  });

  it('is erased again when its database is put back by hand', async () => {
    await using office = await closedOffice();
    await using there = await freshFolder();
    const { from } = await backUpThenErase(office, there.path);
    await office.client.vault.lock();
    for (const ending of ['', '-wal']) rmSync(join(office.vaultDir, `desk.db${ending}`), { force: true });
    await cp(join(from, 'desk.db'), join(office.vaultDir, 'desk.db'));
    await office.client.vault.unlock({ passphrase: testPassphrase });
    await office.client.vault.lock();
    await expectNothingLeft(office.vaultDir, office.pictures);
  });

  it('goes, and a new one is there, where somebody asks for that', async () => {
    await using office = await closedOffice();
    await using there = await freshFolder();
    await office.client.backups.chooseFolder({ folder: there.path });
    for await (const _ of await office.client.backups.make({}));
    const preview = await office.client.erasure.preview({ numbers: [office.closed] });
    expect(preview).toMatchObject({
      counts: { cases: 1, scans: 3 },
      backups: { automatic: 0, goneBy: null, lasting: 2 },
    });
    const events = await eraseCases(office, [office.closed], 'all');
    expect(events.at(-1)).toEqual({ type: 'backupsRenewed', dropped: 2, left: [] });
    const { backups } = await office.client.backups.get();
    expect(backups.map(({ cases, files }) => [cases, files])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(
      [...folderBytes(there.path).keys()].filter((path) => path.endsWith('.age') && path.includes('/files/')),
    ).toEqual([]);
  });

  it('goes within the vault unless somebody wants it kept, also a spoilt one, and those outside are named', async () => {
    await using office = await closedOffice();
    await using there = await freshFolder();
    const { client, vaultDir } = office;
    await client.backups.chooseFolder({ folder: there.path });
    for (let made = 0; made < 2; made++) for await (const _ of await client.backups.make({}));
    const copies = join(vaultDir, 'backups', 'copies');
    const [spoilt = ''] = readdirSync(copies);
    writeFileSync(join(copies, spoilt, 'backup.json'), '{"format":');
    await using once = await freshFolder();
    for await (const _ of await client.backups.make({ to: once.path }));
    const preview = await client.erasure.preview({ numbers: [office.closed] });
    const elsewhere = backupPlace(once.path, office.desk.vault().id).dir;
    expect(preview).toMatchObject({
      backups: { lasting: 5 },
      backupFolder: there.path,
      otherPlaces: [{ place: elsewhere, backups: 1 }],
    });
    expect(sayOtherPlaces(preview.otherPlaces)).toEqual([expect.stringContaining(`“${elsewhere}”里有 1 份旧备份`)]);
    const events: EraseEvent[] = [];
    for await (const event of await client.erasure.erase({ numbers: [office.closed] })) events.push(event);
    const { dir } = backupPlace(there.path, office.desk.vault().id);
    expect(events.at(-1)).toEqual({ type: 'backupsRenewed', dropped: 2, left: [{ place: dir, backups: 2 }] });
    expect(readdirSync(copies)).toHaveLength(1);
    await client.vault.lock();
    await expectNothingLeft(vaultDir, office.pictures);
  });

  it('that is being made while something is erased is made anew', async () => {
    await using office = await closedOffice();
    await using there = await freshFolder();
    const vault = office.desk.vault();
    const steps = vault.backUp({ place: backupPlace(there.path, vault.id), kind: 'manual', now: office.desk.now() });
    await steps.next();
    await eraseCases(office, [office.closed]);
    expect(await endOf(steps)).toMatchObject({ cases: 1, files: 0, lost: [] });
  });
});

it('a case that gets the number of an erased one after a restore is another case', async () => {
  await using office = await closedOffice();
  await using there = await freshFolder();
  await using away = await freshFolder();
  const { from } = await backUpThenErase(office, there.path);
  const into = join(away.path, '新');
  const secret = { passphrase: testPassphrase };
  for await (const _ of await office.client.backups.restore({ from, into, secret }));
  await office.client.vault.choose({ path: into });
  await office.client.vault.unlock(secret);
  const { db } = office.desk.vault();
  // As if the numbers had been counted anew: the same number, taken on at another moment.
  const number = keepCase(office.desk, cleanApplication({ subject: { name: '样例后来有限公司' } }));
  const [, sequence = ''] = office.closed.split('-');
  run(db, sql`UPDATE cases SET sequence = ${Number(sequence)} WHERE number = ${number}`);
  await office.client.vault.lock();
  await office.client.vault.unlock(secret);
  expect((await office.client.cases.open({ caseNumber: office.closed })).application.subject.name).toBe(
    '样例后来有限公司',
  );
});
