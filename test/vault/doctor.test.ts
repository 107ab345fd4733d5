import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examineVault } from '#backend/doctor/doctorService.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import type { MadeBackup } from '#backend/vault/backups/writeBackup.ts';
import { run, sql } from '#backend/vault/sql.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { type FreshVault, freshFolder, freshVault } from '#test/support/vault.ts';

const now = () => new Date('2026-11-28T01:00:00.000Z');

async function examined(desk: FreshVault, repair = false): Promise<{ found: Diagnosis[]; mended: string[] }> {
  const events: ExamineEvent[] = [];
  for await (const event of examineVault({ vault: () => desk.vault, now, lockVault: () => undefined }, { repair }))
    events.push(event);
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
  const place = backupPlace(disk.path, desk.vault.id);
  const { folder: backup } = await endOf(desk.vault.backUp({ place, kind: 'manual', now: now() }));
  return {
    desk,
    place,
    backup,
    ids,
    copy: (id: string) => join(place.files ?? '', id.slice(0, 2), `${id}.age`),
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
    'schema',
    'references',
    'originals',
    'unclaimed',
    'record',
    'keys',
    'locks',
    'backups',
    'places',
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

it('does not bring back what lies in a backup under the name of another', async () => {
  await using office = await healthy();
  const { desk, ids } = office;
  writeFileSync(office.copy(ids[0]), readFileSync(office.copy(ids[1])));
  rmSync(pathOf(desk, ids[0]));
  const { found, mended } = await examined(desk, true);
  expect(found.find(({ checkup }) => checkup === 'originals')).toMatchObject({
    mend: null,
    remedy: expect.stringContaining('请客户重新发送'),
  });
  expect(mended).toEqual([]);
  expect(existsSync(pathOf(desk, ids[0]))).toBe(false);
});

type Office = Awaited<ReturnType<typeof healthy>>;
const hollowings: Readonly<Record<string, (office: Office) => void>> = {
  数据库打不开: ({ backup }) => writeFileSync(join(backup, 'desk.db'), 'x'),
  恢复码的密钥文件不见了或已损坏: ({ backup }) => rmSync(join(backup, 'keys', 'recovery.age')),
  '1 份原件不见了或已损坏': ({ copy, ids }) => rmSync(copy(ids[0])),
  '2 份原件不见了或已损坏': ({ copy, ids }) => {
    const [one, other] = ids.map((id) => readFileSync(copy(id)));
    writeFileSync(copy(ids[0]), other ?? '');
    writeFileSync(copy(ids[1]), one ?? '');
  },
};

it('calls a backup good only where all it has opens: the next one is, and an older one is named', async () => {
  await using office = await healthy();
  const { desk, place } = office;
  for (const [said, hollow] of Object.entries(hollowings)) {
    hollow(office);
    const { found } = await examined(desk);
    expect(statesOf(found), said).toEqual({ backups: 'bad' });
    const told = found.find(({ checkup }) => checkup === 'backups');
    expect(told).toMatchObject({
      message: expect.stringContaining(`${said}。这里没有一份完好的备份。`),
      remedy: expect.stringContaining('现在备份一次'),
    });
    // What the vault still has comes back into the backups, also into the older one where only its originals were gone.
    rmSync(office.backup, { recursive: true });
    Object.assign(office, { backup: (await endOf(desk.vault.backUp({ place, kind: 'manual', now: now() }))).folder });
    expect(statesOf((await examined(desk)).found), said).toEqual({});
  }
  const { folder } = await endOf(
    desk.vault.backUp({ place, kind: 'manual', now: new Date('2026-11-28T02:00:00.000Z') }),
  );
  writeFileSync(join(folder, 'desk.db'), readFileSync(join(folder, 'desk.db')).subarray(0, 5000));
  expect((await examined(desk)).found.find(({ checkup }) => checkup === 'backups')?.message).toContain(
    '完好的最近一份是 2026-11-28 做的',
  );
});

it('finds the copies of the database within the vault hollow, too, and counts records that cannot be read', async () => {
  await using office = await healthy();
  const { desk, place } = office;
  const inside = ownBackupPlace(join(desk.dir, 'backups'));
  const { folder } = await endOf(desk.vault.backUp({ place: inside, kind: 'automatic', now: now() }));
  expect(statesOf((await examined(desk)).found)).toEqual({});
  writeFileSync(join(folder, 'desk.db'), '');
  expect((await examined(desk)).found.find(({ state }) => state === 'bad')?.message).toContain('资料库里最近一份备份');
  rmSync(folder, { recursive: true });
  const spoilt = await endOf(desk.vault.backUp({ place, kind: 'manual', now: new Date('2026-11-28T02:00:00.000Z') }));
  writeFileSync(join(spoilt.folder, 'backup.json'), '{');
  const [note] = (await examined(desk)).found.filter(({ state }) => state !== 'fine');
  expect(note).toMatchObject({ checkup: 'backups', state: 'note', message: expect.stringContaining('另有 1 份') });
});

it('puts the mark of who has the vault back, says where it is another’s, and clears away broken-off backups', async () => {
  await using office = await healthy();
  const { desk, place } = office;
  const lock = join(desk.dir, 'vault.lock');
  const mine = readFileSync(lock);
  rmSync(lock);
  const steps = desk.vault.backUp({ place, kind: 'manual', now: now() });
  await steps.next();
  // One that is under way is no leftover.
  expect((await examined(desk)).found.find(({ checkup }) => checkup === 'locks')?.mend).toBe('把占用标记重新写好。');
  await steps.return({} as MadeBackup);
  expect(statesOf((await examined(desk)).found)).toEqual({ locks: 'bad' });
  expect((await examined(desk, true)).mended).toEqual(['占用标记已经重新写好。', '清掉了 1 份没有做完的备份。']);
  expect(readFileSync(lock)).toEqual(mine);
  expect(readdirSync(place.backups)).toHaveLength(1);
  writeFileSync(lock, mine.toString().replace(/"token":"./, '"token":"-'));
  const [taken] = (await examined(desk, true)).found.filter(({ state }) => state !== 'fine');
  expect(taken).toMatchObject({ checkup: 'locks', state: 'bad', mend: null });
  writeFileSync(lock, mine);
});

it('tells of a database whose version or structure is not what the program made', async () => {
  await using office = await healthy();
  const { db } = office.desk.vault;
  const said = async () => (await examined(office.desk)).found.find(({ checkup }) => checkup === 'schema');
  expect(await said()).toMatchObject({ state: 'fine', message: expect.stringContaining('升级都做完了') });
  run(db, sql`CREATE TABLE strange (x)`);
  expect(await said()).toMatchObject({ state: 'bad', message: expect.stringContaining('1 处') });
  run(db, sql`DROP TABLE strange`);
  run(db, sql`PRAGMA user_version = 3`);
  expect(await said()).toMatchObject({ state: 'bad', message: expect.stringContaining('版本号是 3') });
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
