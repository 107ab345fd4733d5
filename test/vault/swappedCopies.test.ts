import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseIdOf } from '#backend/cases/openCase.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { filePath } from '#backend/vault/files.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { listLetters } from '#backend/vault/store/letters.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { fullCase } from '#test/support/bundleDesks.ts';
import type { CaseDesk } from '#test/support/caseDesk.ts';

/** A case with a copy for the platform, and a way to put its original in its place: a whole file of this vault, but another. */
async function withCopy() {
  const office = await fullCase();
  const vault = office.desk.vault();
  const fixes = all<{ copy: string; original: string }>(
    vault.db,
    sql`SELECT fixes.file_id AS copy, scans.file_id AS original FROM fixes JOIN scans ON scans.id = scan_id`,
  );
  const { copy = '', original = '' } = fixes[0] ?? {};
  const { files, backups } = vaultLayout(vault.dir);
  const swap = (folder: string) => copyFileSync(filePath(folder, original), filePath(folder, copy));
  return { ...office, vault, files, own: ownBackupPlace(backups), copy, swap };
}

it('doctor does not take another picture for a copy made for a platform', async () => {
  await using office = await withCopy();
  office.swap(office.files);
  const { diagnosis } = await lastFound(office);
  expect(diagnosis).toMatchObject({ state: 'bad', files: [{ file: office.copy, how: 'spoilt' }] });
  expect(diagnosis.remedy).toContain('请在案件的“材料”里打开原图重新修整');
});

it('doctor takes the right copy back from a backup, but not another picture', async () => {
  await using office = await withCopy();
  const place = backupPlace(join(office.folder, '优盘'), office.vault.id);
  await endOf(office.vault.backUp({ place, kind: 'manual', now: office.desk.now() }));
  office.swap(office.files);
  expect((await lastFound(office)).diagnosis.files).toMatchObject([{ file: office.copy, mendable: true }]);
  office.swap(place.files ?? '');
  expect((await lastFound(office)).diagnosis.files).toMatchObject([{ file: office.copy, mendable: false }]);
});

it('a backup tells of a copy that is another picture', async () => {
  await using office = await withCopy();
  office.swap(office.files);
  const made = await endOf(office.vault.backUp({ place: office.own, kind: 'manual', now: office.desk.now() }));
  expect(made.lost).toEqual([office.copy]);
});

/** Two letters of a case, one of them the other's file by now. */
async function swappedLetters({ noted }: { readonly noted: boolean }) {
  const office = await fullCase();
  const { client, caseNumber, desk } = office;
  const { db, dir } = desk.vault();
  const [letter] = listLetters(db, caseIdOf(desk, caseNumber));
  if (!letter) throw new Error('no letter was printed');
  await client.letters.print({ caseNumber, template: letter.template });
  const [, other] = listLetters(db, caseIdOf(desk, caseNumber));
  if (!noted) run(db, sql`UPDATE letters SET sha256 = NULL`);
  // Printed at the same moment with the same values they would be the same bytes.
  const { id: strange } = await desk.vault().files.put(Buffer.from('样例：另一份文书'));
  const { files } = vaultLayout(dir);
  const swap = () => copyFileSync(filePath(files, strange), filePath(files, letter.fileId));
  const read = () => client.letters.printed({ caseNumber, letterId: letter.id });
  return { ...office, letter, other, read, swap };
}

it('a letter in the place of another is noticed by whoever reads it, by doctor and by a backup', async () => {
  await using office = await swappedLetters({ noted: true });
  office.swap();
  const damaged = { defined: true, code: 'vaultDamaged' };
  await expect(office.read()).rejects.toMatchObject(damaged);
  expect((await lastFound(office)).diagnosis).toMatchObject({
    state: 'bad',
    files: [{ file: office.letter.fileId, how: 'spoilt', paper: '打印过的文书' }],
  });
  const vault = office.desk.vault();
  const place = ownBackupPlace(vaultLayout(vault.dir).backups);
  expect((await endOf(vault.backUp({ place, kind: 'manual', now: office.desk.now() }))).lost).toEqual([
    office.letter.fileId,
  ]);
});

it('a letter of before is told as one nobody has noted, and is compared from its first look on', async () => {
  await using office = await swappedLetters({ noted: false });
  const { diagnosis } = await lastFound(office);
  expect(diagnosis).toMatchObject({ state: 'note', mend: expect.stringContaining('2 份') });
  expect(diagnosis.message).toContain('2 份文书是早先打印的');
  // Looking alone notes nothing.
  expect((await lastFound(office)).diagnosis.state).toBe('note');
  await office.read();
  expect((await lastFound(office)).diagnosis.message).toContain('1 份文书');
  office.swap();
  await expect(office.read()).rejects.toMatchObject({ code: 'vaultDamaged' });
  for await (const _ of await office.client.doctor.examine({ repair: true }));
  expect(listLetters(office.desk.vault().db, 1).map(({ sha256 }) => sha256 !== null)).toEqual([true, true]);
});

async function lastFound({ client }: Pick<CaseDesk, 'client'>) {
  for await (const event of (await client.doctor.examine({ repair: false })) as AsyncIterable<ExamineEvent>) {
    if (event.type === 'found' && event.diagnosis.checkup === 'originals') return event;
  }
  throw new Error('the originals were not looked at');
}
