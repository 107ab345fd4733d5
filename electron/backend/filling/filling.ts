import type { z } from 'zod';
import type { Filling, tickFillingInput } from '#shared/api/filling.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';
import type { PackagePart } from '#shared/packages/packagePlan.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { packedName } from '../packages/packedNames.ts';
import { fillingSteps } from './fillingSteps.ts';

/** What is ticked in each case, by its number: in memory, as long as the vault is open. */
export type FillingTicks = Map<string, Set<string>>;

/**
 * What is to be filled in at the console of a case, what must be put right there first, and how far one is.
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
  const ticked = desk.fillingTicks.get(caseNumber) ?? new Set();
  return {
    caseNumber,
    subjectName: subject.name,
    miniProgramName: miniProgram.name,
    steps,
    done: steps.map(({ id }) => id).filter((id) => ticked.has(id)),
  };
}

/** Ticks a step, or takes the tick back; answers how it is now. Throws `caseMissing`, `vaultLocked`. */
export function tickFilling(desk: Desk, { caseNumber, id, on }: z.infer<typeof tickFillingInput>): Filling {
  const ticked = desk.fillingTicks.get(caseNumber) ?? new Set();
  if (on) ticked.add(id);
  else ticked.delete(id);
  desk.fillingTicks.set(caseNumber, ticked);
  return getFilling(desk, caseNumber);
}

/** Takes every tick of a case back. Throws `caseMissing`, `vaultLocked`. */
export function restartFilling(desk: Desk, caseNumber: string): Filling {
  desk.fillingTicks.delete(caseNumber);
  return getFilling(desk, caseNumber);
}
