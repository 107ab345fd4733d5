import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readHead, writeHead } from '#backend/vault/accessHead/headFile.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { entryText, firstDigest } from '#shared/access/accessEntry.ts';
import { isLogWhole, sayCheckedLog } from '#shared/access/checkedLog.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';
import { sayAbout } from '../../renderer/settings/access/accessWords.ts';

const secret = { passphrase: testPassphrase };

/** A desk whose log has five lines: opened, and four cases looked at or exported. */
async function busyDesk(): Promise<CaseDesk> {
  const office = await caseDesk();
  const { client, caseNumber } = office;
  await client.cases.open({ caseNumber });
  for (let at = 0; at < 3; at++) await client.exchange.caseSheet({ cases: [caseNumber] });
  return office;
}

/** As somebody does who has the key and a database tool, and knows how the log is chained. */
async function tamper({ client, vaultDir }: CaseDesk, change: (bare: Bare) => void): Promise<void> {
  await client.vault.lock();
  const bare = await openBare(vaultDir);
  bare.exec('DROP TRIGGER access_log_stays; DROP TRIGGER access_log_unchanged');
  change(bare);
  bare.close();
}
type Bare = Awaited<ReturnType<typeof openBare>>;

const cutTo = (last: number) => (bare: Bare) =>
  bare.exec(
    `DELETE FROM access_log WHERE id > ${last}; UPDATE sqlite_sequence SET seq = ${last} WHERE name = 'access_log'`,
  );

/** Another second line, and all after it chained anew. */
function writeAnew(bare: Bare): void {
  bare.exec("UPDATE access_log SET kind = 'print' WHERE id = 2");
  let before = firstDigest;
  const rows = bare.prepare('SELECT id, at, kind, about FROM access_log ORDER BY id').all() as {
    id: number;
    at: string;
    kind: string;
    about: string | null;
  }[];
  for (const row of rows) {
    before = createHash('sha256').update(entryText(before, row)).digest('hex');
    bare.prepare('UPDATE access_log SET digest = ? WHERE id = ?').run(before, row.id);
  }
}

async function doctorOn({ client }: CaseDesk) {
  for await (const event of await client.doctor.examine({}))
    if (event.type === 'found' && event.diagnosis.checkup === 'accessLog') return event.diagnosis;
  throw new Error('the log was not looked at');
}

it('a log that is whole passes, with a head that is behind as well, as a killed process leaves it', async () => {
  await using office = await busyDesk();
  const { accessHead } = vaultLayout(office.vaultDir);
  const older = `${accessHead}.older`;
  copyFileSync(accessHead, older);
  await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  await office.client.vault.lock();
  copyFileSync(older, accessHead);
  await office.desk.unlockVault(secret);
  expect(await office.client.access.check()).toEqual({ entries: 6, broken: null, contradicted: [] });
  expect(await doctorOn(office)).toMatchObject({ state: 'fine' });
});

it('a log whose end was cut together with its numbers is told, by doctor, in the export and by the command line', async () => {
  await using office = await busyDesk();
  await tamper(office, cutTo(3));
  await office.client.vault.unlock(secret);
  const checked = await office.client.access.check();
  expect(checked).toMatchObject({ entries: 4, broken: null, contradicted: [{ entries: 5, where: null }] });
  // Whoever goes on does not make it good: the sixth line is not the one that was there.
  for (let at = 0; at < 4; at++) await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  const later = await office.client.access.check();
  expect(sayCheckedLog(later)).toMatch(/2026-.*的第 5 条，和现在的第 5 条不是同一条/);
  expect(await doctorOn(office)).toMatchObject({ state: 'bad', message: expect.stringContaining('第 5 条') });
  const exported = await office.client.access.export({ as: 'csv' });
  const csv = Buffer.from(await exported.arrayBuffer()).toString();
  expect(csv.trim().split('\r\n').at(-1)).toContain('不是同一条');
  await office.client.vault.lock();
  await using away = await freshFolder();
  const file = join(away.path, '口令.txt');
  writeFileSync(file, testPassphrase, { mode: 0o600 });
  const words = ['log', 'export', '--out', join(away.path, '记录.csv'), '--vault', office.vaultDir];
  const { code, out, err } = await ranHere([...words, '--passphrase-file', file]);
  expect([code, out]).toEqual([1, expect.stringContaining('已导出')]);
  expect(err).toMatch(/不是同一条，有人重写过。可能是有人删改过，也可能是换回过旧的数据库。/);
});

it('who knows why the log does not fit says so once: what was noted stays in the log, and another cut is told again', async () => {
  await using office = await busyDesk();
  await using disk = await freshFolder();
  for await (const _ of await office.client.backups.make({ to: disk.path }));
  await office.client.backups.chooseFolder({ folder: disk.path });
  const { client, vaultDir } = office;
  const was = readHead(vaultLayout(vaultDir).accessHead, await openSlot(vaultDir, secret));
  if (was === null) throw new Error('no head');
  await tamper(office, cutTo(2));
  await client.vault.unlock(secret);
  const { contradicted } = await client.access.check();
  expect(contradicted.map(({ where }) => where)).toEqual([null, expect.stringContaining(disk.path)]);
  expect(await doctorOn(office)).toMatchObject({ remedy: expect.stringContaining('我知道了，从这里重新记') });

  expect(isLogWhole(await client.access.acceptLog())).toBe(true);
  const accepted = (await client.access.list({})).entries.filter(({ kind }) => kind === 'logAccepted');
  expect(accepted.map(({ about }) => about)).toContain(`${was.entries} ${was.at} ${was.digest}`);
  expect(accepted.map(({ about }) => sayAbout(about))).toContainEqual(
    expect.stringMatching(new RegExp(`^另外记着：2026-.* 已有 ${was.entries} 条，校验值 ${was.digest.slice(0, 12)}…$`)),
  );
  expect(await doctorOn(office)).toMatchObject({ state: 'fine' });
  // Nothing is said where nothing is to be known.
  const { total } = await client.access.list({});
  await client.access.acceptLog();
  expect((await client.access.list({})).total).toBe(total);
  await client.vault.lock();
  await client.vault.unlock(secret);
  for (let at = 0; at < 3; at++) await client.exchange.caseSheet({ cases: [office.caseNumber] });
  expect(isLogWhole(await client.access.check())).toBe(true);

  await client.vault.lock();
  const again = await openBare(vaultDir);
  cutTo(4)(again);
  again.close();
  await client.vault.unlock(secret);
  expect(isLogWhole(await client.access.check())).toBe(false);
});

it('a log that is shorter says how many lines are missing, and since when', async () => {
  await using office = await busyDesk();
  await tamper(office, cutTo(2));
  await office.desk.unlockVault(secret);
  expect(sayCheckedLog(await office.client.access.check())).toMatch(
    /资料库另外记着：2026-\S+ \d\d:\d\d 已有 5 条，现在只有 2 条，末尾少了 3 条。/,
  );
});

it('a log that was written anew, chain and all, is told', async () => {
  await using office = await busyDesk();
  await tamper(office, writeAnew);
  await office.desk.unlockVault(secret);
  expect(await office.client.access.check()).toMatchObject({
    entries: 5,
    broken: null,
    contradicted: [{ entries: 5 }],
  });
});

it('where the vault’s own note was made to agree, a backup still contradicts', async () => {
  await using office = await busyDesk();
  await using disk = await freshFolder();
  for await (const _ of await office.client.backups.make({ to: disk.path }));
  const keys = await openSlot(office.vaultDir, secret);
  const { accessHead } = vaultLayout(office.vaultDir);
  const head = readHead(accessHead, keys);
  if (head === null) throw new Error('no head');
  await tamper(office, (bare) => {
    cutTo(3)(bare);
    const row = bare.prepare('SELECT digest FROM access_log WHERE id = 3').get() as { digest: string };
    writeHead(accessHead, { ...head, entries: 3, digest: row.digest }, keys);
  });
  await office.desk.unlockVault(secret);
  const checked = await office.client.access.check();
  expect(checked.contradicted).toMatchObject([{ where: expect.stringContaining(disk.path) }]);
  expect(sayCheckedLog(checked)).toContain(`备份 ${disk.path}`);
});

it('a note that was taken away, or written without the key, is missed by a line of the log', async () => {
  await using office = await busyDesk();
  const { accessHead } = vaultLayout(office.vaultDir);
  for (const spoil of [
    () => rmSync(accessHead),
    () => writeFileSync(accessHead, readFileSync(accessHead, 'utf8').replace(/"entries":\d+/, '"entries":2')),
  ]) {
    await office.client.vault.lock();
    spoil();
    await office.client.vault.unlock(secret);
    const { entries } = await office.client.access.list({});
    expect(entries.slice(0, 2).map(({ kind }) => kind)).toEqual(['unlock', 'logHead']);
    expect(isLogWhole(await office.client.access.check())).toBe(true);
  }
});

it('a vault restored of an older backup is shorter by right, also beside the backups of the days after', async () => {
  await using office = await busyDesk();
  await using disk = await freshFolder();
  let from = '';
  for await (const event of await office.client.backups.make({ to: disk.path }))
    if (event.type === 'made') from = event.backup.folder;
  for (let at = 0; at < 3; at++) await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  for await (const _ of await office.client.backups.make({ to: disk.path }));
  const into = join(disk.path, '恢复');
  for await (const _ of await office.client.backups.restore({ from, into, secret }));
  await office.client.vault.choose({ path: into });
  await office.client.vault.unlock(secret);
  await office.client.backups.chooseFolder({ folder: disk.path });
  for (let at = 0; at < 9; at++) await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  const checked = await office.client.access.check();
  expect(checked).toMatchObject({ broken: null, contradicted: [] });
  expect((await office.client.access.list({})).entries.map(({ kind }) => kind)).not.toContain('logHead');
});

it('a disk that refuses the note keeps nobody from working; the next time makes up for it', async () => {
  await using office = await busyDesk();
  const { accessHead } = vaultLayout(office.vaultDir);
  rmSync(accessHead);
  mkdirSync(accessHead);
  await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  rmSync(accessHead, { recursive: true });
  await office.client.exchange.caseSheet({ cases: [office.caseNumber] });
  await office.client.vault.lock();
  await office.desk.unlockVault(secret);
  expect(await office.client.access.check()).toEqual({ entries: 7, broken: null, contradicted: [] });
  expect(readHead(accessHead, await openSlot(office.vaultDir, secret))).toMatchObject({ entries: 7 });
});
