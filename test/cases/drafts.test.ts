import { expect, test } from 'vitest';
import { editingDesk } from '#test/support/editingDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';

test('a draft outlives the lock of its vault, and is thrown away when told', async () => {
  await using desk = await editingDesk();
  const { drafts, vault } = desk.client;
  const value = { reasons: [{ keyName: '小程序备注', error: '过于笼统', suggest: '' }], at: null };
  await drafts.keep({ name: '2026-0001.reject', value: 'x' });
  await drafts.keep({ name: '2026-0001.reject', value });
  await drafts.keep({ name: 'newCase', value: '样例花店' });
  await vault.lock();
  await expect(drafts.list()).rejects.toMatchObject({ code: 'vaultLocked' });
  await vault.unlock({ passphrase: testPassphrase });
  expect(await drafts.list()).toEqual([
    { name: '2026-0001.reject', value },
    { name: 'newCase', value: '样例花店' },
  ]);
  await drafts.keep({ name: 'newCase', value: null });
  await drafts.keep({ name: 'newCase', value: null });
  expect((await drafts.list()).map(({ name }) => name)).toEqual(['2026-0001.reject']);
});

test('drafts are neither endless nor many without end', async () => {
  await using desk = await editingDesk();
  const { drafts } = desk.client;
  await expect(drafts.keep({ name: 'newCase', value: 'x'.repeat(200_000) })).rejects.toMatchObject({
    code: 'badInput',
  });
  for (let count = 0; count < 2_000; count += 1) await drafts.keep({ name: `note.${count}`, value: 'x' });
  await expect(drafts.keep({ name: 'note.2000', value: 'x' })).rejects.toMatchObject({ code: 'badInput' });
  await drafts.keep({ name: 'note.7', value: 'y' });
  expect(await drafts.list()).toHaveLength(2_000);
});
