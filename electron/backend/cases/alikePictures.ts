import type { AlikePicture } from '#shared/api/cases.ts';
import { materialSlot, type ScanKind } from '#shared/filing/materialSlot.ts';
import { differingBits, likenessDigits, likenessWords } from '#shared/scans/likeness.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { countLikenesses, listComparedWith, listLikenesses } from '../vault/store/samePictures.ts';
import { getScan } from '../vault/store/scans.ts';
import type { CaseEntry } from './caseEntry.ts';
import type { Registers } from './registers.ts';

/** Fingerprints of all pictures of the vault, in memory. */
export interface AlikePictures {
  /** For each of these, the pictures that differ from it in at most so many bits, the nearest first. */
  near(likenesses: readonly string[], most: number): { readonly id: number; readonly bits: number }[][];
}

/**
 * Reads them when somebody first asks and what came since whenever somebody asks again: 50,000 take four megabytes and
 * a few milliseconds to look through, so that there is nothing to be kept in order.
 */
export function openAlikePictures(db: ReadDatabase): AlikePictures {
  let ids: number[] = [];
  let words = new Uint32Array(0);
  /** Read, among them those that are not kept because they look like nothing. */
  let read = 0;
  let newest = 0;

  function add(rows: ReturnType<typeof listLikenesses>): void {
    const room = (ids.length + rows.length) * likenessWords;
    if (room > words.length) {
      const larger = new Uint32Array(Math.max(room, words.length * 2));
      larger.set(words);
      words = larger;
    }
    for (const { id, likeness } of rows) {
      read++;
      newest = Math.max(newest, id);
      const own = wordsOf(likeness);
      if (!own || isBlank(own)) continue;
      words.set(own, ids.length * likenessWords);
      ids.push(id);
    }
  }

  function refresh(): void {
    const all = countLikenesses(db);
    if (all === read) return;
    add(listLikenesses(db, newest));
    if (all === read) return;
    // Not only new ones: pictures from before were measured anew.
    ids = [];
    [read, newest] = [0, 0];
    add(listLikenesses(db, 0));
  }

  return {
    near: (likenesses, most) => {
      if (likenesses.length > 0) refresh();
      return likenesses.map((likeness) => nearest(wordsOf(likeness), most));
    },
  };

  function nearest(own: Uint32Array | null, most: number): { id: number; bits: number }[] {
    if (!own || isBlank(own)) return [];
    const found: { id: number; bits: number }[] = [];
    for (let at = 0; at < ids.length; at++) {
      const bits = differingBits(own, 0, words, at * likenessWords, most);
      if (bits <= most) found.push({ id: ids[at] as number, bits });
    }
    return found.sort((one, other) => one.bits - other.bits);
  }
}

/** The words of a fingerprint; null for one of an older make, which compares with nothing. */
function wordsOf(likeness: string): Uint32Array | null {
  if (likeness.length !== likenessDigits) return null;
  const words = new Uint32Array(likenessWords);
  new Uint8Array(words.buffer).set(Buffer.from(likeness, 'hex'));
  return words;
}

const nothing = new Uint32Array(likenessWords);

/** Half of the bits are above the median; far fewer mean that all waves are equal, as on an empty sheet. */
function isBlank(words: Uint32Array): boolean {
  return differingBits(words, 0, nothing, 0, Number.POSITIVE_INFINITY) < likenessWords * 8;
}

/** Kinds that look the same whoever they belong to (the emblem side of a card) are not asked about. */
const asked: ReadonlySet<ScanKind> = new Set(['subjectCertificate', 'personFront', 'letter', 'otherAttachment']);
/** More questions about one case than this nobody answers. */
const mostAsked = 10;

/**
 * Pictures of a case that look like one of another client's case and are another file, about which nobody has said yet
 * whether they are the same; the most alike first. The same file elsewhere is told by the registers.
 */
export function alikeInOtherCases(
  entry: CaseEntry,
  held: readonly HeldMaterial[],
  {
    db,
    pictures,
    registers,
    most,
  }: {
    readonly db: ReadDatabase;
    readonly pictures: AlikePictures;
    readonly registers: Registers;
    /** Bits that may differ. */
    readonly most: number;
  },
): AlikePicture[] {
  const own = new Set(held.map(({ scan }) => scan.id));
  const found: (AlikePicture & { bits: number })[] = [];
  const looked = [...Map.groupBy(held, ({ scan }) => scan.id).values()].flatMap(([first]) => {
    const likeness = first?.scan.facts.appearance?.likeness;
    return first && likeness !== undefined && asked.has(materialSlot(first.slot).scanKind)
      ? [{ ...first, likeness }]
      : [];
  });
  const all = pictures.near(
    looked.map(({ likeness }) => likeness),
    most,
  );
  for (const [at, { slot, scan }] of looked.entries()) {
    const near = all[at]?.filter(({ id }) => !own.has(id)) ?? [];
    if (near.length === 0) continue;
    const compared = new Set(listComparedWith(db, scan.id));
    for (const { id, bits } of near) {
      if (compared.has(id)) continue;
      const [holder] = registers.holdersOf(id).filter(({ subjectId }) => subjectId !== entry.subjectId);
      const other = holder && getScan(db, id);
      if (!other) continue;
      const { number: caseNumber, subjectName } = holder;
      const { name, contentType } = other.facts;
      found.push({ bits, scanId: scan.id, slot, other: { scanId: id, caseNumber, subjectName, name, contentType } });
    }
  }
  return found
    .sort((one, other) => one.bits - other.bits)
    .slice(0, mostAsked)
    .map(({ bits: _, ...each }) => each);
}
