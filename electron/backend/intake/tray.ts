import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { type CaseFinder, caseFinder } from '#shared/intake/caseOfFile.ts';
import { lessSureWhereFull } from '#shared/intake/lessSureWhereFull.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import { propose } from '#shared/intake/propose.ts';
import type { TrayCase, TrayClient, TrayFile } from '#shared/intake/trayCase.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { CaseEntry } from '../cases/caseEntry.ts';
import type { CaseTable } from '../cases/caseIndex.ts';
import { filesIn } from '../cases/sharedPapers.ts';
import type { Desk } from '../desk.ts';
import { expectOne, type ReadDatabase, sql } from '../vault/sql.ts';
import { getCase, loadApplication } from '../vault/store/cases.ts';
import type { IntakePlace } from '../vault/store/intake.ts';
import { type WaitingItem, waitingItems } from './waitingItems.ts';
import { nameOfWatched } from './watchedFolder.ts';

/** What waits in the tray, and where each of it seems to belong, by id. */
export interface Tray {
  readonly items: readonly WaitingItem[];
  readonly proposals: ReadonlyMap<number, Proposal>;
}

/** What was made of the cases; another one after any of them has changed. */
interface KnownCases {
  readonly version: number;
  readonly pack: RulePack;
  readonly entries: readonly CaseEntry[];
  readonly finder: CaseFinder;
  readonly rows: ReadonlyMap<string, number>;
  readonly full: Map<number, TrayCase>;
  /** First letters of 拼音, by the name of the subject. */
  readonly initials: ReadonlyMap<string, string>;
}

interface Kept {
  readonly changes: number;
  readonly pack: RulePack;
  readonly tray: Tray;
}

const keptTrays = new WeakMap<ReadDatabase, Kept>();
const keptCases = new WeakMap<ReadDatabase, KnownCases>();

/**
 * Everything that waits, with proposals of this moment: what is accepted changes what the others are proposed for.
 *
 * Made anew after any change to the vault, and only then. Throws `vaultLocked`.
 */
export async function openTray(desk: Desk): Promise<Tray> {
  const { db } = desk.vault();
  const { pack } = desk;
  const initialsOf = await loadInitials();
  const table = desk.caseIndex().current();
  // Counts every row this connection has written: nobody else writes to an open vault.
  const { changes } = expectOne<{ changes: number }>(db, sql`SELECT total_changes() AS changes`);
  const kept = keptTrays.get(db);
  if (kept?.changes === changes && kept.pack === pack) return kept.tray;
  const cases = knownCases(db, table, pack, initialsOf);
  const items = inOrderOfFolders(waitingItems(db));
  const files = items.map((item) => fileOf(db, item));
  const proposals = propose(files, {
    finder: cases.finder,
    caseAt: (row) => caseAt(db, cases, row),
    rowOf: (number) => cases.rows.get(number),
    pack,
    watched: nameOfWatched(db),
  });
  const heldIn = (number: string) => countsIn(table.byNumber.get(number));
  const inOrder = withChosen(db, items, proposals);
  const listed = new Map(items.map(({ id }) => [id, inOrder.get(id) ?? nothing]));
  const tray = { items, proposals: lessSureWhereFull(listed, heldIn) };
  keptTrays.set(db, { changes, pack, tray });
  return tray;
}

/** After something was erased: what was made of cases and items names it still. */
export function forgetTray(db: ReadDatabase): void {
  keptTrays.delete(db);
  keptCases.delete(db);
}

/** The items that wait and seem to belong into one of these cases, or are wished there, by id. Pure. */
export function proposedFor({ proposals }: Tray, numbers: ReadonlySet<string>): number[] {
  return [...proposals].flatMap(([id, { places }]) =>
    places.some(({ caseNumber }) => numbers.has(caseNumber)) ? [id] : [],
  );
}

function fileOf(db: ReadDatabase, { wish, ...item }: WaitingItem): TrayFile {
  const number = wish ? (getCase(db, wish.caseId)?.number ?? null) : null;
  return { ...item, chosen: wish && number !== null ? { caseNumber: number, slots: wish.slots } : null };
}

/** Made once: a comparison by language that has to make it takes a hundred times as long. */
const byName = new Intl.Collator('zh', { numeric: true });

/** Folder by folder, in the order their first file came, and by name within: what belongs together stands together. */
function inOrderOfFolders(items: readonly WaitingItem[]): WaitingItem[] {
  const folders = Map.groupBy(items, ({ path }) => path.split('/').slice(0, -1).join('/'));
  return [...folders.values()].flatMap((inside) =>
    inside.toSorted(
      (one, other) => byName.compare(one.path, other.path) || (one.page ?? 0) - (other.page ?? 0) || one.id - other.id,
    ),
  );
}

/** What somebody has chosen stands in place of what would be proposed; of a case without slots, those that are proposed there. */
function withChosen(
  db: ReadDatabase,
  items: readonly WaitingItem[],
  proposals: ReadonlyMap<number, Proposal>,
): ReadonlyMap<number, Proposal> {
  const all = new Map(proposals);
  for (const { id, wish: chosen } of items) {
    const found = chosen ? getCase(db, chosen.caseId) : null;
    if (!chosen || !found) continue;
    const isProposed = all
      .get(id)
      ?.places.some(({ caseNumber, slots }) => caseNumber === found.number && slots.length > 0);
    if (chosen.slots.length === 0 && isProposed) continue;
    const subjectName = loadApplication(db, chosen.caseId).subject.name ?? '未命名主体';
    all.set(id, {
      places: [{ caseNumber: found.number, subjectName, slots: [...chosen.slots] }],
      ...sayChosen(chosen),
    });
  }
  return all;
}

/** What was chosen for several at once is as sure as the half that each of them kept. */
function sayChosen({ slots, kept }: IntakePlace): Omit<Proposal, 'places'> {
  if (slots.length === 0) return { confidence: 'open', reason: '您选了案件，请再选材料' };
  if (kept === 'case') return { confidence: 'likely', reason: '材料是您选的，是哪位客户请核对' };
  if (kept === 'slots') return { confidence: 'likely', reason: '案件是您选的，是哪种材料请核对' };
  return { confidence: 'sure', reason: '您选的' };
}

function knownCases(
  db: ReadDatabase,
  { entries, version }: CaseTable,
  pack: RulePack,
  initialsOf: (name: string) => string,
): KnownCases {
  const known = keptCases.get(db);
  if (known?.version === version.cases && known.pack === pack) return known;
  // Made once a name; a name that is gone is not kept for it.
  const initials = new Map<string, string>();
  for (const { subjectName } of entries) {
    const name = subjectName ?? '';
    if (!initials.has(name)) initials.set(name, known?.initials.get(name) ?? initialsOf(name));
  }
  const clients: TrayClient[] = entries.map((entry) => ({
    number: entry.number,
    subject: { name: entry.subjectName, certificateNumber: entry.subjectCertificateNumber },
    miniProgramName: entry.miniProgramName,
    persons: Object.values(entry.roles).flatMap((person) =>
      person ? [{ name: person.name, number: person.certificateNumber }] : [],
    ),
    initials: initials.get(entry.subjectName ?? '') ?? '',
    folder: null,
  }));
  const rows = new Map(entries.map(({ number }, row) => [number, row]));
  const finder = caseFinder(clients);
  const made: KnownCases = { version: version.cases, pack, entries, finder, rows, full: new Map(), initials };
  keptCases.set(db, made);
  return made;
}

function caseAt(db: ReadDatabase, { entries, full, pack }: KnownCases, row: number): TrayCase {
  const known = full.get(row);
  if (known) return known;
  const entry = entries[row];
  if (!entry) throw new Error(`no case at ${row}`);
  const application = loadApplication(db, entry.id);
  const made: TrayCase = {
    ...application,
    number: entry.number,
    folder: null,
    wanted: requiredMaterials(application, pack).map(({ slot }) => slot),
    held: slotsIn(entry),
  };
  full.set(row, made);
  return made;
}

const nothing: Proposal = { places: [], confidence: 'open', reason: '' };

/** How many files each slot of a case holds. */
function countsIn(entry: CaseEntry | undefined): Map<MaterialSlotId, number> {
  const counts = new Map<MaterialSlotId, number>();
  for (const { slot } of entry ? filesIn(entry) : []) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return counts;
}

/** Every slot of a case that holds something, as the index notes it. */
function slotsIn(entry: CaseEntry): MaterialSlotId[] {
  return [...new Set(filesIn(entry).map(({ slot }) => slot))];
}

/** Its tables are large, and a start needs none of them. */
async function loadInitials(): Promise<(name: string) => string> {
  const { pinyin } = await import('pinyin-pro');
  return (name) =>
    pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase();
}
