import type { CaseQuery, CaseRow, FoundCases, ListedCase } from '#shared/api/cases.ts';
import type { CaseDamage, SoundBackup } from '#shared/doctor/wayOut.ts';
import { countOf } from '#shared/filing/findingKind.ts';
import type { Stage } from '#shared/filing/stage.ts';
import type { Desk } from '../desk.ts';
import type { CaseEntry } from './caseEntry.ts';
import type { CaseIndex, CaseTable } from './caseIndex.ts';
import { inOrder, sortedByPinyin } from './caseOrder.ts';
import { caseRowOf, listedCaseOf } from './caseRow.ts';
import { countsWith, type Registers } from './registers.ts';
import { prepareSearch, searchFor } from './search/searchCases.ts';

/** Rows that come along with the numbers: a tall screen and some. */
const firstRows = 60;

/** The cases that fit a query, in its order, and what the filters can offer; the 回收站 apart. Throws `vaultLocked`. */
export async function findCases(desk: Desk, query: CaseQuery): Promise<FoundCases> {
  const isFound = await searchFor(query.text);
  const index = desk.caseIndex();
  const table = index.current();
  const searched = query.removed ? { ...table, entries: table.removed } : table;
  const stageCounts = noStages();
  const found: CaseEntry[] = [];
  for (const entry of ordered(index, searched, query)) {
    if (!passes(entry, query, table.registers) || !isFound(entry)) continue;
    stageCounts[entry.stage]++;
    if (query.stages.length === 0 || query.stages.includes(entry.stage)) found.push(entry);
  }
  const shown = found.slice(0, firstRows);
  index.lookAt(shown);
  prepareSearch(index, table.entries);
  return {
    numbers: found.map(({ number }) => number),
    rows: shown.map((entry) => caseRowOf(entry, table)),
    total: table.entries.length,
    removed: table.removed.length,
    unjudged: table.unjudged,
    failed: [...table.failed],
    stageCounts,
    ...offered(index, searched, query.removed),
    damage: await damageOf(desk, index, table),
  };
}

/** The rows of these cases, in this order; of a number that is not there no row. Throws `vaultLocked`. */
export function caseRows(desk: Desk, numbers: readonly string[]): CaseRow[] {
  const index = desk.caseIndex();
  const table = index.current();
  const entries = numbers.flatMap((number) => table.byNumber.get(number) ?? []);
  index.lookAt(entries);
  return entries.map((entry) => caseRowOf(entry, table));
}

/** Every case, newest number first, with how many findings it has today; those that wait are judged first. */
export async function listJudgedCases(desk: Desk, signal?: AbortSignal): Promise<ListedCase[]> {
  const { entries, registers } = await desk.caseIndex().judgeAll(signal);
  return entries.map((entry) => listedCaseOf(entry, registers));
}

/** Looking for a backup opens databases: once an opening is enough. */
const wayOut = new WeakMap<CaseIndex, Promise<SoundBackup | null>>();

async function damageOf(desk: Desk, index: CaseIndex, { damage }: CaseTable): Promise<CaseDamage | null> {
  if (damage === null) return null;
  const looking = wayOut.get(index) ?? desk.vault().newestSoundBackup();
  wayOut.set(index, looking);
  const numbers = damage.lost.filter((number) => number !== null);
  return { numbers, unnumbered: damage.lost.length - numbers.length, backup: await looking };
}

/** All filters but that of the stage. */
function passes(entry: CaseEntry, query: CaseQuery, registers: Registers): boolean {
  const { province, staff } = entry;
  if (query.provinces.length > 0 && (province === null || !query.provinces.includes(province))) return false;
  if (query.staff.length > 0 && (staff === null || !query.staff.includes(staff))) return false;
  if (query.findings.length === 0) return true;
  const findings = countsWith(registers, entry);
  return (
    findings !== null &&
    query.findings.some((each) => (each === 'none' ? findings.must === 0 : countOf(findings, each) > 0))
  );
}

/** What the filters can offer; made once a change of the cases. */
function offered(index: CaseIndex, { entries, version }: CaseTable, removed: boolean): Offer {
  const of = `${removed} ${version.cases}`;
  const last = lastOffer.get(index);
  if (last?.of === of) return last.offer;
  const provinces = new Set(entries.flatMap(({ province }) => province ?? []));
  const staff = new Set(entries.flatMap((entry) => entry.staff ?? []));
  const offer = { provinces: [...provinces].toSorted(), staff: sortedByPinyin(staff) };
  lastOffer.set(index, { of, offer });
  return offer;
}

type Offer = Pick<FoundCases, 'provinces' | 'staff'>;
const lastOffer = new WeakMap<CaseIndex, { readonly of: string; readonly offer: Offer }>();

function noStages(): Record<Stage, number> {
  return {
    findEntrance: 0,
    subjectInfo: 0,
    appInfo: 0,
    platformReview: 0,
    smsVerification: 0,
    bureauReview: 0,
    done: 0,
  };
}

/** While a person types, the order stays: it is made once a change of the cases. */
function ordered(
  index: CaseIndex,
  { entries, dueRules, registers, version }: CaseTable,
  query: CaseQuery,
): readonly CaseEntry[] {
  const { order, descending, removed } = query;
  const of = `${removed} ${order} ${descending} ${version.cases} ${order === 'findings' ? version.judged : ''}`;
  const last = lastOrder.get(index);
  if (last?.of === of) return last.entries;
  const made = { of, entries: inOrder(entries, order, descending, { dueRules, registers }) };
  lastOrder.set(index, made);
  return made.entries;
}

const lastOrder = new WeakMap<CaseIndex, { readonly of: string; readonly entries: readonly CaseEntry[] }>();
