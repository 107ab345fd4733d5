import { isDeepStrictEqual } from 'node:util';
import type { BundledCase, BundledFix, BundledMaterial, BundledScan } from '#shared/bundle/bundledCase.ts';
import type { ReadDatabase, WriteDatabase } from '../vault/sql.ts';
import { caseOfUid } from '../vault/store/bundles.ts';
import { insertFix, listFixFiles, setFixAside, swapFixes } from '../vault/store/fixes.ts';
import { deleteLetter, insertLetter, listLetters } from '../vault/store/letters.ts';
import { forgetMadeFile } from '../vault/store/madeFiles.ts';
import { type HeldFile, listHeldFiles, setHeldFile } from '../vault/store/materials.ts';
import { findScanBySha256, insertScan } from '../vault/store/scans.ts';

/** What a file of a bundle is needed for. One content may serve several: each gets an encrypted file of its own. */
export type FileUse = `scan ${string}` | `now ${string}` | `before ${string}` | `letter ${string}`;

/** The encrypted file that was announced for a use. Throws when there is none. */
export type FileOf = (use: FileUse) => string;

/** The uses of files that are not in this vault yet, by the content they need. */
export function missingUses(db: ReadDatabase, cases: readonly BundledCase[]): Map<string, FileUse[]> {
  const uses = new Map<string, FileUse[]>();
  const seen = new Set<FileUse>();
  const want = (use: FileUse, sha256: string | undefined) => {
    if (sha256 === undefined || seen.has(use)) return;
    seen.add(use);
    uses.set(sha256, [...(uses.get(sha256) ?? []), use]);
  };
  for (const { uid, scans, letters } of cases) {
    for (const { facts, now, before } of scans) {
      const known = findScanBySha256(db, facts.sha256);
      const copies = known ? listFixFiles(db, known.id) : [];
      const copy = copies.find(({ place }) => place === 'now');
      if (!known) want(`scan ${facts.sha256}`, facts.sha256);
      if (now && !isSameCopy(copy ?? null, now)) want(`now ${facts.sha256}`, now.facts.sha256);
      if (before && copies.length === 0) want(`before ${facts.sha256}`, before.facts.sha256);
    }
    const caseId = caseOfUid(db, uid);
    const held = new Set(caseId === null ? [] : listLetters(db, caseId).map(letterName));
    for (const letter of letters) {
      if (!held.has(letterName(letter))) want(letterUse(uid, letter), letter.sha256 ?? undefined);
    }
  }
  return uses;
}

/** The encrypted files of this vault that hold what a bundle holds too, by content: originals, and their fixed copies. */
export function heldFiles(db: ReadDatabase, cases: readonly BundledCase[]): Map<string, string[]> {
  const files = new Map<string, Set<string>>();
  const add = (sha256: string, fileId: string) => files.set(sha256, (files.get(sha256) ?? new Set()).add(fileId));
  for (const { facts } of cases.flatMap(({ scans }) => scans)) {
    const known = findScanBySha256(db, facts.sha256);
    if (!known) continue;
    add(facts.sha256, known.fileId);
    for (const copy of listFixFiles(db, known.id)) add(copy.facts.sha256, copy.fileId);
  }
  return new Map([...files].map(([sha256, ids]) => [sha256, [...ids]]));
}

/** Makes the papers of a case what they are to be: scans with their copies, who holds them, letters. Within a transaction. */
export function writePapers(
  db: WriteDatabase,
  caseId: number,
  { uid, scans, materials, letters }: BundledCase,
  fileOf: FileOf,
): void {
  const ids = new Map<string, number>();
  const known = new Map(scans.map((scan) => [scan.facts.sha256, scan]));
  const needed = new Set(materials.map(({ sha256 }) => sha256));
  for (const sha256 of needed) {
    const scan = known.get(sha256);
    if (scan) ids.set(sha256, keepScan(db, scan, fileOf));
  }
  hold(db, caseId, materials, ids);
  // After the holds: copies go with the last hold of a scan.
  for (const sha256 of needed) keepCopies(db, known.get(sha256), ids.get(sha256), fileOf);
  const held = new Map(listLetters(db, caseId).map((letter) => [letterName(letter), letter.id]));
  for (const letter of letters) {
    if (held.delete(letterName(letter))) continue;
    const fileId = fileOf(letterUse(uid, letter));
    const { template, sha256, madeAt, values } = letter;
    insertLetter(db, { caseId, fileId, template, sha256, madeAt, values });
    forgetMadeFile(db, fileId);
  }
  for (const id of held.values()) deleteLetter(db, id);
}

function keepScan(db: WriteDatabase, { facts, origin, receivedAt }: BundledScan, fileOf: FileOf): number {
  const known = findScanBySha256(db, facts.sha256);
  if (known) return known.id;
  const fileId = fileOf(`scan ${facts.sha256}`);
  const id = insertScan(db, { fileId, origin, facts, receivedAt });
  // From here on it is an original, and no longer something the desk may clear away.
  forgetMadeFile(db, fileId);
  return id;
}

function keepCopies(
  db: WriteDatabase,
  scan: BundledScan | undefined,
  scanId: number | undefined,
  fileOf: FileOf,
): void {
  if (!scan || scanId === undefined) return;
  const { sha256 } = scan.facts;
  const held = listFixFiles(db, scanId);
  const now = held.find(({ place }) => place === 'now') ?? null;
  if (isSameCopy(now, scan.now)) return;
  if (held.length === 0 && scan.before) keepCopy(db, scanId, scan.before, () => fileOf(`before ${sha256}`));
  const waiting = held.find(({ place }) => place === 'before');
  if (scan.now === null) setFixAside(db, scanId);
  else if (waiting && isSameCopy(waiting, scan.now)) swapFixes(db, scanId);
  else keepCopy(db, scanId, scan.now, () => fileOf(`now ${sha256}`));
}

function keepCopy(db: WriteDatabase, scanId: number, { recipe, facts, madeAt }: BundledFix, file: () => string): void {
  insertFix(db, { scanId, fileId: file(), recipe, facts, madeAt });
}

/** Two copies of one scan by one recipe and moment are one. */
function isSameCopy(one: Pick<BundledFix, 'recipe' | 'madeAt'> | null, other: BundledFix | null): boolean {
  if (one === null || other === null) return one === other;
  return one.madeAt === other.madeAt && isDeepStrictEqual(one.recipe, other.recipe);
}

/** Those that are held already keep their places; the others get the place they had, or the next free one. */
function hold(
  db: WriteDatabase,
  caseId: number,
  materials: readonly BundledMaterial[],
  ids: ReadonlyMap<string, number>,
): void {
  const held = listHeldFiles(db, caseId);
  const target = new Map<string, HeldFile>();
  const place = ({ slot, position }: Pick<HeldFile, 'slot' | 'position'>) => `${slot} ${position}`;
  const waiting: HeldFile[] = [];
  for (const { sha256, ...material } of materials) {
    const scanId = ids.get(sha256);
    if (scanId === undefined) continue;
    const file = { ...material, scanId };
    const there = held.find((each) => each.slot === file.slot && each.scanId === scanId && !target.has(place(each)));
    if (there) target.set(place(there), { ...file, position: there.position });
    else waiting.push(file);
  }
  for (const file of waiting) {
    let { position } = file;
    for (let next = 0; target.has(place({ ...file, position })); next++) position = next;
    target.set(place({ ...file, position }), { ...file, position });
  }
  for (const each of held) if (!target.has(place(each))) setHeldFile(db, caseId, each, null);
  const before = new Map(held.map((each) => [place(each), each]));
  for (const [at, file] of target) {
    if (!isDeepStrictEqual({ ...before.get(at) }, { ...file })) setHeldFile(db, caseId, file, file);
  }
}

/** What makes a letter the same on two machines. */
function letterName({ template, madeAt }: { readonly template: string; readonly madeAt: string }): string {
  return `${template} ${madeAt}`;
}

function letterUse(uid: string, letter: { readonly template: string; readonly madeAt: string }): FileUse {
  return `letter ${uid} ${letterName(letter)}`;
}
