import type { FindingCounts } from '#shared/api/cases.ts';
import { type Role, roleSchema } from '#shared/filing/person.ts';
import { registerWeights, type SharedUse } from '#shared/lint/registers.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { CaseEntry } from './caseEntry.ts';

/** What the cases of the office share, at one state of all of them. */
export interface Registers {
  /** Everything of this case that other subjects' cases have too; empty for most. */
  usesOf(entry: CaseEntry): readonly SharedUse[];
}

/** The findings of a case as it was judged, and what the registers say today; null while it waits to be judged. */
export function countsWith(registers: Registers, entry: CaseEntry): FindingCounts | null {
  if (entry.findings === null) return null;
  const uses = registers.usesOf(entry);
  if (uses.length === 0) return entry.findings;
  const counts = { ...entry.findings };
  for (const { kind } of uses) counts[registerWeights[kind]]++;
  return counts;
}

/** Stages in which somebody is looking at the filing. */
const underReview: ReadonlySet<CaseEntry['stage']> = new Set(['platformReview', 'smsVerification', 'bureauReview']);

/**
 * The registers over all cases: who uses which number, name and code.
 *
 * Made anew whenever a case changes, in one pass; what one case shares is then a few looks into maps. Cancellations
 * hand in no form and are left out.
 */
export function registersOf(entries: readonly CaseEntry[], pack: Pack): Registers {
  // Only made when somebody asks: most changes are followed by others.
  let made: ReturnType<typeof makeTables> | null = null;
  const known = new WeakMap<CaseEntry, readonly SharedUse[]>();
  return {
    usesOf: (entry) => {
      const found = known.get(entry);
      if (found) return found;
      made ??= makeTables(entries);
      const uses = entry.filingType === 'cancel' ? [] : usesIn(made, entry, pack);
      known.set(entry, uses);
      return uses;
    },
  };
}

function makeTables(entries: readonly CaseEntry[]) {
  const live = entries.filter(({ filingType }) => filingType !== 'cancel');
  return {
    mobile: table(live, (entry) => personValues(entry, ({ mobile }) => mobile)),
    email: table(live, (entry) => personValues(entry, ({ email }) => email)),
    person: table(live, (entry) => personValues(entry, ({ certificateNumber }) => certificateNumber)),
    appId: table(live, ({ appId }) => [appId]),
    appName: table(live, ({ miniProgramName }) => [miniProgramName]),
    creditCode: table(live, ({ subjectCertificateNumber }) => [subjectCertificateNumber]),
    bySubject: Map.groupBy(live, ({ subjectId }) => subjectId),
  };
}

type Pack = Pick<RulePack, 'subjectTypes' | 'quotas'>;

function usesIn({ bySubject, ...tables }: ReturnType<typeof makeTables>, entry: CaseEntry, pack: Pack): SharedUse[] {
  const elsewhere = (kind: keyof typeof tables, value: string | null) =>
    (value === null ? [] : (tables[kind].get(key(value)) ?? [])).filter(
      ({ subjectId }) => subjectId !== entry.subjectId,
    );
  const uses: SharedUse[] = [];
  for (const role of principalsOf(entry)) {
    const person = entry.roles[role];
    for (const [kind, value] of [
      ['mobile', person?.mobile],
      ['email', person?.email],
      ['person', person?.certificateNumber],
    ] as const) {
      const others = elsewhere(kind, value ?? null);
      if (others.length > 0) uses.push({ kind, role, others });
    }
  }
  for (const [kind, value] of [
    ['appId', entry.appId],
    ['appName', entry.miniProgramName],
    ['creditCode', entry.subjectCertificateNumber],
  ] as const) {
    const others = elsewhere(kind, value);
    if (others.length > 0) uses.push({ kind, others });
  }
  return [...uses, ...ofSubject(bySubject.get(entry.subjectId) ?? [], entry, pack)];
}

/** What the same subject's other cases mean for this one. */
function ofSubject(all: readonly CaseEntry[], entry: CaseEntry, pack: Pack): SharedUse[] {
  const open = all.filter(({ id, stage }) => id !== entry.id && underReview.has(stage));
  const most = quotaOf(entry, pack);
  const count = new Set(all.map(({ appId, miniProgramName, number }) => appId ?? miniProgramName ?? number)).size;
  return [
    ...(open.length > 0 && entry.stage !== 'done' ? [{ kind: 'openFiling' as const, others: open }] : []),
    ...(most !== null && count > most ? [{ kind: 'quota' as const, count, most }] : []),
  ];
}

/** Distinct human beings with a principal role, in the place of the first. */
function principalsOf({ roles }: CaseEntry): Role[] {
  const seen = new Set<number>();
  return roleSchema.options.filter((role) => {
    const person = roles[role];
    if (role === 'legalRepresentative' || !person || seen.has(person.id)) return false;
    seen.add(person.id);
    return true;
  });
}

function personValues(entry: CaseEntry, value: (person: NonNullable<CaseEntry['roles'][Role]>) => string | null) {
  return principalsOf(entry).map((role) => {
    const person = entry.roles[role];
    return person ? value(person) : null;
  });
}

function quotaOf({ subjectType }: CaseEntry, { subjectTypes, quotas }: Pack): number | null {
  const row = subjectTypes.find(({ id }) => id === subjectType);
  if (!row) return null;
  return row.isPersonal ? quotas.personal.value : quotas.organisation.value;
}

/** Cases by what they use; each case once under a value. */
function table(entries: readonly CaseEntry[], values: (entry: CaseEntry) => readonly (string | null)[]) {
  const uses = new Map<string, CaseEntry[]>();
  for (const entry of entries) {
    for (const value of new Set(values(entry).map((each) => (each === null ? null : key(each))))) {
      if (value === null) continue;
      const held = uses.get(value);
      if (held) held.push(entry);
      else uses.set(value, [entry]);
    }
  }
  return uses;
}

/** The same number however it is written: no blanks or dashes, one case. */
function key(value: string): string {
  return value.replaceAll(/[\s-]/g, '').toUpperCase();
}
