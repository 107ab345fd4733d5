import type { z } from 'zod';
import type { Filling, FillingStep, tickFillingInput } from '#shared/api/filling.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';
import type { PackagePart } from '#shared/packages/packagePlan.ts';
import { digestOf } from '../cases/digestOf.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { packedName } from '../packages/packedNames.ts';
import { transaction } from '../vault/sql.ts';
import { type FillingTicks, fillingTicks, forgetFillingTicks, keepFillingTicks } from '../vault/store/fillingTicks.ts';
import { unlessDamaged } from '../vault/unlessDamaged.ts';
import { fillingSteps } from './fillingSteps.ts';

/**
 * What is to be filled in at the console of a case, what must be put right there first, and how far one is.
 *
 * How far one is lies in the vault, so that it outlives a lock and a restart. It ends when the case is handed in, or sent back
 * (`moveCase` of the store), when somebody begins anew, and with the case. A value that was changed since is to be filled in again.
 *
 * Holds whole numbers. Throws `caseMissing`, `caseRemoved`, `vaultLocked`.
 */
export function getFilling(desk: Desk, caseNumber: string): Filling {
  const opened = openCase(desk, caseNumber);
  const { subject, miniProgram } = opened.application;
  const wrong = opened.findings.filter((finding) => kindOf(finding) === 'wrong');
  const wholeName = (part: PackagePart) => packedName(desk, caseNumber, part);
  const steps = fillingSteps(opened, desk.pack, { wholeName }).map((step) => {
    const [first] = wrong.filter(({ where }) => where === step.id || where.startsWith(`${step.id}[`));
    return { ...step, problem: first ? sayInPlace(first).message : null };
  });
  const ticks = unlessDamaged(() => fillingTicks(desk.vault().db, caseNumber), {});
  return {
    caseNumber,
    subjectName: subject.name,
    miniProgramName: miniProgram.name,
    steps,
    done: doneOf(steps, ticks),
  };
}

/** Ticks a step, or takes the tick back; answers how it is now. Throws `caseMissing`, `caseRemoved`, `vaultLocked`, `cannotWrite`. */
export function tickFilling(desk: Desk, { caseNumber, id, on }: z.infer<typeof tickFillingInput>): Filling {
  const filling = getFilling(desk, caseNumber);
  const step = filling.steps.find((each) => each.id === id);
  const { db } = desk.vault();
  const ticks = transaction(db, () => {
    const { [id]: _, ...others } = fillingTicks(db, caseNumber);
    const next = on && step ? { ...others, [id]: markOf(step) } : others;
    keepFillingTicks(db, caseNumber, next);
    return next;
  });
  return { ...filling, done: doneOf(filling.steps, ticks) };
}

/** Takes every tick of a case back. Throws `caseMissing`, `caseRemoved`, `vaultLocked`, `cannotWrite`. */
export function restartFilling(desk: Desk, caseNumber: string): Filling {
  const filling = getFilling(desk, caseNumber);
  forgetFillingTicks(desk.vault().db, caseNumber);
  return { ...filling, done: [] };
}

/** Those of the steps that are ticked, and say now what they said then. */
function doneOf(steps: readonly FillingStep[], ticks: FillingTicks): string[] {
  return steps.filter((step) => ticks[step.id] === markOf(step)).map(({ id }) => id);
}

/** What was filled in, as a digest. A file is called otherwise once a package is made, and is the same: what it is called does not count. */
function markOf({ kind, value, shown }: FillingStep): string {
  return digestOf(JSON.stringify(kind === 'file' ? [kind] : [kind, value ?? shown]));
}
