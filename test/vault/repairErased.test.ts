import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { filePath } from '#backend/vault/files.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { freshFolder } from '#test/support/vault.ts';

/** An office whose backup has a sound copy of an original of the finished case that is spoilt in the vault. */
async function spoiltOffice(disk: string) {
  const office = await closedOffice();
  for await (const _ of await office.client.backups.make({ to: disk }));
  const { db, dir, files } = office.desk.vault();
  const [scan] = all<{ fileId: string }>(db, sql`SELECT file_id AS fileId FROM scans WHERE name = '独一执照.jpg'`);
  const path = filePath(vaultLayout(dir).files, scan?.fileId ?? '');
  writeFileSync(path, 'spoilt');
  return Object.assign(office, { files, path, aside: vaultLayout(dir).unclaimed });
}

/** What a repair says it did about originals. */
async function repaired({ client }: ClosedOffice): Promise<string[]> {
  const mended: string[] = [];
  for await (const event of await client.doctor.examine({ repair: true }))
    if (event.type === 'mended') mended.push(event.message);
  return mended.filter((message) => message.includes('份原件'));
}

it('takes an original back from a backup', async () => {
  await using disk = await freshFolder();
  await using office = await spoiltOffice(join(disk.path, '备份'));
  expect(await repaired(office)).toEqual(['从备份里取回了 1 份原件。']);
  expect(existsSync(office.path)).toBe(true);
});

it('leaves an original alone that was erased while its copy was looked at', async () => {
  await using disk = await freshFolder();
  await using office = await spoiltOffice(join(disk.path, '备份'));
  const { files } = office;
  const takeBack = vi.spyOn(files, 'takeBack');
  const canOpen = files.canOpen.bind(files);
  // The examination has opened the copy once before.
  let looks = 0;
  vi.spyOn(files, 'canOpen').mockImplementation(async (...copy) => {
    const sound = await canOpen(...copy);
    looks += 1;
    if (looks === 2) await eraseCases(office, [office.closed]);
    return sound;
  });
  expect(await repaired(office)).toEqual([]);
  expect(looks).toBe(2);
  expect(takeBack).not.toHaveBeenCalled();
  expect(existsSync(office.path)).toBe(false);
});

it('takes nothing of an original back that was erased while its copy was written', async () => {
  await using disk = await freshFolder();
  await using office = await spoiltOffice(join(disk.path, '备份'));
  const { files } = office;
  const takeBack = files.takeBack.bind(files);
  const writing = vi.spyOn(files, 'takeBack').mockImplementationOnce(async (...copy) => {
    await eraseCases(office, [office.closed]);
    await takeBack(...copy);
  });
  expect(await repaired(office)).toEqual([]);
  expect(writing).toHaveBeenCalledOnce();
  expect(existsSync(office.path)).toBe(false);
  // Nor what was set aside for it.
  expect(readdirSync(office.aside)).toEqual([]);
});
