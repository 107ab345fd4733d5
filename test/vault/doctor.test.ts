import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examineVault } from '#backend/doctor/doctorService.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { type FreshVault, freshFolder, freshVault } from '#test/support/vault.ts';

const now = () => new Date('2026-11-28T01:00:00.000Z');

async function examined(desk: FreshVault, repair = false): Promise<{ found: Diagnosis[]; mended: string[] }> {
  const events: ExamineEvent[] = [];
  for await (const event of examineVault({ vault: () => desk.vault, now }, { repair })) events.push(event);
  return {
    found: events.flatMap((event) => (event.type === 'found' ? [event.diagnosis] : [])),
    mended: events.flatMap((event) => (event.type === 'mended' ? [event.message] : [])),
  };
}

const statesOf = (found: readonly Diagnosis[]) =>
  Object.fromEntries(found.filter(({ state }) => state !== 'fine').map(({ checkup, state }) => [checkup, state]));
const pathOf = (desk: FreshVault, id: string) => join(desk.dir, 'files', id.slice(0, 2), `${id}.age`);

/** A vault with two originals and a backup of today on another disk. */
async function healthy() {
  const desk = await freshVault();
  const disk = await freshFolder();
  putSetting(desk.vault.db, 'backups.folder', JSON.stringify(disk.path));
  const ids = [await receiveOriginal(desk.vault, '样例一'), await receiveOriginal(desk.vault, '样例二')] as const;
  await endOf(desk.vault.backUp({ place: backupPlace(disk.path, desk.vault.id), kind: 'manual', now: now() }));
  return {
    desk,
    disk,
    ids,
    [Symbol.asyncDispose]: async () => {
      await desk[Symbol.asyncDispose]();
      await disk[Symbol.asyncDispose]();
    },
  };
}

it('finds nothing in a healthy vault, names everything it looked at, and changes nothing', async () => {
  await using office = await healthy();
  const before = folderBytes(office.desk.dir);
  const { found } = await examined(office.desk);
  expect(statesOf(found)).toEqual({});
  expect(found.map(({ checkup }) => checkup)).toEqual([
    'database',
    'references',
    'originals',
    'unclaimed',
    'record',
    'keys',
    'backups',
    'erasures',
    'accessLog',
    'space',
  ]);
  const after = folderBytes(office.desk.dir);
  expect([...after.keys()]).toEqual([...before.keys()]);
});

it('brings lost and spoilt originals back from a backup, byte by byte, and throws the spoilt one not away', async () => {
  await using office = await healthy();
  const { desk, ids } = office;
  const whole = ids.map((id) => readFileSync(pathOf(desk, id)));
  rmSync(pathOf(desk, ids[0]));
  const spoilt = Buffer.from(whole[1] ?? '');
  spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
  writeFileSync(pathOf(desk, ids[1]), spoilt);

  const { found } = await examined(desk);
  expect(statesOf(found)).toEqual({ originals: 'bad' });
  const said = found.find(({ checkup }) => checkup === 'originals');
  expect(said).toMatchObject({
    message: '2 份原件里，不见了 1 份，损坏了 1 份。',
    mend: expect.stringContaining('2 份'),
    remedy: null,
  });
  expect(() => readFileSync(pathOf(desk, ids[0]))).toThrow();

  expect((await examined(desk, true)).mended).toEqual(['从备份里取回了 2 份原件。']);
  expect(ids.map((id) => readFileSync(pathOf(desk, id)))).toEqual(whole);
  const aside = readdirSync(join(desk.dir, 'files', 'unclaimed'));
  expect(aside).toEqual([expect.stringMatching(new RegExp(`^${ids[1]}\\..*\\.spoilt$`))]);
  expect(readFileSync(join(desk.dir, 'files', 'unclaimed', aside[0] ?? ''))).toEqual(spoilt);
  expect(statesOf((await examined(desk)).found)).toEqual({ unclaimed: 'note' });
});

it('says so where no backup has what is lost', async () => {
  await using office = await healthy();
  const { desk } = office;
  const id = await receiveOriginal(desk.vault, '样例三');
  rmSync(pathOf(desk, id));
  const { found } = await examined(desk, true);
  expect(found.find(({ checkup }) => checkup === 'originals')).toMatchObject({
    mend: null,
    remedy: expect.stringContaining('请客户重新发送'),
  });
});

it('an original put in the place of another is not taken for it', async () => {
  await using office = await healthy();
  const { desk, ids } = office;
  writeFileSync(pathOf(desk, ids[0]), readFileSync(pathOf(desk, ids[1])));
  expect(statesOf((await examined(desk)).found)).toEqual({ originals: 'bad' });
});

it('writes a spoilt vault.json or copy of it anew', async () => {
  await using office = await healthy();
  const { desk } = office;
  const path = join(desk.dir, 'vault.json');
  const whole = readFileSync(path, 'utf8');
  for (const ill of [path, join(desk.dir, 'keys', 'vault.json')]) {
    writeFileSync(ill, whole.slice(0, 30));
    expect(statesOf((await examined(desk)).found)).toEqual({ record: 'bad' });
    expect((await examined(desk, true)).mended).toEqual(['vault.json 和它的副本已经重新写好。']);
    expect(readFileSync(ill, 'utf8')).toBe(whole);
  }
});

it.each([
  ['passphrase', '口令'],
  ['recovery', '恢复码'],
])('tells of a lost key file: %s', async (kind, word) => {
  await using office = await healthy();
  rmSync(join(office.desk.dir, 'keys', `${kind}.age`));
  const { found } = await examined(office.desk);
  expect(statesOf(found)).toEqual({ keys: 'bad' });
  expect(found.find(({ checkup }) => checkup === 'keys')?.message).toContain(word);
});

it('asks for a backup outside the vault where there is none, or only an old one', async () => {
  await using desk = await freshVault();
  expect(statesOf((await examined(desk)).found)).toEqual({ backups: 'bad' });
  await using disk = await freshFolder();
  putSetting(desk.vault.db, 'backups.folder', JSON.stringify(disk.path));
  const place = backupPlace(disk.path, desk.vault.id);
  await endOf(desk.vault.backUp({ place, kind: 'manual', now: new Date('2026-11-20T01:00:00.000Z') }));
  expect((await examined(desk)).found.find(({ checkup }) => checkup === 'backups')?.message).toContain('8 天以前');
  await endOf(desk.vault.backUp({ place, kind: 'manual', now: new Date('2026-11-21T01:00:00.000Z') }));
  expect(statesOf((await examined(desk)).found)).toEqual({});
});
