import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { saySalvaged } from '#shared/doctor/salvaged.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { closedOffice, goneClient, gonePerson } from '#test/support/closedOffice.ts';
import { crowdVault } from '#test/support/crowdedVault.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const secret = { passphrase: testPassphrase };

/** Repairs, and answers what it says it did and what a look says afterwards. */
async function salvaged({ client }: Pick<CaseDesk, 'client'>): Promise<{ said: string; found: Diagnosis[] }> {
  await client.vault.unlock(secret);
  let said = '';
  for await (const event of (await client.doctor.examine({ repair: true })) as AsyncIterable<ExamineEvent>)
    if (event.type === 'mended') said += event.message;
  await client.vault.unlock(secret);
  // Whoever went away meanwhile reads the same once the vault is open again, until they say that they have.
  const { salvaged: told } = await client.vault.status();
  expect(told && `${saySalvaged(told)}资料库已经锁定，请重新打开。`).toBe(said);
  await client.vault.lock();
  expect((await client.vault.status()).salvaged).toBeNull();
  await client.vault.unlock(secret);
  expect((await client.vault.status()).salvaged).toEqual(told);
  await client.doctor.closeSalvage();
  expect((await client.vault.status()).salvaged).toBeNull();
  return { said, found: await look(client) };
}

async function look(client: CaseDesk['client']): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for await (const event of (await client.doctor.examine({})) as AsyncIterable<ExamineEvent>)
    if (event.type === 'found') found.push(event.diagnosis);
  return found;
}

/** Spoils a byte in the first and in the last but one leaf of a table; answers how many rows are in them and how many there are. */
async function spoilLeaves(dir: string, table: string): Promise<{ lost: number; all: number }> {
  const db = await openBare(dir);
  const leaves = db
    .prepare("SELECT pageno, ncell FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .all(table) as { pageno: number; ncell: number }[];
  const { all } = db.prepare(`SELECT count(*) AS "all" FROM "${table}"`).get() as { all: number };
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  expect(leaves.length).toBeGreaterThan(4);
  const hit = [leaves[0], leaves.at(-2)].flatMap((leaf) => leaf ?? []);
  const file = openSync(join(dir, 'desk.db'), 'r+');
  for (const { pageno } of hit) {
    const at = (pageno - 1) * size + 2000;
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  }
  closeSync(file);
  return { lost: hit.reduce((sum, { ncell }) => sum + ncell, 0), all };
}

async function countIn(dir: string, table: string): Promise<number> {
  const db = await openBare(dir);
  const { count } = db.prepare(`SELECT count(*) AS count FROM "${table}"`).get() as { count: number };
  db.close();
  return count;
}

it.each(['persons', 'access_log', 'drafts', 'erased_marks', 'case_events'])(
  'what lies between two broken pages of %s is read',
  async (table) => {
    await using desk = await caseDesk();
    const { client, vaultDir } = desk;
    if (table === 'persons' || table === 'case_events') crowdVault(desk.desk.vault().db, 300);
    await client.vault.lock();
    const db = await openBare(vaultDir);
    const digest = (index: number) => (index * 2654435761).toString(16).padStart(64, '0');
    for (let index = 2; index < 600; index++) {
      const at = '2026-01-05T01:00:00.000Z';
      if (table === 'access_log')
        db.prepare('INSERT INTO access_log (at, kind, digest) VALUES (?, ?, ?)').run(at, 'x', digest(index));
      if (table === 'drafts')
        db.prepare('INSERT INTO drafts VALUES (?, ?, ?)').run(`2026-0001.note${index}`, `"${'x'.repeat(50)}"`, at);
      if (table === 'erased_marks')
        db.prepare('INSERT INTO erased_marks VALUES (?)').run(digest(index).split('').toReversed().join(''));
    }
    db.close();
    const { lost, all } = await spoilLeaves(vaultDir, table);
    const { said } = await salvaged(desk);
    expect(said).not.toContain('没有少一个案件');
    if (table === 'persons') expect(said).toContain(`人员 ${lost} 条`);
    await client.vault.lock();
    expect(await countIn(vaultDir, table)).toBeGreaterThanOrEqual(all - lost);
  },
);

it('what was lost is told by its kind, and by every look until the broken database is taken away', async () => {
  await using desk = await caseDesk();
  await desk.client.vault.lock();
  await spoilPage(desk.vaultDir, 'persons');
  const { said, found } = await salvaged(desk);
  expect(said).toContain('没能救回的记录：人员 2 条');
  expect(said).toContain('有 3 处因为所指的内容没有了，现在是空着的');
  expect(said).not.toContain('没有少一个案件');
  const { unclaimed } = vaultLayout(desk.vaultDir);
  const [kept = ''] = readdirSync(unclaimed);
  const told = found.find(({ checkup }) => checkup === 'salvage');
  expect(told).toMatchObject({ state: 'bad' });
  expect(told?.message).toContain('人员 2 条');
  expect(told?.remedy).toContain(join(unclaimed, kept));
  rmSync(join(unclaimed, kept));
  expect((await look(desk.client)).filter(({ checkup }) => checkup === 'salvage')).toEqual([]);
});

it('a broken database that is gone is not said to be kept', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  await spoilPage(vaultDir, 'persons');
  await client.vault.unlock(secret);
  for await (const _ of await client.doctor.examine({ repair: true }));
  await client.vault.unlock(secret);
  const { unclaimed } = vaultLayout(vaultDir);
  const path = join(unclaimed, readdirSync(unclaimed)[0] ?? '');
  expect((await client.vault.status()).salvaged).toMatchObject({ keptAt: path });
  rmSync(path);
  const { salvaged: told } = await client.vault.status();
  expect(told).toMatchObject({ keptAt: null });
  expect(told && saySalvaged(told)).toContain('坏的数据库已经不在这个资料库里了');
  expect(told && saySalvaged(told)).toContain('人员 2 条');
  expect(told && saySalvaged(told)).not.toContain(unclaimed);
});

it.each(['persons', 'subjects', 'cases', 'drafts', 'scans'])(
  'a salvage brings nothing back that was erased since the backup: %s',
  async (table) => {
    await using office = await closedOffice();
    await using disk = await freshFolder();
    const { client, vaultDir, closed } = office;
    for await (const _ of await client.backups.make({ to: disk.path }));
    for await (const _ of await client.erasure.erase({ numbers: [closed] }));
    await client.vault.lock();
    // The one that knows of it, too: what is left is the older one.
    rmSync(join(vaultDir, 'backups', 'copies'), { recursive: true, force: true });
    await spoilPage(vaultDir, table);
    // Nor where no index tells any more who is there.
    if (table === 'persons')
      for (const index of ['persons_by_name', 'persons_by_certificate_number']) await spoilPage(vaultDir, index);
    const { said } = await salvaged(office);
    if (table === 'persons') expect(said).toContain('2 条用了备份里的');
    const words = [...Object.values(gonePerson), ...Object.values(goneClient.subject)];
    const { unclaimed } = vaultLayout(vaultDir);
    expect(readdirSync(unclaimed).filter((name) => name.endsWith('.age'))).toEqual([]);
    const dumped = JSON.stringify([...office.desk.vault().dump()].map(({ rows }) => [...rows]));
    expect(words.filter((word) => dumped.includes(word))).toEqual([]);
    expect(dumped).not.toContain(closed.concat('.note'));
    expect(await client.erasure.receipts()).toHaveLength(1);
  },
);

it('lines that are lost of the access log are missed for good', async () => {
  await using desk = await caseDesk();
  const { client } = desk;
  for (let more = 0; more < 2; more++) await client.access.revealAgency({ field: 'contactPhone' });
  await client.vault.lock();
  await spoilPage(desk.vaultDir, 'access_log');
  const { said, found } = await salvaged(desk);
  expect(said).toContain('访问记录 3 条');
  expect(found.find(({ checkup }) => checkup === 'accessLog')?.state).toBe('bad');
  for (let more = 0; more < 6; more++) await client.access.revealAgency({ field: 'contactPhone' });
  expect((await client.access.check()).broken).toBe(1);
});

it('a salvage that was killed leaves no half and no log behind', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  const { salvaged: made, database, unclaimed } = vaultLayout(vaultDir);
  const copy = join(vaultDir, `.desk.db.salvaged.${'0'.repeat(16)}.part`);
  const left = [made, copy].flatMap((path) => ['', '-wal', '-shm', '-journal'].map((ending) => path + ending));
  for (const path of left) writeFileSync(path, 'half');
  await client.vault.unlock(secret);
  expect(left.filter(existsSync)).toEqual([]);
  expect(await client.cases.list()).toHaveLength(1);
  await client.vault.lock();
  // Its own log goes back to a database that is still there, and along with one that is not.
  writeFileSync(made, 'half');
  writeFileSync(`${made}.log`, '');
  await client.vault.unlock(secret);
  expect(existsSync(`${made}.log`)).toBe(false);
  await client.vault.lock();
  renameSync(database, made);
  writeFileSync(`${made}.log`, 'log');
  await client.vault.unlock(secret);
  expect(await client.cases.list()).toHaveLength(1);
  expect(readdirSync(unclaimed)).toEqual(['desk.db.spoilt-wal']);
});
