import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MakeBackupEvent } from '#shared/api/backups.ts';
import { lastOf } from '#test/support/bundleDesks.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase as passphrase } from '#test/support/vault.ts';

it('a restored vault knows the way back, as long as the one before it is there', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir, folder } = desk;
  const { vault, backups } = client;
  const made = await lastOf<MakeBackupEvent, Extract<MakeBackupEvent, { type: 'made' }>>(
    backups.make({ to: join(folder, '备份') }),
  );
  expect(await vault.status()).toMatchObject({ replacedVault: null });
  const into = join(folder, '恢复');
  await lastOf(backups.restore({ from: made.backup.folder, into, secret: { passphrase } }));
  await vault.choose({ path: into });
  await vault.unlock({ passphrase });
  expect(await vault.status()).toMatchObject({ state: 'open', path: into, replacedVault: vaultDir });
  // The way back is one step, and leaves the restored one as it is.
  const back = await vault.choose({ path: vaultDir });
  expect(back).toMatchObject({ state: 'locked', path: vaultDir, replacedVault: null });
  await vault.unlock({ passphrase });
  expect(await client.cases.list()).toHaveLength(1);
  await vault.choose({ path: into });
  rmSync(vaultDir, { recursive: true });
  expect(await vault.status()).toMatchObject({ replacedVault: null });
});
