import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, openVault, prepareVault } from '#backend/vault/openVault.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, freshVault, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const now = testClock()();
const open = (dir: string) => openVault({ dir, secret: { passphrase: testPassphrase }, now });
const wish = (dir: string) => ({ dir, passphrase: testPassphrase, now, workFactor: testWorkFactor });
const create = (dir: string) => createVault(wish(dir));

/** A creation that ends before its last step, with its mark. */
async function brokenOff(dir: string): Promise<string> {
  (await prepareVault(wish(dir))).vault.close();
  return readFileSync(join(dir, 'vault.unfinished'), 'utf8');
}

/** A vault with an original, closed, and the mark that a kill in the very last step of making it left: this program's, or an empty one. */
async function markedVault(isOfBefore: boolean) {
  const desk = await freshVault();
  await receiveOriginal(desk.vault, '样例');
  desk.vault.close();
  await using other = await freshFolder();
  const text = isOfBefore ? '' : await brokenOff(other.path);
  const inVault = (...names: string[]) => join(desk.dir, ...names);
  writeFileSync(inVault('vault.unfinished'), text);
  return Object.assign(desk, { inVault });
}

it('a creation that was cut off before its last step is no vault, and can be done again', async () => {
  await using folder = await freshFolder();
  const dir = folder.path;
  await brokenOff(dir);
  await expect(open(dir)).rejects.toMatchObject({ code: 'vaultMissing' });
  const again = await create(dir);
  again.vault.close();
  expect(existsSync(join(dir, 'vault.unfinished'))).toBe(false);
  const opened = await open(dir);
  opened.close();
  expect(opened.id).toBe(again.vault.id);
});

describe.each([false, true])(
  'a vault that its making left marked as unfinished (by a version of before: %s)',
  (before) => {
    it('loses the mark when it is opened', async () => {
      await using desk = await markedVault(before);
      (await open(desk.dir)).close();
      expect(existsSync(desk.inVault('vault.unfinished'))).toBe(false);
    });

    it.each(['spoilt', 'missing'])('opens by the copy where vault.json is %s, and is never made anew', async (how) => {
      await using desk = await markedVault(before);
      if (how === 'missing') rmSync(desk.inVault('vault.json'));
      else writeFileSync(desk.inVault('vault.json'), '{');
      const lying = folderBytes(desk.dir);
      await expect(create(desk.dir)).rejects.toMatchObject({ code: expect.stringMatching(/vaultExists|vaultDamaged/) });
      expect(folderBytes(desk.dir)).toEqual(lying);
      const opened = await open(desk.dir);
      opened.close();
      expect(opened.id).toBe(desk.vault.id);
    });

    it('is cleared by nobody where the copy is all that is left of its record, and spoilt', async () => {
      await using desk = await markedVault(before);
      rmSync(desk.inVault('vault.json'));
      writeFileSync(desk.inVault('keys', 'vault.json'), '{');
      const lying = folderBytes(desk.dir);
      await expect(create(desk.dir)).rejects.toMatchObject({ code: 'vaultDamaged' });
      expect(folderBytes(desk.dir)).toEqual(lying);
      (await open(desk.dir)).close();
    });
  },
);

it('a vault without any record is cleared by nobody for an empty mark, and opens', async () => {
  await using desk = await markedVault(true);
  for (const name of ['vault.json', join('keys', 'vault.json')]) rmSync(desk.inVault(name));
  const lying = folderBytes(desk.dir);
  await expect(create(desk.dir)).rejects.toMatchObject({ code: 'vaultDamaged' });
  expect(folderBytes(desk.dir)).toEqual(lying);
  (await open(desk.dir)).close();
});
