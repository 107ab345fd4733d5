import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../renderer/case/form/editHistory.ts';
import { SlowVault, typed, wrong } from './slowVault.ts';

const name = 'subject.name';

describe('undo', () => {
  it('takes back a visit as one, however often it was saved, and does it again', async () => {
    const vault = new SlowVault();
    const before = vault.application.subject.name;
    vault.editor.enter(name);
    for (const text of ['样', '样例', '样例一']) {
      typed(vault.editor, name, text);
      vault.pause();
      await vault.answerAll();
    }
    vault.editor.leave(name);
    const undone = vault.editor.undo();
    await vault.answerAll();
    expect(await undone).toMatchObject({ type: 'done' });
    expect(vault.application.subject.name).toBe(before);
    expect(vault.editor.stateOf(name)).toMatchObject({ value: before, text: null });
    const redone = vault.editor.redo();
    await vault.answerAll();
    expect(await redone).toMatchObject({ type: 'done' });
    expect(vault.application.subject.name).toBe('样例一');
  });

  it('takes two visits back one after the other', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '样例一');
    vault.editor.leave(name);
    vault.editor.choose([
      { field: 'subject.province', value: '110000' },
      { field: 'subject.city', value: '110100' },
    ]);
    await vault.answerAll();
    const changes = vault.editor.history().done.map(fieldsOf);
    expect(changes).toEqual([[name], ['subject.province', 'subject.city']]);
    const undone = vault.editor.undo();
    await vault.answerAll();
    await undone;
    expect(vault.application.subject).toMatchObject({ province: '440000', city: '440300', name: '样例一' });
  });

  it('saves what is being typed before it takes anything back', async () => {
    const vault = new SlowVault();
    const before = vault.application.subject.name;
    typed(vault.editor, name, '样例一');
    const undone = vault.editor.undo();
    await vault.answerAll();
    expect(await undone).toMatchObject({ type: 'done' });
    expect(vault.application.subject.name).toBe(before);
  });

  it('leaves alone what was changed elsewhere since', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '样例一');
    vault.editor.leave(name);
    await vault.answerAll();
    vault.changeElsewhere(name, '别处样例');
    const undone = vault.editor.undo();
    await vault.answerAll();
    expect(await undone).toMatchObject({ type: 'changedElsewhere' });
    expect(vault.application.subject.name).toBe('别处样例');
    expect(vault.editor.history().done).toEqual([]);
  });

  it('keeps a step that failed for another try', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '样例一');
    vault.editor.leave(name);
    await vault.answerAll();
    vault.broken = true;
    const undone = vault.editor.undo();
    await vault.answerAll();
    expect(await undone).toEqual({ type: 'failed', error: wrong });
    expect(vault.editor.history().done).toHaveLength(1);
  });

  it('gives a role back to who held it', async () => {
    const vault = new SlowVault();
    const given = vault.editor.setRole('appPrincipal', { type: 'nobody' });
    await vault.answerAll();
    await given;
    expect(vault.application.roles.appPrincipal).toBeNull();
    const undone = vault.editor.undo();
    await vault.answerAll();
    await undone;
    expect(vault.application.roles.appPrincipal).toBe(2);
  });

  it('has nothing to say when nothing was done', async () => {
    expect(await new SlowVault().editor.undo()).toEqual({ type: 'nothing' });
  });
});
