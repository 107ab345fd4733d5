import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EditableField, editableFieldSchema, type FieldValue, fieldValueSchema } from '#shared/api/caseEdits.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { emptyPerson, type Role, roleSchema } from '#shared/filing/person.ts';
import { filingCase, miniProgram, person, subject } from '#test/support/arbitraries.ts';
import {
  applyEdits,
  type CaseModel,
  type DrawnEdit,
  holderIn,
  modelOf,
  nobodyKnown,
  putIn,
  shownApplication,
  shownModel,
} from '#test/support/caseModel.ts';
import { editingDesk } from '#test/support/editingDesk.ts';

/** Edits of one of the two cases, or one of its roles given to somebody new, nobody or the holder of a role. */
type Call = { readonly index: 0 | 1 } & ({ readonly edits: readonly DrawnEdit[] } | RoleCall);
interface RoleCall {
  readonly role: Role;
  readonly holder: 'new' | 'nobody' | Role;
  readonly stale: boolean;
}

const drawnEdit: fc.Arbitrary<DrawnEdit> = fc.constantFrom(...editableFieldSchema.options).chain((field) =>
  fc.record({
    field: fc.constant(field),
    value: drawnValue(field),
    stale: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: drawnValue(field) }),
    stranger: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
);
const index = fc.constantFrom(0 as const, 1 as const);
const role = fc.constantFrom(...roleSchema.options);
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ index, edits: fc.array(drawnEdit, { minLength: 1, maxLength: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      index,
      role,
      holder: fc.oneof(fc.constantFrom('new' as const, 'nobody' as const), role),
      stale: fc.constantFrom(false, false, false, true),
    }),
  },
);

function drawnValue(field: EditableField): fc.Arbitrary<FieldValue> {
  const [part, key = ''] = [field.split('.')[0], field.split('.').at(-1)];
  const records: Record<string, fc.Arbitrary<object>> = { filingCase, miniProgram, roles: person, subject };
  return (records[part ?? ''] ?? person).map((values) => fieldValueSchema.parse(Reflect.get(values, key)));
}

test('any calls leave two cases of a subject as a plain model says, and a refused call changes nothing', async () => {
  await using desk = await editingDesk();
  const { cases } = desk.client;

  /** Sends the call, applies it to `next`, and answers whether it is to be accepted. */
  const send = (next: CaseModel, each: Call, caseNumber: string, { roles }: Application) => {
    if ('edits' in each) {
      const { edits, accepted } = applyEdits(next, each.index, each.edits, roles);
      return { accepted, answer: cases.edit({ caseNumber, edits }) };
    }
    const { role: into, holder: wanted, stale } = each;
    const personId = wanted === 'new' || wanted === 'nobody' ? null : roles[wanted];
    const already = wanted !== 'new' && personId === roles[into];
    if (wanted === 'new') putIn(next, each.index, into, { ...emptyPerson, certificateType: 2 });
    else putIn(next, each.index, into, wanted === 'nobody' ? null : holderIn(next, each.index, wanted));
    const holder =
      wanted === 'new'
        ? { type: 'new' as const }
        : personId === null
          ? { type: 'nobody' as const }
          : { type: 'known' as const, personId };
    const expected = stale ? nobodyKnown : roles[into];
    return { accepted: already || !stale, answer: cases.setRole({ caseNumber, role: into, holder, expected }) };
  };

  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
      const nothing = {
        miniProgram: { name: null, appId: null },
        filingType: 'first',
        entrance: null,
        staff: null,
      } as const;
      const first = await cases.create({ subject: { name: null, type: null }, ...nothing });
      const { subjectId: id, application } = await cases.open(first);
      const numbers = [first, await cases.create({ subject: { id }, ...nothing })];
      let model = modelOf(application);

      for (const each of calls) {
        const { caseNumber } = numbers[each.index] ?? first;
        const next = structuredClone(model);
        const before = await cases.open({ caseNumber });
        const { accepted, answer } = send(next, each, caseNumber, before.application);
        if (accepted) {
          model = next;
          expect(shownApplication((await answer).application)).toEqual(shownModel(model, each.index));
        } else await expect(answer).rejects.toMatchObject({ code: 'editConflict' });
        for (const [position, number] of numbers.entries()) {
          expect(shownApplication((await cases.open(number)).application)).toEqual(shownModel(model, position));
        }
      }
    }),
    { numRuns: 60 },
  );
});
