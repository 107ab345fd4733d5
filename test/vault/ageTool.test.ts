import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshVault } from '#test/support/vault.ts';
import { testKeys } from '#test/support/vaultDatabase.ts';

const hasAge = spawnSync('age', ['--version']).status === 0;

test('the standard age tool opens an original with the identity of the vault', async ({ skip }) => {
  if (!hasAge) return skip('本机没有安装 age 命令');
  await using desk = await freshVault();
  const picture = randomBytes(200_000);
  const { id } = await desk.vault.files.put(picture);
  const identity = join(desk.dir, 'identity.txt');
  writeFileSync(identity, (await testKeys(desk.dir)).fileIdentity);
  const path = join(desk.dir, 'files', id.slice(0, 2), `${id}.age`);
  expect(execFileSync('age', ['--decrypt', '--identity', identity, path]).equals(picture)).toBe(true);
});
