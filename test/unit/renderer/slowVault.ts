import { decideEdits } from '#backend/cases/decideEdits.ts';
import type { CaseEdit, EditableField, RoleHolder } from '#shared/api/caseEdits.ts';
import { placeOf } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { cleanApplication } from '#test/support/application.ts';
import { CaseEditor } from '../../../renderer/case/form/caseEditor.ts';
import type { SaveResult } from '../../../renderer/case/form/editorPort.ts';

/** What a vault says that is broken. */
export const wrong = { code: 'internal', message: '没有做成。', remedy: '请重试。', details: {} } as const;

/** A vault that answers when the test lets it, as a slow disk would. */
export class SlowVault {
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
  changeElsewhere(field: EditableField, value: CaseEdit['value']): void {
    this.application = withValue(this.application, field, value);
  }
  /** Another window gives a role to somebody. */
  giveElsewhere(role: Role, personId: number | null): void {
    this.application = { ...this.application, roles: { ...this.application.roles, [role]: personId } };
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
    const decided = decideEdits(this.application, edits);
    if (decided.type !== 'accepted') return { type: 'conflict', application: this.application };
    this.application = withStoredPersons(decided.application);
    return { type: 'saved', application: this.application };
  }

  #setRole(role: Role, holder: RoleHolder, expected: number | null): SaveResult {
    if (this.application.roles[role] !== expected) return { type: 'conflict', application: this.application };
    const id = holder.type === 'known' ? holder.personId : null;
    this.application = { ...this.application, roles: { ...this.application.roles, [role]: id } };
    return { type: 'saved', application: this.application };
  }
}

function withValue(application: Application, field: EditableField, value: CaseEdit['value']): Application {
  const place = placeOf(field);
  if (place.part !== 'roles')
    return { ...application, [place.part]: { ...application[place.part], [place.key]: value } };
  const id = application.roles[place.role];
  const persons = application.persons.map((each) => (each.id === id ? { ...each, [place.key]: value } : each));
  return { ...application, persons };
}

/** The same with the ids a vault gives to persons who are new. */
function withStoredPersons({ persons, roles, ...rest }: Application): Application {
  const stored = (id: number) => (id < 0 ? 100 - id : id);
  const { legalRepresentative: one, subjectPrincipal: two, appPrincipal: three } = roles;
  const [legalRepresentative = null, subjectPrincipal = null, appPrincipal = null] = [one, two, three].map(
    (id) => id && stored(id),
  );
  return {
    ...rest,
    persons: persons.map((person) => ({ ...person, id: stored(person.id) })),
    roles: { legalRepresentative, subjectPrincipal, appPrincipal },
  };
}

/** Lets promises that are settled already run on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** A person types text that can be read. */
export function typed(editor: CaseEditor, field: EditableField, text: string): void {
  editor.type(field, text, { ok: true, value: text.trim() || null, notes: [] });
}
