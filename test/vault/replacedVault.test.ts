import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writeAtomically } from '#backend/vault/atomicWrite.ts';
import type { MakeBackupEvent } from '#shared/api/backups.ts';
import { DeskError } from '#shared/api/errors.ts';
import { lastOf } from '#test/support/bundleDesks.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase as passphrase } from '#test/support/vault.ts';

// A disk that refuses one file alone: which vault the restored one stands in for.
vi.mock('#backend/vault/atomicWrite.ts', { spy: true });
afterEach(() => void vi.mocked(writeAtomically).mockReset());

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

it('a restoring that cannot note which vault it stands in for made none, and can be begun again', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir, folder } = desk;
  const { vault, backups } = client;
  const made = await lastOf<MakeBackupEvent, Extract<MakeBackupEvent, { type: 'made' }>>(
    backups.make({ to: join(folder, '备份') }),
  );
  const into = join(folder, '恢复');
  const restore = () => lastOf(backups.restore({ from: made.backup.folder, into, secret: { passphrase } }));
  const { writeAtomically: write } = await vi.importActual<typeof import('#backend/vault/atomicWrite.ts')>(
    '#backend/vault/atomicWrite.ts',
  );
  vi.mocked(writeAtomically).mockImplementation(async (path, bytes) => {
    if (path === join(into, 'restored.json')) throw new DeskError('cannotWrite', { path, why: '' });
    return write(path, bytes);
  });
  await expect(restore()).rejects.toMatchObject({ code: 'cannotWrite' });
  expect(existsSync(join(into, 'vault.json'))).toBe(false);
  vi.mocked(writeAtomically).mockReset();
  expect(await restore()).toMatchObject({ type: 'restored', path: into });
  await vault.choose({ path: into });
  expect(await vault.status()).toMatchObject({ replacedVault: vaultDir });
});
