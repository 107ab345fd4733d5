import { z } from 'zod';
import type { BundleConflict, BundledOutcome } from '#shared/api/bundles.ts';
import { type BundledCase, bundledCaseSchema } from '#shared/bundle/bundledCase.ts';
import { matterOf } from '#shared/bundle/casePaths.ts';
import {
  type Choice,
  type Disagreement,
  digestsOf,
  markOf,
  mergeCase,
  type StateDigests,
  sameState,
} from '#shared/bundle/mergeCase.ts';
import { whoChanged } from '#shared/bundle/whoChanged.ts';
import type { QuestionRules } from '#shared/filing/question.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { digestOf } from '../cases/digestOf.ts';
import type { NameTables } from '../cases/readableValue.ts';
import type { ReadDatabase, WriteDatabase } from '../vault/sql.ts';
import { getState, type KeptChange, keepState, listStates, nameAll, statesOfSubject } from '../vault/store/bundles.ts';
import { findCases, getCase, setCaseRemoved } from '../vault/store/cases.ts';
import { type CaseMade, isOnReceipt } from '../vault/store/comingCases.ts';
import { withOneAnswer } from './comingAnswers.ts';
import { endingOverrides, withoutVoid } from './comingOverrides.ts';
import { counterpartOf, type MetRecords } from './counterpart.ts';
import { gatherCase } from './gatherCase.ts';
import { sayConflict, sayTakeover, type WholeConflict } from './sayPart.ts';
import { type CaseRows, writeCase } from './writeCase.ts';
import type { FileOf } from './writePapers.ts';

/** How a case was before an import, so that it can be taken back. */
export const caseBeforeSchema = z.object({
  /** Which rows were there. */
  rows: z.object({
    caseId: z.int().nullable(),
    subjectId: z.int().nullable(),
    miniProgramId: z.int().nullable(),
  }),
  removed: z.boolean(),
  mine: bundledCaseSchema,
});
export type CaseBefore = z.infer<typeof caseBeforeSchema>;

export interface BroughtIn {
  readonly outcomes: BundledOutcome[];
  /** Each once, also where several cases share what it is about. */
  readonly conflicts: BundleConflict[];
  /** By the id of a conflict, what its masks hide. */
  readonly hidden: ReadonlyMap<string, WholeConflict>;
  /** Those of the conflicts nobody has chosen a side of. */
  readonly undecided: number;
  readonly changes: KeptChange[];
}

export interface BringInOptions {
  readonly choices: Readonly<Record<string, Choice>>;
  readonly pack: NameTables & Pick<RulePack, 'rules'> & QuestionRules;
  readonly fileOf: FileOf;
  readonly now: Date;
  /** See `Vault.wasErased`. */
  readonly wasErased: (made: CaseMade) => boolean;
}

/**
 * Brings cases of a bundle in, one after the other, as each meets what those before it brought. Where nobody has chosen,
 * what is here stays. Within a transaction, which the caller takes back when something is undecided, or when it only
 * wanted to know.
 */
export function bringIn(db: WriteDatabase, cases: readonly BundledCase[], options: BringInOptions): BroughtIn {
  nameAll(db);
  const met: MetRecords = { subjects: new Map(), miniPrograms: new Map() };
  const conflicts = new Map<string, BundleConflict>();
  const hidden = new Map<string, WholeConflict>();
  const outcomes: BundledOutcome[] = [];
  const changes: Omit<KeptChange, 'after'>[] = [];
  for (const coming of cases) {
    const { outcome, found, change } = bringInOne(db, coming, met, options);
    outcomes.push(outcome);
    for (const { conflict, whole } of found) {
      if (conflicts.has(conflict.id)) continue;
      conflicts.set(conflict.id, conflict);
      if (whole) hidden.set(conflict.id, whole);
    }
    if (change) changes.push(change);
  }
  // At last: what a later case brought may have ended what somebody stood by in an earlier one.
  const done = changes.map((each) => ({ ...each, after: JSON.stringify(gatherCase(db, each.caseId)) }));
  const undecided = [...conflicts.keys()].filter((id) => options.choices[id] === undefined).length;
  return { outcomes, conflicts: [...conflicts.values()], hidden, undecided, changes: done };
}

function bringInOne(db: WriteDatabase, coming: BundledCase, met: MetRecords, options: BringInOptions) {
  const { pack, fileOf, now, choices, wasErased } = options;
  const { rows, mine, theirs } = counterpartOf(db, coming, met);
  const base = rows.caseId === null ? null : commonState(db, rows.caseId, coming.states);
  const idOf = (each: Disagreement) => conflictId(each, coming.uid, rows);
  const merge = mergeCase(mine, theirs, base, {
    digest: digestOf,
    chosen: (each) => choices[idOf(each)] ?? 'mine',
  });
  const { disagreements, takeovers } = merge;
  // Before the coming state is kept among them.
  const earlierHere = base === null && rows.subjectId !== null ? statesOfSubject(db, rows.subjectId) : [];
  const changedOf = ({ path, ...each }: Disagreement) => {
    const marks = { mine: markOf(each.mine, digestOf), theirs: markOf(each.theirs, digestOf) };
    const seen = new Set(earlierHere.flatMap((state) => (path in state ? [state[path] ?? ''] : [])));
    return whoChanged(marks, base && (base[path] ?? ''), seen);
  };
  const answered = withOneAnswer(merge.merged, { mine, theirs, rules: pack, now });
  const merged = withoutVoid(answered, { mine, theirs, pack, now });
  const wasRemoved = rows.caseId !== null && getCase(db, rows.caseId)?.removedAt !== null;
  const alike = rows.caseId === null ? alikeCase(db, rows, theirs) : null;
  const differs = !sameState(digestsOf(mine, digestOf), digestsOf(merged, digestOf));
  const changed = rows.caseId === null || differs || wasRemoved;
  const write = () => writeCase(db, rows, { target: merged, current: mine, fileOf, now, wasErased });
  const written = changed ? endingOverrides(db, rows.caseId, { mine, merged, pack, now }, write) : null;
  const caseId = written?.caseId ?? rows.caseId ?? 0;
  met.subjects.set(coming.keys.subject, written?.subjectId ?? rows.subjectId ?? 0);
  met.miniPrograms.set(coming.keys.miniProgram, written?.miniProgramId ?? rows.miniProgramId ?? 0);
  if (wasRemoved) setCaseRemoved(db, caseId, false, now);
  const [state = '', ...earlier] = coming.states;
  const known = new Set(listStates(db, caseId));
  for (const name of earlier.toReversed()) if (!known.has(name)) keepState(db, caseId, name, null);
  keepState(db, caseId, state, digestsOf(theirs, digestOf));
  const number = getCase(db, caseId)?.number ?? theirs.filingCase.number;
  const made = { number: theirs.filingCase.number, createdAt: theirs.createdAt };
  const wasErasedHere = isOnReceipt(db, made.number) || wasErased(made);
  const before: CaseBefore = { rows, removed: wasRemoved, mine };
  const found = disagreements.map((each) =>
    sayConflict(each, { id: idOf(each), caseNumber: number, mine, theirs, pack, changed: changedOf(each) }),
  );
  const heldFiles = new Set(mine.scans.map(({ facts }) => facts.sha256));
  const outcome: BundledOutcome = {
    caseNumber: number,
    numberThere: number === theirs.filingCase.number ? null : theirs.filingCase.number,
    erasedHere: rows.caseId === null && wasErasedHere,
    subjectName: merged.subject.name,
    miniProgramName: merged.miniProgram.name,
    fate: rows.caseId === null ? 'created' : changed ? 'changed' : 'unchanged',
    alike,
    takeovers: [
      ...(wasRemoved ? [{ label: '回收站', from: null, to: '取回来' }] : []),
      ...(rows.caseId === null ? [] : takeovers.map((each) => sayTakeover(each, merged, pack))),
    ],
    decided: disagreements.flatMap((each, index) => {
      const [side, said] = [choices[idOf(each)], found[index]?.conflict];
      if (!side || !said) return [];
      const { label, changed: by } = said;
      return [{ label, side, changed: by, mine: said.mine, theirs: said.theirs }];
    }),
    undecided: disagreements.filter((each) => choices[idOf(each)] === undefined).length,
    newFiles:
      theirs.scans.filter(({ facts }) => !heldFiles.has(facts.sha256)).length +
      takeovers.filter(({ path }) => path.startsWith('letter.')).length,
  };
  return {
    outcome,
    found,
    change: changed ? { caseId, state, before: JSON.stringify(before) } : null,
  };
}

/** The digests of the newest state both machines know. */
function commonState(db: ReadDatabase, caseId: number, states: readonly string[]): StateDigests | null {
  for (const state of states) {
    const known = getState(db, caseId, state);
    if (known) return known;
  }
  return null;
}

/**
 * Names a conflict by what it is about and both values: a choice made of other values means nothing. What several cases
 * share is one conflict.
 */
function conflictId({ path, mine, theirs }: Disagreement, uid: string, rows: CaseRows): string {
  const record =
    mine.kind === 'person' || mine.kind === 'fix'
      ? ''
      : mine.kind === 'field' && mine.record !== 'filingCase'
        ? `${mine.record === 'subject' ? rows.subjectId : rows.miniProgramId}`
        : uid;
  return digestOf(JSON.stringify([record, path, matterOf(mine), matterOf(theirs)])).slice(0, 16);
}

/** Another case here of the same mini program and kind, that was taken on by itself. */
function alikeCase(db: ReadDatabase, { miniProgramId }: CaseRows, { filingCase }: BundledCase): string | null {
  if (miniProgramId === null) return null;
  const found = findCases(db, { miniProgramId, filingType: filingCase.filingType });
  return found.find(({ removedAt, stage }) => removedAt === null && stage !== 'done')?.number ?? null;
}
