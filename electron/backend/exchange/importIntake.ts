import type { ImportEvent } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { endOverrides } from '../cases/endOverrides.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { type Measure, measureUpload } from '../scans/measureUpload.ts';
import { readScanFacts } from '../scans/readScanFacts.ts';
import type { Vault } from '../vault/openVault.ts';
import { type FileEvent, type PlacedCase, placeFile } from './importFile.ts';
import { foreignNumber, importRow, removedCase } from './importRow.ts';
import { isJunk, isJunkInside, isLitter } from './junk.ts';
import { type FileMatch, matchFiles } from './matchFiles.ts';
import type { IntakeRow } from './readIntakeSheet.ts';

export interface ImportOptions {
  readonly vault: Vault;
  readonly pack: RulePack;
  readonly rows: readonly IntakeRow[];
  /** About the sheet as a whole; told with its first row. */
  readonly remarks?: readonly Finding[];
  readonly files: readonly UploadedFile[];
  /** Paths of files that come in other calls and may be rivals of these. */
  readonly alongside?: readonly string[];
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
  /** How files are measured, and how many at once; in this thread, one by one, when left out. */
  readonly measure?: Measure;
  readonly width?: number;
}

/**
 * Brings rows and files into the vault: first every row, then every file in the order given.
 *
 * One transaction a row; a file is durable before its event. Whoever stops half-way, by cancelling or by force, loses
 * nothing that was reported, and a second run with the same sheet and files goes on where the first one ended.
 */
export async function* importIntake(options: ImportOptions): AsyncGenerator<ImportEvent, void, undefined> {
  const { vault, pack, rows, files, alongside = [], now, signal, measure = readScanFacts, width = 1 } = options;
  const wanted = await withoutJunk(files, signal);
  const total = rows.length + wanted.length;
  let done = 0;
  yield { type: 'progress', done, total, label: '' };

  const cases = new Map<number, { caseId: number; caseNumber: string }>();
  for (const [index, row] of rows.entries()) {
    signal?.throwIfAborted();
    const event = bringIn(row, index === 0 ? (options.remarks ?? []) : [], options);
    if (event.caseId !== null) cases.set(index, { caseId: event.caseId, caseNumber: event.caseNumber });
    yield event.told;
    yield { type: 'progress', done: ++done, total, label: row.record.subject.name ?? '' };
  }

  const known = [...cases.keys()];
  const records = known.flatMap((index) => rows[index]?.record ?? []);
  // Of those that come in other calls nothing but the names is here.
  const rivals = alongside.filter((path) => !isJunk(path));
  const paths = [...new Set([...wanted.map(({ name }) => name), ...rivals])];
  const matches = new Map(matchFiles(records, paths, pack).map((match) => [match.path, match]));
  const placesOf = (match: FileMatch): PlacedCase[] =>
    match.placements.flatMap(({ row, slots }) => {
      const held = cases.get(known[row] ?? -1);
      return held ? [{ ...held, slots }] : [];
    });
  const prepare = async (file: UploadedFile) => {
    const match = matches.get(file.name);
    const places = match ? distinct(placesOf(match)) : [];
    const slots = places.flatMap((place) => place.slots);
    const measured = places.length > 0 ? await measureUpload(vault, file, measure, signal, slots) : null;
    const client = cases.get(known[match?.rows[0] ?? -1] ?? -1)?.caseNumber ?? null;
    return { path: file.name, reason: match?.reason ?? '', client, places, measured };
  };
  for await (const { path, reason, client, places, measured } of inOrder(wanted, width, prepare, { signal })) {
    if (!measured) yield left(path, 'unplaced', reason, client);
    else if (!measured.ok) yield left(path, 'unreadable', measured.reason, client);
    else yield* placeFile(vault, path, measured, places, { reason, now, pack });
    yield { type: 'progress', done: ++done, total, label: path };
  }
}

/** The files somebody meant to hand over. What is called a sheet is looked into: a picture is one whatever its name says. */
async function withoutJunk(files: readonly UploadedFile[], signal: AbortSignal | undefined): Promise<UploadedFile[]> {
  const wanted: UploadedFile[] = [];
  for (const file of files) {
    if (isLitter(file.name)) continue;
    signal?.throwIfAborted();
    if (!isJunk(file.name) || (await isPaper(file))) wanted.push(file);
  }
  return wanted;
}

/** What cannot be read and is called a sheet is taken for one. */
async function isPaper(file: UploadedFile): Promise<boolean> {
  try {
    return !isJunkInside(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return false;
  }
}

/** Brings one row in, in a transaction of its own, and says what became of it. */
export function bringIn(
  row: IntakeRow,
  remarks: readonly Finding[],
  { vault, pack, now }: Pick<ImportOptions, 'vault' | 'pack' | 'now'>,
) {
  const { record, rowNumber, status } = row;
  const told = {
    type: 'row',
    row: rowNumber,
    subjectName: record.subject.name,
    miniProgramName: record.miniProgram.name,
  } as const;
  const findings = [...remarks, ...row.findings];
  if (status === 'rejected') {
    return { told: { ...told, outcome: 'rejected' as const, caseNumber: null, findings }, caseId: null };
  }
  const rules = { pack, rulebook: rulebookOf(pack), now: now() };
  const refusal = foreignNumber(vault.db, record, rules.rulebook) ?? removedCase(vault.db, record, rules.rulebook);
  if (refusal) {
    const rejected = { outcome: 'rejected' as const, caseNumber: null, findings: [...findings, refusal] };
    return { told: { ...told, ...rejected }, caseId: null };
  }
  const {
    outcome,
    caseId,
    caseNumber,
    findings: differences,
  } = endOverrides(
    { db: vault.db, now: rules.now, pack, reach: { type: 'record', subject: record.subject, persons: record.persons } },
    () => importRow(vault.db, record, rules),
  );
  return { told: { ...told, outcome, caseNumber, findings: [...findings, ...differences] }, caseId, caseNumber };
}

/** Two rows of the sheet may be one case: then its slots are listed once. */
function distinct(places: readonly PlacedCase[]): PlacedCase[] {
  return [...Map.groupBy(places, ({ caseId }) => caseId).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, slots: [...new Set(same.flatMap(({ slots }) => slots))] }] : [];
  });
}

function left(path: string, outcome: 'unplaced' | 'unreadable', reason: string, caseNumber: string | null): FileEvent {
  return { type: 'file', path, outcome, caseNumber, slots: [], reason };
}
