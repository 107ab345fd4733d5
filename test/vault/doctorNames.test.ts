import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { type Diagnosis, sayIllPaper } from '#shared/doctor/diagnosis.ts';
import { type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { closedOffice, goneClient } from '#test/support/closedOffice.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const secret = { passphrase: testPassphrase };

async function examined({ client }: FreshDesk) {
  const found = new Map<Diagnosis['checkup'], Diagnosis>();
  let damaged = false;
  try {
    for await (const event of (await client.doctor.examine({ repair: false })) as AsyncIterable<ExamineEvent>) {
      if (event.type === 'found') found.set(event.diagnosis.checkup, event.diagnosis);
    }
  } catch (failure) {
    if ((failure as { code?: string }).code !== 'vaultDamaged') throw failure;
    damaged = true;
  }
  return { found, damaged };
}

const pathOf = (dir: string, id: string) => join(dir, 'files', id.slice(0, 2), `${id}.age`);

it('names the case, the client and the paper of an original that is lost or spoilt, of a letter as well', async () => {
  await using office = await closedOffice();
  const { db } = office.desk.vault();
  const fileOf = (slot: string) =>
    all<{ id: string }>(
      db,
      sql`SELECT file_id AS id FROM materials JOIN scans ON scans.id = scan_id WHERE slot = ${slot}`,
    )[0]?.id ?? '';
  const [front, licence] = [fileOf('appPrincipalFront'), fileOf('subjectCertificate')];
  const letter = all<{ id: string }>(db, sql`SELECT file_id AS id FROM letters`)[0]?.id ?? '';
  rmSync(pathOf(office.vaultDir, front));
  truncateSync(pathOf(office.vaultDir, licence), 100);
  rmSync(pathOf(office.vaultDir, letter));
  const { files = [], remedy } = (await examined(office)).found.get('originals') ?? {};
  const client = { caseNumber: office.closed, subjectName: goneClient.subject.name, mendable: false };
  expect(files).toHaveLength(3);
  expect(files).toEqual(
    expect.arrayContaining([
      {
        file: front,
        how: 'missing',
        paper: '小程序负责人证件人像面',
        name: expect.stringContaining('.jpg'),
        ...client,
      },
      { file: licence, how: 'spoilt', paper: '主体证件', name: '独一执照.jpg', ...client },
      { file: letter, how: 'missing', paper: '打印过的文书', name: null, ...client },
    ]),
  );
  // Nobody asks a client for what the desk has drawn itself.
  expect(remedy).toBe(
    '有 3 份在备份里也没有完好的，请到别的备份里找；找不到时，1 份文书请在案件的“文书”里重新打印，2 份收到的文件请客户重新发送。',
  );
  const spoilt = files.find(({ how }) => how === 'spoilt');
  expect(spoilt && sayIllPaper(spoilt)).toBe(
    `损坏了：${office.closed} ${goneClient.subject.name} · 主体证件（独一执照.jpg）`,
  );
});

it('finds the originals of a backup that was opened as it lies, and says what to do instead', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  let folder = '';
  for await (const event of await office.client.backups.make({ to: disk.path })) {
    if (event.type === 'made') folder = event.backup.folder;
  }
  await using other = await freshDesk({ vaultDir: folder });
  await other.client.vault.unlock(secret);
  const { found } = await examined(other);
  expect(found.get('originals')).toMatchObject({ state: 'note', message: expect.stringContaining('4 份原件都在') });
  expect(found.get('originals')?.remedy).toContain('恢复');
  expect(found.get('backups')?.state).toBe('fine');
  const [path = ''] = [...folderBytes(disk.path).keys()].filter(
    (each) => each.endsWith('.age') && each.includes('files'),
  );
  rmSync(path);
  expect((await examined(other)).found.get('originals')).toMatchObject({ state: 'bad', mend: null });
});

it('looks at everything else where pages of the database are broken, and ends with the damage', async () => {
  await using office = await closedOffice();
  const { found: everything } = await examined(office);
  await office.client.vault.lock();
  const path = join(office.vaultDir, 'desk.db');
  const whole = readFileSync(path);
  const page = 4096;
  // Every fifth: each opens the vault.
  const step = 5 * page;
  let looked = 0;
  let shut = 0;
  for (let at = page; at < statSync(path).size; at += step) {
    const bytes = Buffer.from(whole);
    bytes.fill(0x7a, at + 100, at + 200);
    writeFileSync(path, bytes);
    try {
      await office.client.vault.unlock(secret);
    } catch {
      shut++;
      continue;
    }
    const { found, damaged } = await examined(office);
    await office.client.vault.lock();
    // A page that nothing is written on matters to nobody.
    if (found.get('database')?.state === 'fine') continue;
    expect(damaged).toBe(true);
    expect(found.get('wayOut')?.message).toBe('没有找到能用来恢复的备份。');
    expect([...found.keys()].filter((each) => each !== 'wayOut')).toEqual([...everything.keys()]);
    expect(found.get('originals')?.message).toMatch(/4 份/);
    looked++;
  }
  expect(looked).toBeGreaterThan(shut);
});
