import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { sayLagging } from '#shared/vault/laggingPlace.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const other = '样例口令 另一句';
const change = ({ client }: ClosedOffice, from: string, to: string) =>
  client.vault.changePassphrase({ secret: { passphrase: from }, passphrase: to });

async function backUp({ client }: ClosedOffice, to: string): Promise<void> {
  for await (const _ of await client.backups.make({ to }));
}

/** What doctor says about the places, and what a repair did. */
async function examined({ client }: ClosedOffice, repair = false) {
  const events: ExamineEvent[] = [];
  for await (const event of await client.doctor.examine({ repair })) events.push(event);
  return {
    said: events.flatMap((each) =>
      each.type === 'found' && each.diagnosis.checkup === 'places' ? [each.diagnosis] : [],
    ),
    mended: events.flatMap((each) => (each.type === 'mended' ? [each.message] : [])),
  };
}

/** A stick with a backup on it. */
async function stickWith(office: ClosedOffice, disk: string): Promise<string> {
  const stick = join(disk, '样例优盘');
  mkdirSync(stick);
  await backUp(office, stick);
  return stick;
}

it('a disk that was away when the passphrase was changed is shown until it has followed', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  const { client } = office;
  const stick = await stickWith(office, disk.path);
  const [name = ''] = readdirSync(stick);
  const folder = join(stick, name);
  expect(await client.backups.lagging()).toEqual([]);
  renameSync(stick, `${stick}二`);
  await change(office, testPassphrase, other);
  const [away] = await client.backups.lagging();
  expect(away).toEqual({ folder, what: ['passphrase'], reachable: false, lastBackup: expect.any(String) });
  expect(away && sayLagging(away)).toMatch(/^“.*”（上次备份 \d{4}-\d{2}-\d{2}）：现在连不上；有备份仍用旧口令打开。$/);
  expect((await examined(office)).said).toMatchObject([{ state: 'bad', mend: null }]);
  // It is remembered over a lock.
  await client.vault.lock();
  await client.vault.unlock({ passphrase: other });
  expect(await client.backups.lagging()).toEqual([away]);
  renameSync(`${stick}二`, stick);
  expect(await client.backups.lagging()).toMatchObject([{ folder, what: ['passphrase'], reachable: true }]);
  expect((await examined(office, true)).mended).toContain('连得上的备份位置已经跟上。');
  expect(await client.backups.lagging()).toEqual([]);
  expect((await examined(office)).said).toMatchObject([{ state: 'fine' }]);
});

it('one that was changed while the vault was locked, and one that does not know of an erasure, too; one that was deleted not', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  const { client } = office;
  const stick = await stickWith(office, disk.path);
  await client.vault.lock();
  renameSync(stick, `${stick}二`);
  await change(office, testPassphrase, other);
  await client.vault.unlock({ passphrase: other });
  expect(await client.backups.lagging()).toMatchObject([{ what: ['passphrase'], reachable: false }]);
  for await (const _ of await client.erasure.erase({ numbers: [office.closed], staff: null, renewBackups: 'own' }));
  expect(await client.backups.lagging()).toMatchObject([{ what: ['passphrase', 'erased'], reachable: false }]);
  renameSync(`${stick}二`, stick);
  expect(await client.backups.lagging()).toMatchObject([{ what: ['passphrase', 'erased'], reachable: true }]);
  rmSync(stick, { recursive: true });
  mkdirSync(stick);
  expect(await client.backups.lagging()).toEqual([]);
});
