import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { passphraseFile } from '#test/support/cli.ts';
import { closedOffice } from '#test/support/closedOffice.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { testPassphrase } from '#test/support/vault.ts';

it('a backup that lacks originals, or a key file nobody has whole, ends with 1', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, desk, folder } = office;
  const [id = ''] = desk.vault().namedFiles();
  await client.vault.lock();
  const file = await passphraseFile(folder, testPassphrase);
  const backUp = (to: string) =>
    ranHere(['backup', '--to', join(folder, to), '--vault', vaultDir, '--passphrase-file', file]);
  expect((await backUp('sound')).code).toBe(0);
  const slot = join(vaultDir, 'keys', 'recovery.age');
  copyFileSync(slot, join(folder, 'kept.age'));
  rmSync(slot);
  // An older one there has it whole.
  expect((await backUp('sound')).code).toBe(0);
  rmSync(join(folder, 'sound'), { recursive: true });
  expect(await backUp('keyless')).toMatchObject({ code: 1, err: expect.stringContaining('恢复码的密钥文件') });
  copyFileSync(join(folder, 'kept.age'), slot);
  rmSync(join(vaultDir, 'files', id.slice(0, 2), `${id}.age`));
  expect(await backUp('bare')).toMatchObject({ code: 1, err: expect.stringContaining('1 份原件') });
});

it('a restore takes a recovery code, and ends with 1 where a key file is bad or a damaged one was passed over', async () => {
  await using office = await caseDesk();
  const { client, vaultDir, folder, recoveryCode } = office;
  const disk = join(folder, 'disk');
  const made: string[] = [];
  for (let time = 0; time < 2; time++)
    for await (const event of await client.backups.make({ to: disk }))
      if (event.type === 'made') made.push(event.backup.folder);
  const [older = '', newer = ''] = made;
  await client.vault.lock();
  const [file, code] = [await passphraseFile(folder, testPassphrase), join(folder, 'code.txt')];
  writeFileSync(code, `${recoveryCode}\n`);
  const restore = (from: string, into: string, secret: string, ...more: string[]) =>
    ranHere(['restore', from, '--into', join(folder, into), '--vault', vaultDir, '--passphrase-file', secret, ...more]);
  expect((await restore(disk, 'by-passphrase', file)).code).toBe(0);
  expect((await restore(disk, 'by-code', code, '--recovery')).code).toBe(0);
  writeFileSync(join(older, 'keys', 'passphrase.age'), 'spoilt');
  expect(await restore(older, 'shut', file)).toMatchObject({ code: 3, err: expect.stringContaining('恢复码') });
  expect(await restore(older, 'keyless', code, '--recovery')).toMatchObject({
    code: 1,
    err: expect.stringContaining('口令的密钥文件'),
  });
  writeFileSync(join(newer, 'desk.db'), 'spoilt');
  const passed = await restore(disk, 'older', code, '--recovery');
  expect(passed).toMatchObject({ code: 1, err: expect.stringContaining(newer) });
});
