import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyStrong } from '#shared/vault/passphrase.ts';
import { beian, passphraseFile, temporaryFolder } from '../support/cli.ts';

it('a new vault takes a weak passphrase only from somebody who says so, as the window does', async () => {
  await using folder = await temporaryFolder();
  const dir = join(folder.path, '资料库');
  const create = async (...more: string[]) =>
    beian([
      'vault',
      'create',
      '--vault',
      dir,
      '--passphrase-file',
      await passphraseFile(folder.path, 'abcd1234'),
      ...more,
    ]);
  const refused = await create();
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain('容易被猜到：是键盘上连着的键。');
  expect(refused.err).toContain(whyStrong);
  expect(refused.err).toContain('--weak-passphrase');
  expect(existsSync(join(dir, 'vault.json'))).toBe(false);
  const made = await create('--weak-passphrase');
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('恢复码（只显示这一次') });
  expect(existsSync(join(dir, 'vault.json'))).toBe(true);
});
