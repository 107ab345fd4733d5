import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changePassphrase } from '#backend/vault/changePassphrase.ts';
import { createVault, openVault } from '#backend/vault/openVault.ts';
import { getAgency, saveAgency } from '#backend/vault/store/agency.ts';
import { emptyAgency } from '#shared/filing/agency.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { freshFolder, freshVault, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const now = testClock()();
const agency = { ...emptyAgency, name: '样例代办有限公司', phones: ['010-00000000'], staff: ['样例甲', '样例乙'] };

test('what was stored is there after reopening with the passphrase', async () => {
  await using desk = await freshVault();
  saveAgency(desk.vault.db, agency);
  const { id } = await desk.vault.files.put(new TextEncoder().encode('样例'));
  const vault = await desk.reopen();
  expect(getAgency(vault.db)).toEqual(agency);
  // No row names the file, so opening set it aside.
  await expect(vault.files.read(id)).rejects.toMatchObject({ code: 'vaultDamaged' });
});

test('the recovery code opens the vault however it is typed', async () => {
  await using desk = await freshVault();
  saveAgency(desk.vault.db, agency);
  const sloppy = desk.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(getAgency((await desk.reopen({ recoveryCode: sloppy })).db)).toEqual(agency);
});

test('a wrong secret is refused and leaves the vault free', async () => {
  await using desk = await freshVault();
  await expect(desk.reopen({ passphrase: '不是这个口令' })).rejects.toMatchObject({ code: 'passphraseWrong' });
  await expect(desk.reopen({ recoveryCode: 'ABC' })).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
  await expect(desk.reopen({ recoveryCode: '0'.repeat(26) })).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
  expect(existsSync(join(desk.dir, 'vault.lock'))).toBe(false);
  await desk.reopen();
});

test('changing the passphrase keeps the recovery code and the data', async () => {
  await using desk = await freshVault();
  saveAgency(desk.vault.db, agency);
  desk.vault.close();
  const next = '另一个样例口令 8';
  await changePassphrase({
    dir: desk.dir,
    secret: { recoveryCode: desk.recoveryCode },
    passphrase: next,
    now,
    workFactor: testWorkFactor,
  });
  await expect(desk.reopen()).rejects.toMatchObject({ code: 'passphraseWrong' });
  expect(getAgency((await desk.reopen({ passphrase: next })).db)).toEqual(agency);
  await desk.reopen({ recoveryCode: desk.recoveryCode });
});

test('the passphrase of a vault somebody else has is not changed, and he is named', async () => {
  await using desk = await freshVault();
  const change = {
    dir: desk.dir,
    secret: { passphrase: testPassphrase },
    passphrase: '另一个样例口令 8',
    now,
    workFactor: testWorkFactor,
  };
  const keys = folderBytes(join(desk.dir, 'keys'));
  await expect(changePassphrase(change)).rejects.toMatchObject({
    code: 'vaultInUse',
    message: expect.stringContaining(`进程 ${process.pid}`),
  });
  expect(folderBytes(join(desk.dir, 'keys'))).toEqual(keys);
  desk.vault.close();
  await changePassphrase(change);
  expect(existsSync(join(desk.dir, 'vault.lock'))).toBe(false);
  await desk.reopen({ passphrase: change.passphrase });
});

test('a short passphrase is refused before anything is written', async () => {
  await using folder = await freshFolder();
  const dir = join(folder.path, 'vault');
  await expect(createVault({ dir, passphrase: '1234567', now })).rejects.toMatchObject({ code: 'passphraseTooShort' });
  expect(existsSync(dir)).toBe(false);
});

test('no vault, and a vault already there, are told apart', async () => {
  await using folder = await freshFolder();
  const missing = openVault({ dir: folder.path, secret: { passphrase: testPassphrase }, now });
  await expect(missing).rejects.toMatchObject({ code: 'vaultMissing' });
  await using desk = await freshVault();
  desk.vault.close();
  const again = createVault({ dir: desk.dir, passphrase: testPassphrase, now, workFactor: testWorkFactor });
  await expect(again).rejects.toMatchObject({ code: 'vaultExists' });
});

test('the record names no secret, a damaged one is written anew and a newer one is refused', async () => {
  await using desk = await freshVault();
  const path = join(desk.dir, 'vault.json');
  const text = await readFile(path, 'utf8');
  expect(Object.keys(JSON.parse(text))).toEqual(['format', 'id', 'createdAt', 'database', 'files', 'slots']);
  await writeFile(path, text.slice(0, 40));
  await writeFile(join(desk.dir, 'keys', 'vault.json'), text.slice(0, 40));
  await desk.reopen();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 1, id: desk.vault.id });
  await writeFile(join(desk.dir, 'keys', 'vault.json'), text.slice(0, 40));
  await writeFile(path, text.replace('"format": 1', '"format": 2'));
  await expect(desk.reopen()).rejects.toMatchObject({ code: 'vaultNewer', details: { found: 2, known: 1 } });
});
