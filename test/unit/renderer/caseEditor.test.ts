import { describe, expect, it } from 'vitest';
import { SlowVault, settled, typed, wrong } from './slowVault.ts';

const name = 'subject.name';
const remark = 'miniProgram.comment';

describe('typing', () => {
  it('is shown at once and sent after a pause, while the person stays in the field', async () => {
    const vault = new SlowVault();
    vault.editor.enter(name);
    typed(vault.editor, name, '样例一 ');
    expect(vault.editor.stateOf(name)).toMatchObject({ text: '样例一 ', value: '样例一', phase: 'waiting' });
    expect(vault.asked).toEqual([]);
    vault.pause();
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('样例一');
    expect(vault.editor.stateOf(name), 'the blank under the cursor stays').toMatchObject({
      text: '样例一 ',
      phase: 'saved',
    });
    vault.editor.leave(name);
    expect(vault.editor.stateOf(name)).toMatchObject({ text: null, value: '样例一' });
  });

  it('waits for no answer, and expects what is on its way', async () => {
    const vault = new SlowVault();
    const before = vault.application.subject.name;
    vault.editor.enter(name);
    typed(vault.editor, name, '样例一');
    vault.pause();
    typed(vault.editor, name, '样例一二');
    await settled();
    vault.editor.flushNow();
    expect(vault.asked.map(([edit]) => [edit?.expected, edit?.value])).toEqual([
      [before, '样例一'],
      ['样例一', '样例一二'],
    ]);
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('样例一二');
    expect(vault.editor.stateOf(name)).toMatchObject({ phase: 'saved', text: '样例一二' });
  });

  it('sends one request at a time', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '样例一');
    vault.editor.leave(name);
    typed(vault.editor, remark, '样例备注');
    vault.editor.leave(remark);
    await settled();
    expect(vault.asked).toHaveLength(1);
    await vault.answerAll();
    expect(vault.asked.map((edits) => edits.map(({ field }) => field))).toEqual([[name], [remark]]);
  });

  it('is not read while an input method composes', async () => {
    const vault = new SlowVault();
    vault.editor.enter(name);
    vault.editor.type(name, 'yang', { ok: true, value: 'yang', notes: [] }, false);
    vault.pause();
    await vault.answerAll();
    expect(vault.editor.stateOf(name)?.text).toBe('yang');
    expect(vault.asked).toEqual([]);
  });

  it('is pending while it is composed, waits or is on its way, and no longer once the vault holds it', async () => {
    const vault = new SlowVault();
    vault.editor.enter(name);
    expect(vault.editor.pending()).toBe(false);
    vault.editor.type(name, 'yang', { ok: true, value: 'yang', notes: [] }, false);
    expect(vault.editor.pending(), 'composed').toBe(true);
    typed(vault.editor, name, '样');
    expect(vault.editor.pending(), 'waiting').toBe(true);
    vault.pause();
    await settled();
    expect(vault.editor.pending(), 'on its way').toBe(true);
    await vault.answerAll();
    expect(vault.editor.pending()).toBe(false);
    vault.editor.type(name, '样 li', { ok: true, value: '样 li', notes: [] }, false);
    vault.editor.leave(name);
    expect(vault.editor.pending(), 'a composition ends with the field').toBe(false);
  });

  it('saves nothing when the text means what is there already', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, ` ${vault.application.subject.name} `);
    vault.editor.leave(name);
    await vault.answerAll();
    expect(vault.asked).toEqual([]);
    expect(vault.editor.summary().state).toBe('saved');
  });

  it('keeps a text that cannot be saved, with the reason', async () => {
    const vault = new SlowVault();
    vault.editor.enter('subject.certificateValidFrom');
    vault.editor.type('subject.certificateValidFrom', '2030-13', { ok: false, problem: '没有 13 月。' });
    vault.editor.leave('subject.certificateValidFrom');
    await vault.answerAll();
    expect(vault.asked).toEqual([]);
    expect(vault.editor.stateOf('subject.certificateValidFrom')).toMatchObject({
      phase: 'refused',
      text: '2030-13',
      remarks: ['没有 13 月。'],
    });
    expect(vault.editor.summary()).toEqual({ state: 'unsaved', unsaved: ['subject.certificateValidFrom'] });
  });
});

describe('what is saved elsewhere', () => {
  it('is shown in a field nobody is typing in', () => {
    const vault = new SlowVault();
    typed(vault.editor, name, vault.application.subject.name ?? '');
    vault.editor.leave(name);
    vault.changeElsewhere(name, '别处样例');
    vault.editor.accept(vault.application);
    expect(vault.editor.stateOf(name)).toMatchObject({ value: '别处样例', base: '别处样例', text: null });
  });

  it('is never overwritten: both values stand until the person chooses', async () => {
    const vault = new SlowVault();
    vault.editor.enter(name);
    typed(vault.editor, name, '我的样例');
    vault.changeElsewhere(name, '别处样例');
    vault.editor.leave(name);
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('别处样例');
    expect(vault.editor.stateOf(name)).toMatchObject({ phase: 'conflict', value: '我的样例', theirs: '别处样例' });

    vault.editor.settle(name, 'mine');
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('我的样例');
    expect(vault.editor.stateOf(name)?.phase).toBe('saved');
  });

  it('stays when the person prefers it', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '我的样例');
    vault.changeElsewhere(name, '别处样例');
    vault.editor.leave(name);
    await vault.answerAll();
    vault.editor.settle(name, 'theirs');
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('别处样例');
    expect(vault.editor.stateOf(name)).toMatchObject({ phase: 'saved', value: '别处样例' });
  });

  it('does not hold up what was saved beside it', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '我的样例');
    typed(vault.editor, remark, '样例备注');
    vault.changeElsewhere(name, '别处样例');
    vault.pause();
    await vault.answerAll();
    expect(vault.application.miniProgram.comment).toBe('样例备注');
    expect(vault.editor.summary()).toEqual({ state: 'unsaved', unsaved: [name] });
  });

  it('is no conflict when it is what the person wants', async () => {
    const vault = new SlowVault();
    typed(vault.editor, name, '同一样例');
    vault.changeElsewhere(name, '同一样例');
    vault.editor.leave(name);
    await vault.answerAll();
    expect(vault.editor.summary().state).toBe('saved');
  });
});

describe('a save that fails', () => {
  it('keeps what was typed and saves it when asked again', async () => {
    const vault = new SlowVault();
    vault.broken = true;
    typed(vault.editor, name, '样例一');
    vault.editor.leave(name);
    await vault.answerAll();
    expect(vault.editor.stateOf(name)).toMatchObject({ phase: 'failed', text: null, value: '样例一', error: wrong });
    vault.broken = false;
    vault.editor.retry();
    await vault.answerAll();
    expect(vault.application.subject.name).toBe('样例一');
    expect(vault.editor.summary().state).toBe('saved');
  });
});
