import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { filePath } from '#backend/vault/files.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, sql } from '#backend/vault/sql.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { fullCase } from '#test/support/bundleDesks.ts';

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

async function lastFound({ client }: Awaited<ReturnType<typeof withCopy>>) {
  for await (const event of (await client.doctor.examine({ repair: false })) as AsyncIterable<ExamineEvent>) {
    if (event.type === 'found' && event.diagnosis.checkup === 'originals') return event;
  }
  throw new Error('the originals were not looked at');
}
