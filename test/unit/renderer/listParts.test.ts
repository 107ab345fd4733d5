import { expect, it } from 'vitest';
import { SlowVault } from './slowVault.ts';

const field = 'miniProgram.preapprovals';
const item = (type: number, code: string | null = null) => ({ type, code, validUntil: null });
const refusal = { ok: false, problem: '没有 13 月。' } as const;
const list = (...value: ReturnType<typeof item>[]) => ({ ok: true, value, notes: [] }) as const;

/** A vault whose mini program has two items, the validity of the first typed in a way nobody can read. */
async function vaultWithHalfDay(): Promise<SlowVault> {
  const vault = new SlowVault();
  vault.changeElsewhere(field, [item(1), item(2)]);
  vault.editor.accept(vault.application);
  vault.editor.enter(field);
  vault.editor.typePart(field, '1.validUntil', '2030-13', refusal);
  vault.editor.leave(field);
  await vault.answerAll();
  return vault;
}

const textOf = ({ editor }: SlowVault, part: string) => editor.stateOf(field)?.drafts.get(part)?.text;

it('what cannot be read in one row stays while another row is typed and saved', async () => {
  const vault = await vaultWithHalfDay();
  expect(vault.editor.summary().unsaved).toEqual([field]);
  vault.editor.enter(field);
  vault.editor.typePart(field, '2.code', '样例 1 号 ', list(item(1), item(2, '样例 1 号')));
  expect(textOf(vault, '2.code'), 'the blank under the cursor stays').toBe('样例 1 号 ');
  vault.editor.leave(field);
  await vault.answerAll();
  expect(vault.application.miniProgram.preapprovals).toEqual([item(1), item(2, '样例 1 号')]);
  expect(textOf(vault, '1.validUntil')).toBe('2030-13');
  expect(textOf(vault, '2.code')).toBeUndefined();
  expect(vault.editor.summary().unsaved, 'the first row is still unsaved').toEqual([field]);
  expect(vault.editor.pending()).toBe(true);
});

it('two rows that cannot be read stay both, until each can', async () => {
  const vault = await vaultWithHalfDay();
  vault.editor.typePart(field, '2.validUntil', '2031-13', refusal);
  vault.editor.leave(field);
  expect([textOf(vault, '1.validUntil'), textOf(vault, '2.validUntil')]).toEqual(['2030-13', '2031-13']);
  vault.editor.typePart(field, '1.validUntil', '', list(item(1), item(2)));
  vault.editor.leave(field);
  expect(vault.editor.summary().unsaved).toEqual([field]);
  vault.editor.dropParts(field, ['2.validUntil']);
  expect(vault.editor.summary()).toEqual({ state: 'saved', unsaved: [] });
});

it('what is composed in a row is shown and not saved', async () => {
  const vault = await vaultWithHalfDay();
  vault.editor.enter(field);
  vault.editor.typePart(field, '2.code', 'yang', list(item(1), item(2, 'yang')), false);
  vault.pause();
  await vault.answerAll();
  expect(textOf(vault, '2.code')).toBe('yang');
  expect(vault.asked).toEqual([]);
});

it('a choice in another row keeps it, and so does the end of a conflict', async () => {
  const vault = await vaultWithHalfDay();
  vault.changeElsewhere(field, [item(1, '别处'), item(2)]);
  vault.editor.choose([{ field, value: [item(1), item(2), item(3)] }]);
  await vault.answerAll();
  expect(vault.editor.stateOf(field)?.phase).toBe('conflict');
  vault.editor.settle(field, 'mine');
  await vault.answerAll();
  expect(vault.application.miniProgram.preapprovals).toEqual([item(1), item(2), item(3)]);
  expect(textOf(vault, '1.validUntil')).toBe('2030-13');
});

it('text that hid a change from elsewhere does not overwrite it once it can be read', async () => {
  const vault = await vaultWithHalfDay();
  const theirs = [{ ...item(1), validUntil: '2033-01-01' }, item(2)];
  vault.changeElsewhere(field, theirs);
  vault.editor.accept(vault.application);
  const mine = [{ ...item(1), validUntil: '2030-12-31' }, item(2)];
  vault.editor.typePart(field, '1.validUntil', '2030-12-31', { ok: true, value: mine, notes: [] });
  vault.editor.leave(field);
  await vault.answerAll();
  expect(vault.application.miniProgram.preapprovals).toEqual(theirs);
  expect(vault.editor.stateOf(field)).toMatchObject({ phase: 'conflict', value: mine, theirs });
  vault.editor.settle(field, 'mine');
  await vault.answerAll();
  expect(vault.application.miniProgram.preapprovals).toEqual(mine);
});
