import type { FindingCounts } from '#shared/api/cases.ts';
import { materialSlots, slotPlace } from '#shared/filing/materialSlot.ts';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { type Role, roleSchema } from '#shared/filing/person.ts';
import { matterOfValue } from '#shared/filing/settlement.ts';
import { isSoleTraderCode } from '#shared/identity/creditCode.ts';
import { registerFinding, registerWeights, type SharedUse } from '#shared/lint/registers.ts';
import { type Rulebook, rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { type CaseEntry, newestFirst } from './caseEntry.ts';
import { digestOf } from './digestOf.ts';
import { sharedPapers } from './sharedPapers.ts';

/** What the cases of the office share; kept up to date case by case. */
export interface Registers {
  /** Takes a case in. */
  add(entry: CaseEntry): void;
  /** Forgets a case that is gone, or another state of it. */
  remove(entry: CaseEntry): void;
  /** Everything of this case that other subjects' cases have too, those newest first; empty for most. */
  usesOf(entry: CaseEntry): readonly SharedUse[];
  /** The cases that hold this scan. */
  holdersOf(scanId: number): readonly CaseEntry[];
  /** Those that nobody stands by. */
  openUsesOf(entry: CaseEntry): readonly SharedUse[];
}

/** The findings of a case as it was judged, and what the registers say today; null while it waits to be judged. */
export function countsWith(registers: Registers, entry: CaseEntry): FindingCounts | null {
  if (entry.findings === null) return null;
  const uses = registers.openUsesOf(entry);
  if (uses.length === 0) return entry.findings;
  const counts = { ...entry.findings };
  for (const { kind } of uses) counts[registerWeights[kind]]++;
  return counts;
}

/** Stages in which somebody is looking at the filing. */
const underReview: ReadonlySet<CaseEntry['stage']> = new Set(['platformReview', 'smsVerification', 'bureauReview']);

const kinds = ['mobile', 'email', 'person', 'appId', 'appName', 'creditCode', 'subject', 'file'] as const;
type Kind = (typeof kinds)[number];

/** Tells every value of a case under which other cases may stand, too; a file as often as it is in a slot. */
function eachValue(entry: CaseEntry, tell: (kind: Kind, at: string) => void): void {
  const typed = (kind: Kind, value: string | null) => {
    if (value !== null) tell(kind, key(value));
  };
  for (const role of principalsOf(entry)) {
    const person = entry.roles[role];
    if (!person) continue;
    typed('mobile', person.mobile);
    typed('email', person.email);
    typed('person', person.certificateNumber);
  }
  typed('appId', entry.appId);
  typed('appName', entry.miniProgramName);
  typed('creditCode', entry.subjectCertificateNumber);
  tell('subject', String(entry.subjectId));
  if (entry.files === null) return;
  for (const each of entry.files.split(' ')) tell('file', each.slice(each.indexOf('=') + 1));
}

/** Cases by what they use; most values are one case's own, which then stands there by itself. */
type Tables = Readonly<Record<Kind, Map<string, CaseEntry | CaseEntry[]>>>;

/**
 * The registers: who uses which number, name and code, as a few looks into maps.
 *
 * One edit moves one case, whatever the number of cases. Cancellations hand in no form and are left out. Nothing is
 * looked up before somebody asks: opening a vault does not wait for it.
 */
export function openRegisters(pack: () => Pack, twins: Twins = none): Registers {
  const tables = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as Tables;
  const waiting = new Set<CaseEntry>();
  const enterWaiting = () => {
    for (const each of waiting) enter(tables, each);
    waiting.clear();
  };
  const usesOf = (entry: CaseEntry) => {
    enterWaiting();
    return entry.filingType === 'cancel' ? [] : usesIn(tables, entry, pack(), twins());
  };
  return {
    add: (entry) => {
      if (entry.filingType !== 'cancel') waiting.add(entry);
    },
    remove: (entry) => {
      if (entry.filingType !== 'cancel' && !waiting.delete(entry)) forget(tables, entry);
    },
    usesOf,
    holdersOf: (scanId) => {
      enterWaiting();
      return under(tables, 'file', String(scanId));
    },
    openUsesOf: (entry) => {
      const uses = usesOf(entry);
      return entry.stoodBy.length === 0 ? uses : uses.filter((use) => !isStoodBy(entry, use, rulebookOf(pack())));
    },
  };
}

function enter(tables: Tables, entry: CaseEntry): void {
  eachValue(entry, (kind, at) => {
    const table = tables[kind];
    const held = table.get(at);
    if (held === undefined) table.set(at, entry);
    else if (Array.isArray(held)) {
      if (held.at(-1) !== entry) held.push(entry);
    } else if (held !== entry) table.set(at, [held, entry]);
  });
}

function forget(tables: Tables, entry: CaseEntry): void {
  eachValue(entry, (kind, at) => {
    const table = tables[kind];
    const held = table.get(at);
    const left = Array.isArray(held) ? held.filter((each) => each !== entry) : [];
    if (left.length > 0) table.set(at, left);
    else if (Array.isArray(held) || held === entry) table.delete(at);
  });
}

/** All cases under a value. */
function under(tables: Tables, kind: Kind, value: string | null): readonly CaseEntry[] {
  const held = value === null ? undefined : tables[kind].get(key(value));
  if (held === undefined) return [];
  return Array.isArray(held) ? held : [held];
}

/** Scans that are the same picture as another one, as somebody said; read whenever cases were written. */
type Twins = () => ReadonlyMap<number, readonly number[]>;
const none: Twins = () => new Map();

type Pack = Pick<RulePack, 'subjectTypes' | 'quotas' | 'rules'>;

/** What the rules of the registers are called. */
export const registerRules = 'register.';

/** True while what somebody stood by is still what the registers say. */
function isStoodBy(entry: CaseEntry, use: SharedUse, rulebook: Rulebook): boolean {
  const finding = registerFinding(rulebook, use);
  const about = () => digestOf(matterOfValue(finding, valueIn(entry, finding.where)));
  return entry.stoodBy.some(
    ({ rule, place, ...by }) => rule === finding.rule && place === finding.where && by.about === about(),
  );
}

/** What an application has at the places the registers speak of. */
function valueIn(entry: CaseEntry, where: string): unknown {
  const slot = materialSlots.find((each) => slotPlace(each) === where);
  if (slot) return entry.contents?.get(slot.id) ?? [];
  const field = officialFieldAt(where)?.field ?? '';
  const [part, role, key] = field.split('.');
  if (part === 'roles') {
    const person = entry.roles[roleSchema.parse(role)];
    return key === 'mobile' || key === 'email' || key === 'certificateNumber' ? (person?.[key] ?? null) : null;
  }
  if (field === 'miniProgram.appId') return entry.appId;
  if (field === 'miniProgram.name') return entry.miniProgramName;
  return field === 'subject.name' ? entry.subjectName : entry.subjectCertificateNumber;
}

function usesIn(
  tables: Tables,
  entry: CaseEntry,
  pack: Pack,
  twins: ReadonlyMap<number, readonly number[]>,
): SharedUse[] {
  const elsewhere = (kind: Kind, value: string | null) =>
    under(tables, kind, value)
      .filter(({ subjectId }) => subjectId !== entry.subjectId)
      .toSorted(newestFirst);
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
  uses.push(
    ...sharedPapers(
      entry,
      // The same picture in another file is the same paper, once somebody has said so.
      (scanId) => [scanId, ...(twins.get(Number(scanId)) ?? []).map(String)],
      (scanIds) => [...new Set(scanIds.flatMap((each) => elsewhere('file', each)))].toSorted(newestFirst),
    ),
  );
  const ofSame = under(tables, 'subject', String(entry.subjectId)).toSorted(newestFirst);
  return [...uses, ...ofSubject(ofSame, entry, pack)];
}

/** What the same subject's other cases mean for this one. */
function ofSubject(all: readonly CaseEntry[], entry: CaseEntry, pack: Pack): SharedUse[] {
  const open = all.filter(({ id, stage }) => id !== entry.id && underReview.has(stage));
  const most = quotaOf(entry, pack);
  const filed = all.filter(({ cancelled }) => !cancelled);
  const count = new Set(filed.map(({ appId, miniProgramName, number }) => appId ?? miniProgramName ?? number)).size;
  return [
    ...(open.length > 0 && entry.stage !== 'done' ? [{ kind: 'openFiling' as const, others: open }] : []),
    ...(most !== null && !entry.cancelled && count > most ? [{ kind: 'quota' as const, count, most }] : []),
  ];
}

/** Distinct human beings with a principal role, in the place of the first. */
function principalsOf({ roles }: CaseEntry): Role[] {
  const { subjectPrincipal, appPrincipal } = roles;
  if (subjectPrincipal === null) return appPrincipal === null ? [] : ['appPrincipal'];
  return appPrincipal === null || appPrincipal.id === subjectPrincipal.id
    ? ['subjectPrincipal']
    : ['subjectPrincipal', 'appPrincipal'];
}

function quotaOf({ subjectType, subjectCertificateNumber }: CaseEntry, { subjectTypes, quotas }: Pack): number | null {
  const row = subjectTypes.find(({ id }) => id === subjectType);
  if (!row) return null;
  if (row.isPersonal) return quotas.personal.value;
  const isSoleTrader = subjectCertificateNumber !== null && isSoleTraderCode(subjectCertificateNumber);
  return (isSoleTrader ? (quotas.soleTrader ?? quotas.personal) : quotas.organisation).value;
}

/** The same number however it is written: no blanks or dashes, one case. */
function key(value: string): string {
  return /[\s\-a-z]/.test(value) ? value.replaceAll(/[\s-]/g, '').toUpperCase() : value;
}
