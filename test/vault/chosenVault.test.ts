import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshDesk } from '#test/support/caseDesk.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { chosenVault } from '../../electron/hosts/chosenVault.ts';

it('remembers the folder chosen last, from one start to the next', async () => {
  await using folder = await freshFolder();
  const configDir = join(folder.path, '配置', 'beian-desk');
  expect(await chosenVault(configDir).read()).toBeNull();
  await chosenVault(configDir).remember(join(folder.path, '一'));
  await chosenVault(configDir).remember(join(folder.path, '二'));
  expect(await chosenVault(configDir).read()).toBe(join(folder.path, '二'));
  expect(readdirSync(configDir)).toEqual(['desk.json']);
});

it.each(['', '{', '[]', '{"vaultDir":7}', '{"vaultDir":"relative/vault"}'])(
  'takes %j for no choice at all',
  async (text) => {
    await using folder = await freshFolder();
    await writeFile(join(folder.path, 'desk.json'), text);
    expect(await chosenVault(folder.path).read()).toBeNull();
  },
);

it('says so when it cannot remember, and keeps the old choice', async () => {
  await using folder = await freshFolder();
  const { remember, read } = chosenVault(folder.path);
  await mkdir(join(folder.path, 'desk.json'));
  await expect(remember('/样例')).rejects.toMatchObject({ code: 'cannotWrite' });
  expect(await read()).toBeNull();
});

it('is what a desk hands its choices to', async () => {
  await using folder = await freshFolder();
  const { remember, read } = chosenVault(folder.path);
  await using desk = await freshDesk({ rememberVault: remember });
  await desk.client.vault.create({ passphrase: testPassphrase });
  expect(await read()).toBe(desk.vaultDir);
  const elsewhere = join(desk.folder, 'elsewhere');
  await desk.client.vault.choose({ path: elsewhere });
  expect(await read()).toBe(desk.vaultDir);
  await desk.client.vault.create({ passphrase: testPassphrase });
  expect(await read()).toBe(elsewhere);
});
