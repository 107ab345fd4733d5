import { describe, expect, it } from 'vitest';
import { emptyPerson } from '#shared/filing/person.ts';
import { hiddenDrafts } from '../../../renderer/case/form/hiddenDrafts.ts';
import { SlowVault, typed } from './slowVault.ts';

const mobile = 'roles.appPrincipal.mobile';
const [principal, keeper, third] = [1, 2, 3];
const unreadable = { ok: false, problem: '没有 13 月。' } as const;

/** The mini program is looked after by 乙; 丙 is known to the case and has the very mobile of 乙. */
function vaultWithTwins(): SlowVault {
  const vault = new SlowVault();
  const { persons } = vault.application;
  const same = persons.find(({ id }) => id === keeper)?.mobile ?? null;
  vault.application = {
    ...vault.application,
    persons: [...persons, { ...emptyPerson, id: third, name: '样例丙', mobile: same }],
  };
  vault.editor.accept(vault.application);
  return vault;
}

function mobileOf({ application }: SlowVault, person: number): string | null | undefined {
  return application.persons.find(({ id }) => id === person)?.mobile;
}

describe('what is typed for somebody whose role changes hands elsewhere', () => {
  it('does not go to the next one, and stays until the person says so', async () => {
    const vault = vaultWithTwins();
    const before = mobileOf(vault, third);
    vault.editor.enter(mobile);
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.leave(mobile);
    await vault.answerAll();
    expect(mobileOf(vault, third)).toBe(before);
    expect(vault.editor.stateOf(mobile)).toMatchObject({ phase: 'conflict', value: '13900000009', theirHolder: third });

    vault.editor.settle(mobile, 'mine');
    await vault.answerAll();
    expect(mobileOf(vault, third)).toBe('13900000009');
    expect(mobileOf(vault, keeper)).toBe(before);
  });

  it('is a conflict as soon as that is known, even before it is sent', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.accept(vault.application);
    expect(vault.editor.summary()).toEqual({ state: 'unsaved', unsaved: [mobile] });
    vault.editor.settle(mobile, 'theirs');
    await vault.answerAll();
    expect(vault.asked).toEqual([]);
    expect(vault.editor.stateOf(mobile)).toMatchObject({ phase: 'saved', value: mobileOf(vault, third), text: null });
  });

  it('is saved after all when that one holds the role again', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.accept(vault.application);
    vault.giveElsewhere('appPrincipal', keeper);
    vault.editor.accept(vault.application);
    await vault.answerAll();
    expect(mobileOf(vault, keeper)).toBe('13900000009');
  });

  it('follows that one to another role', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('subjectPrincipal', keeper);
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.accept(vault.application);
    expect(vault.editor.stateOf(mobile)).toBeNull();
    vault.pause();
    await vault.answerAll();
    expect(mobileOf(vault, keeper)).toBe('13900000009');
    expect(vault.editor.summary().state).toBe('saved');
  });

  it('follows also when only the answer tells of it', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('subjectPrincipal', keeper);
    vault.giveElsewhere('appPrincipal', third);
    vault.pause();
    await vault.answerAll();
    expect(mobileOf(vault, keeper)).toBe('13900000009');
    expect(vault.editor.summary().state).toBe('saved');
  });

  it('stays when nobody holds the role, though no card shows it', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, mobile, '13900000009');
    vault.giveElsewhere('appPrincipal', null);
    vault.editor.leave(mobile);
    await vault.answerAll();
    expect(vault.editor.summary().unsaved).toEqual([mobile]);
    expect(hiddenDrafts(vault.editor.summary().unsaved, vault.application)).toEqual([mobile]);
    vault.editor.settle(mobile, 'mine');
    await vault.answerAll();
    expect(mobileOf(vault, vault.application.roles.appPrincipal ?? 0)).toBe('13900000009');
    expect(vault.editor.summary().state).toBe('saved');
  });

  it('does not stay under the cursor as somebody else’s when it was saved', async () => {
    const vault = vaultWithTwins();
    vault.editor.enter(mobile);
    typed(vault.editor, mobile, '13900000009');
    vault.pause();
    await vault.answerAll();
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.accept(vault.application);
    expect(vault.editor.stateOf(mobile)).toMatchObject({ phase: 'saved', text: null, value: mobileOf(vault, third) });
  });

  it('stays also when it was being composed', () => {
    const vault = vaultWithTwins();
    const name = 'roles.appPrincipal.name';
    vault.editor.enter(name);
    vault.editor.type(name, 'yang', { ok: true, value: 'yang', notes: [] }, false);
    vault.giveElsewhere('appPrincipal', third);
    vault.editor.accept(vault.application);
    expect(vault.editor.stateOf(name)).toMatchObject({ phase: 'conflict', text: 'yang', theirs: '样例丙' });
  });
});

describe('a role change in this window', () => {
  const until = 'roles.appPrincipal.certificateValidUntil';

  it('keeps text that cannot be read, and gives it to the next one only when told to', async () => {
    const vault = vaultWithTwins();
    vault.editor.enter(until);
    vault.editor.type(until, '2030-13', unreadable);
    vault.editor.leave(until);
    const given = vault.editor.setRole('appPrincipal', { type: 'known', personId: third });
    await vault.answerAll();
    await given;
    expect(vault.editor.stateOf(until)).toMatchObject({ phase: 'conflict', text: '2030-13', problem: '没有 13 月。' });
    vault.editor.settle(until, 'mine');
    expect(vault.editor.stateOf(until)).toMatchObject({ phase: 'refused', text: '2030-13', holder: third });
    typed(vault.editor, until, '2030-12-31');
    vault.editor.leave(until);
    await vault.answerAll();
    expect(vault.asked.at(-1)).toEqual([{ field: until, value: '2030-12-31', expected: null, holder: third }]);
  });

  it('gives that text back to who holds the role again', async () => {
    const vault = vaultWithTwins();
    vault.editor.type(until, '2030-13', unreadable);
    vault.editor.leave(until);
    const given = vault.editor.setRole('appPrincipal', { type: 'nobody' });
    await vault.answerAll();
    await given;
    const undone = vault.editor.undo();
    await vault.answerAll();
    await undone;
    expect(vault.editor.stateOf(until)).toMatchObject({ phase: 'refused', text: '2030-13', holder: keeper });
  });

  it('names whom the person saw, not who came meanwhile', async () => {
    const vault = vaultWithTwins();
    typed(vault.editor, 'subject.name', '样例一');
    const given = vault.editor.setRole('appPrincipal', { type: 'nobody' });
    vault.giveElsewhere('appPrincipal', principal);
    await vault.answerAll();
    expect(await given).toMatchObject({ type: 'conflict' });
    expect(vault.application.roles.appPrincipal).toBe(principal);
  });
});

describe('what is typed for nobody yet', () => {
  it('is about the one person that the first of it made', async () => {
    const vault = vaultWithTwins();
    vault.giveElsewhere('appPrincipal', null);
    vault.editor.accept(vault.application);
    vault.editor.choose([{ field: 'roles.appPrincipal.name', value: '样例丁' }]);
    vault.editor.choose([{ field: mobile, value: '13900000009' }]);
    await vault.answerAll();
    const made = vault.application.roles.appPrincipal;
    expect(vault.application.persons.filter(({ name }) => name === '样例丁')).toMatchObject([
      { id: made, mobile: '13900000009' },
    ]);
    expect(vault.editor.summary().state).toBe('saved');
    const undone = vault.editor.undo();
    await vault.answerAll();
    expect(await undone).toMatchObject({ type: 'done' });
    expect(mobileOf(vault, made ?? 0)).toBeNull();
  });
});

it('an undone edit does not go to who holds the role since', async () => {
  const vault = vaultWithTwins();
  typed(vault.editor, mobile, '13900000009');
  vault.editor.leave(mobile);
  await vault.answerAll();
  vault.giveElsewhere('appPrincipal', third);
  vault.changeElsewhere(mobile, '13900000009');
  const undone = vault.editor.undo();
  await vault.answerAll();
  expect(await undone).toMatchObject({ type: 'changedElsewhere' });
  expect(mobileOf(vault, third)).toBe('13900000009');
});
