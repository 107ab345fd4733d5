import { type CaseEntry, caseEntryOf } from '#backend/cases/caseEntry.ts';
import { openRegisters, type Registers } from '#backend/cases/registers.ts';
import type { CaseFacts } from '#backend/vault/store/caseFacts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** An entry of the case index as a test needs it; number and sequence go together. */
export function caseEntry(sequence: number, changes: Partial<CaseEntry> = {}): CaseEntry {
  const facts: CaseFacts = {
    id: sequence,
    year: 2026,
    sequence,
    number: `2026-${String(sequence).padStart(4, '0')}`,
    subjectId: sequence,
    subjectType: 4,
    subjectName: `样例${sequence}有限公司`,
    subjectCertificateNumber: '91000000MA5YANGL0X',
    subjectValidUntil: null,
    miniProgramName: `样例${sequence}`,
    appId: null,
    filingType: 'first',
    cancelled: false,
    stage: 'appInfo',
    province: '500000',
    staff: null,
    plannedOn: null,
    materialCount: 0,
    updatedAt: '2026-11-23T01:00:00.000Z',
    roles: { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null },
    stageSince: null,
    recordNumber: null,
    faceStartedAt: null,
    fixSince: null,
    marks: {},
    numberShown: false,
    unanswered: 0,
    rejectedAt: null,
    removedAt: null,
    files: null,
    fingerprint: '',
  };
  return { ...caseEntryOf(facts, { subjectTypes: [] }), ...changes };
}

/** The registers over these cases. */
export function registersOf(entries: readonly CaseEntry[], pack: RulePack): Registers {
  const registers = openRegisters(() => pack);
  for (const entry of entries) registers.add(entry);
  return registers;
}
