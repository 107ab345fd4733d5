import { describe, expect, it } from 'vitest';
import { HeldEditors } from '../../../renderer/case/form/heldEditors.ts';
import { SlowVault, settled, typed, wrong } from './slowVault.ts';

const name = 'subject.name';
const day = 'subject.certificateValidUntil';
const vaultPath = '样例资料库';
const caseNumber = '2026-001';

/** Held editors, and how many of them have the browser ask before the page goes. */
function holding() {
  const asking = new Set<symbol>();
  const held = new HeldEditors(() => {
    const asked = Symbol();
    asking.add(asked);
    return () => asking.delete(asked);
  });
  return { held, asking };
}

describe('a form that goes away', () => {
  it('gives back what cannot be read when the same case of the same vault is opened again', () => {
    const { editor } = new SlowVault();
    const { held, asking } = holding();
    held.show(vaultPath, caseNumber, editor);
    editor.type(day, '明年年底', { ok: false, problem: wrong.message });
    expect(held.waiting(vaultPath, caseNumber), 'its form is still there').toBeNull();
    held.setAside(editor);
    expect(held.waiting('另一个样例资料库', caseNumber)).toBeNull();
    expect(held.waiting(vaultPath, '2026-002')).toBeNull();
    expect(held.waiting(vaultPath, caseNumber)).toBe(editor);
    expect(editor.stateOf(day)).toMatchObject({ text: '明年年底', visiting: false });
    expect(asking.size, 'the browser asks before the page goes').toBe(1);
    held.show(vaultPath, caseNumber, editor);
    expect(asking.size).toBe(0);
  });

  it('keeps what the locked vault did not take, and saves it once the case is opened again', async () => {
    const vault = new SlowVault();
    const { held } = holding();
    held.show(vaultPath, caseNumber, vault.editor);
    typed(vault.editor, name, '样例新名称');
    vault.broken = true;
    held.setAside(vault.editor);
    await vault.answerAll();
    expect(held.unsavedCases()).toEqual([caseNumber]);
    vault.broken = false;
    held.show(vaultPath, caseNumber, vault.editor);
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('样例新名称');
    expect(held.unsavedCases()).toEqual([]);
  });

  it('lets go of a case once all of it is saved', async () => {
    const vault = new SlowVault();
    const { held, asking } = holding();
    held.show(vaultPath, caseNumber, vault.editor);
    typed(vault.editor, name, '样例新名称');
    held.setAside(vault.editor);
    expect(held.waiting(vaultPath, caseNumber)).toBe(vault.editor);
    await vault.answerAll();
    expect(held.waiting(vaultPath, caseNumber)).toBeNull();
    expect(asking.size).toBe(0);
  });

  it('keeps what an input method was composing as text that is not finished', async () => {
    const vault = new SlowVault();
    const before = vault.application.subject.name;
    const { held } = holding();
    held.show(vaultPath, caseNumber, vault.editor);
    vault.editor.type(name, 'yang', { ok: true, value: 'yang', notes: [] }, false);
    held.setAside(vault.editor);
    await settled();
    expect(vault.asked).toEqual([]);
    expect(vault.application.subject.name).toBe(before);
    expect(vault.editor.stateOf(name)).toMatchObject({ text: 'yang', phase: 'refused' });
    expect(held.waiting(vaultPath, caseNumber)).toBe(vault.editor);
  });

  it('is not given back what the person does without', () => {
    const { editor } = new SlowVault();
    const { held } = holding();
    held.show(vaultPath, caseNumber, editor);
    editor.type(day, '明年年底', { ok: false, problem: wrong.message });
    held.forget(editor);
    held.setAside(editor);
    expect(held.waiting(vaultPath, caseNumber)).toBeNull();
    expect(held.unsavedCases()).toEqual([]);
  });
});
