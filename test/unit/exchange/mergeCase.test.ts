import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#backend/cases/digestOf.ts';
import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { type Choice, digestsOf, mergeCase } from '#shared/bundle/mergeCase.ts';
import { emptyMiniProgram } from '#shared/filing/miniProgram.ts';
import { emptyPerson } from '#shared/filing/person.ts';
import { emptySubject } from '#shared/filing/subject.ts';

const uid = (digit: string) => digit.repeat(32);
const at = (minute: number) => `2026-11-23T04:${String(minute).padStart(2, '0')}:00.000Z`;
const moment = fc.integer({ min: 0, max: 59 }).map(at);
const text = fc.option(fc.constantFrom('样例甲', '样例乙', '样例丙'), { nil: null });
const hash = fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(64));

/** Versions of one case, small enough that two of them often agree. */
const version: fc.Arbitrary<BundledCase> = fc
  .record({
    subject: fc.record({ name: text, address: text }),
    program: fc.record({ name: text, serviceTypes: fc.subarray([101, 102]) }),
    email: text,
    holder: fc.constantFrom(uid('1'), uid('2'), null),
    stage: fc.constantFrom('findEntrance' as const, 'appInfo' as const),
    note: text,
    marks: fc.option(moment, { nil: null }),
    events: fc.uniqueArray(fc.record({ at: moment, note: fc.constantFrom('样例一', '样例二') }), {
      maxLength: 3,
      selector: ({ at: when, note }) => `${when} ${note}`,
    }),
    files: fc.uniqueArray(hash, { maxLength: 3 }),
    only: fc.option(hash, { nil: null }),
    answer: text,
    isRejected: fc.boolean(),
    keepUntil: fc.constantFrom('2028-11-23' as const, '2031-11-23' as const, null),
  })
  .map(
    ({ subject, program, email, holder, stage, note, marks, events, files, only, answer, isRejected, keepUntil }) => ({
      uid: uid('0'),
      states: [uid('f')],
      keys: { subject: 's1', miniProgram: 'm1' },
      createdAt: at(0),
      updatedAt: at(0),
      filingCase: {
        number: '2026-0001',
        filingType: 'first',
        entrance: null,
        stage,
        staff: null,
        plannedOn: null,
        note,
      },
      follows: null,
      subject: { ...emptySubject, ...subject },
      subjectUpdatedAt: null,
      miniProgram: { ...emptyMiniProgram, ...program },
      miniProgramUpdatedAt: null,
      persons: holder === null ? [] : [{ ...emptyPerson, email, uids: [holder], updatedAt: null }],
      roles: { legalRepresentative: null, subjectPrincipal: null, appPrincipal: holder },
      events: events.map((each) => ({ ...each, kind: 'noted', fromStage: null, toStage: null, since: null })),
      keepUntil,
      marks: marks === null ? [] : [{ kind: 'faceStarted', at: marks }],
      rejections: isRejected
        ? [
            {
              stage: 'platformReview',
              at: at(5),
              reasons: [
                {
                  keyName: '样例',
                  error: '样例原因',
                  suggest: null,
                  answer,
                  answeredAt: answer === null ? null : at(6),
                },
              ],
            },
          ]
        : [],
      settlements: [],
      materials: [
        ...files.map((sha256, position) => ({ slot: 'appOther' as const, position, sha256 })),
        ...(only === null ? [] : [{ slot: 'subjectCertificate' as const, position: 0, sha256: only }]),
      ].map((each) => ({ ...each, attachedAt: at(1), name: null, signedOn: null })),
      scans: [],
      letters: [],
      rest: [],
    }),
  );

const merge = (mine: BundledCase, theirs: BundledCase, base: BundledCase | null, choice: Choice = 'mine') =>
  mergeCase(mine, theirs, base && digestsOf(base, digestOf), { digest: digestOf, chosen: () => choice });
const marksOf = (held: BundledCase) =>
  Object.fromEntries(Object.entries(digestsOf(held, digestOf)).filter(([, mark]) => mark !== ''));

describe('bringing two versions of a case together', () => {
  it('keeps a day the other side, of an older program, knows nothing of', () => {
    fc.assert(
      fc.property(version, version, version, (base, mine, { keepUntil: _, ...older }) => {
        expect(merge(mine, older, base).merged.keepUntil).toBe(mine.keepUntil);
        expect(merge(older, mine, base).merged.keepUntil).toBe(mine.keepUntil);
      }),
    );
  });

  it('takes all of the side that alone has changed, and asks nothing', () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        const taken = merge(before, after, before);
        expect(taken.disagreements).toEqual([]);
        expect(marksOf(taken.merged)).toEqual(marksOf(after));
        const kept = merge(after, before, before);
        expect([kept.disagreements, kept.takeovers]).toEqual([[], []]);
        expect(marksOf(kept.merged)).toEqual(marksOf(after));
      }),
    );
  });

  it('never decides by itself: every value of mine is still there unless they alone changed it, or it was chosen', () => {
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const was = digestsOf(base, digestOf);
        const [ours, other] = [digestsOf(mine, digestOf), digestsOf(theirs, digestOf)];
        const { merged, disagreements } = merge(mine, theirs, base);
        const result = digestsOf(merged, digestOf);
        for (const { path } of disagreements) {
          expect(ours[path] ?? '').not.toBe(was[path] ?? '');
          expect(other[path] ?? '').not.toBe(was[path] ?? '');
          // Of an answer only where its rejection is still there.
          if (!path.startsWith('answer.')) expect(result[path] ?? '').toBe(ours[path] ?? '');
        }
        for (const path of Object.keys(ours).filter((each) => /^(?:event|file|rejection)\./.test(each))) {
          const goneThere = other[path] === undefined && was[path] === ours[path];
          if (!goneThere) expect(result[path]).toBe(ours[path]);
        }
        const swapped = merge(theirs, mine, base, 'theirs');
        expect(swapped.disagreements.map(({ path }) => path).toSorted()).toEqual(
          disagreements.map(({ path }) => path).toSorted(),
        );
        expect(marksOf(swapped.merged)).toEqual(marksOf(merged));
      }),
    );
  });

  it('fills what is empty on one side where no common state is known, and asks about the rest', () => {
    fc.assert(
      fc.property(version, version, (mine, theirs) => {
        const [ours, other] = [digestsOf(mine, digestOf), digestsOf(theirs, digestOf)];
        const { disagreements } = merge(mine, theirs, null);
        for (const { path } of disagreements) expect([ours[path], other[path]]).not.toContain('');
      }),
    );
  });
});
