import type { CaseRow, ListedCase } from '#shared/api/cases.ts';
import { type DueRules, dueDatesOf, nextDateOf } from '#shared/filing/dueDates.ts';
import { maskNumber } from '#shared/filing/maskNumber.ts';
import type { CaseEntry } from './caseEntry.ts';
import type { CaseTable } from './caseIndex.ts';
import { countsWith, type Registers } from './registers.ts';

/** What a row says beyond the case itself. */
type RowBasis = Pick<CaseTable, 'dueRules' | 'registers' | 'failed'>;

/** A case as a line of the table; its numbers are masked. */
export function caseRowOf(entry: CaseEntry, { dueRules, registers, failed }: RowBasis): CaseRow {
  const { number, subjectName, miniProgramName, appId, filingType, stage, province, staff, plannedOn, updatedAt } =
    entry;
  const certificate = entry.subjectCertificateNumber;
  return {
    number,
    subjectName,
    subjectCertificateMasked: certificate === null ? null : maskNumber(certificate),
    miniProgramName,
    appId,
    filingType,
    stage,
    province,
    staff,
    plannedOn,
    updatedAt,
    findings: countsWith(registers, entry),
    unjudgeable: failed.includes(number),
    nextDate: nextDate(entry, dueRules),
    smsDueAt: smsDueAt(entry, dueRules),
    removed: entry.removedAt !== null,
  };
}

/** The nearest day something is due, nothing in the 回收站; reckoned once a day and state of the case, for the table is sorted by it. */
export function nextDate(entry: CaseEntry, rules: DueRules): CaseRow['nextDate'] {
  if (entry.removedAt !== null) return null;
  const known = reckoned.get(entry);
  if (known?.rules === rules) return known.next;
  const next = nextDateOf(entry, rules);
  reckoned.set(entry, { rules, next });
  return next;
}

/** When the clock of 短信核验 runs out; null in every other stage and in the 回收站. */
export function smsDueAt(entry: CaseEntry, rules: DueRules): string | null {
  if (entry.removedAt !== null || entry.stage !== 'smsVerification') return null;
  return dueDatesOf(entry, rules).find(({ kind }) => kind === 'smsClock')?.dueAt ?? null;
}

const reckoned = new WeakMap<CaseEntry, { readonly rules: DueRules; readonly next: CaseRow['nextDate'] }>();

/** A judged case as a line of the plain list; without findings where a broken page kept it from being judged. */
export function listedCaseOf(entry: CaseEntry, registers: Registers): ListedCase {
  const findings = countsWith(registers, entry);
  const { number, subjectName, subjectCertificateNumber, miniProgramName, appId, filingType, stage, province } = entry;
  const { staff, plannedOn, materialCount, updatedAt } = entry;
  return {
    number,
    subjectName,
    subjectCertificateNumber,
    miniProgramName,
    appId,
    filingType,
    stage,
    province,
    staff,
    plannedOn,
    materialCount,
    updatedAt,
    findings,
  };
}
