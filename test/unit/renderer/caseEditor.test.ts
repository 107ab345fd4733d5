import { describe, expect, it } from 'vitest';
import type { CaseEdit, EditableField, RoleHolder } from '#shared/api/caseEdits.ts';
import { valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { cleanApplication } from '#test/support/application.ts';
import { CaseEditor, type SaveResult } from '../../../renderer/case/form/caseEditor.ts';
import { fieldsOf } from '../../../renderer/case/form/editHistory.ts';
import { sameValue } from '../../../renderer/case/form/sameValue.ts';

const name = 'subject.name';
const remark = 'miniProgram.comment';
const wrong = { code: 'internal', message: '没有做成。', remedy: '请重试。', details: {} } as const;

/** A vault that answers when the test lets it, as a slow disk would. */
class SlowVault {
  application = cleanApplication();
  readonly asked: (readonly CaseEdit[])[] = [];
  readonly #answers: (() => void)[] = [];
  #pauses: (() => void)[] = [];
  broken = false;

  readonly editor = new CaseEditor(this.application, {
    save: (edits) => {
      this.asked.push(edits);
      return this.#later(() => this.#save(edits));
    },
    setRole: (role, holder, expected) => this.#later(() => this.#setRole(role, holder, expected)),
    afterPause: (act) => {
      this.#pauses.push(act);
      return () => {
        this.#pauses = this.#pauses.filter((each) => each !== act);
      };
    },
  });

  /** Another window saves. */
  changeElsewhere(field: EditableField, value: string): void {
    this.application = withValue(this.application, field, value);
  }
  /** Typing rests. */
  pause(): void {
    for (const act of this.#pauses.splice(0)) act();
  }
  /** Answers everything that was asked, and what is asked because of the answers. */
  async answerAll(): Promise<void> {
    await settled();
    while (this.#answers.length > 0) {
      this.#answers.shift()?.();
      await settled();
    }
  }

  #later(act: () => SaveResult): Promise<SaveResult> {
    return new Promise((resolve) => this.#answers.push(() => resolve(act())));
  }

  #save(edits: readonly CaseEdit[]): SaveResult {
    if (this.broken) return { type: 'failed', error: wrong };
    let edited = this.application;
    for (const { field, value, expected } of edits) {
      const current = valueAt(edited, field);
      if (sameValue(current, value)) continue;
      if (!sameValue(current, expected)) return { type: 'conflict', application: this.application };
      edited = withValue(edited, field, value);
    }
    this.application = edited;
    return { type: 'saved', application: edited };
  }

  #setRole(role: Role, holder: RoleHolder, expected: number | null): SaveResult {
    if (this.application.roles[role] !== expected) return { type: 'conflict', application: this.application };
    const id = holder.type === 'known' ? holder.personId : null;
    this.application = { ...this.application, roles: { ...this.application.roles, [role]: id } };
    return { type: 'saved', application: this.application };
  }
}

function withValue(application: Application, field: EditableField, value: CaseEdit['value']): Application {
  const [part = '', key = ''] = field.split('.');
  return { ...application, [part]: { ...application[part as 'subject'], [key]: value } };
}

/** Lets promises that are settled already run on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

function typed(editor: CaseEditor, field: EditableField, text: string): void {
  editor.type(field, text, { ok: true, value: text.trim() || null, notes: [] });
}

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
