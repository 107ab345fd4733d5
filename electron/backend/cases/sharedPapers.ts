import {
  type MaterialSlotId,
  materialSlot,
  materialSlotIdSchema,
  roleOfCard,
  type ScanKind,
} from '#shared/filing/materialSlot.ts';
import { type Bearer, isSameBearer } from '#shared/lint/bearers.ts';
import type { SharedUse } from '#shared/lint/registers.ts';
import type { CaseEntry } from './caseEntry.ts';

/** A scan in a place of a case. */
interface HeldFile {
  readonly slot: MaterialSlotId;
  readonly scanId: string;
}

/** The scans a case holds, in every place they lie in. */
export function filesIn({ files }: Pick<CaseEntry, 'files'>): HeldFile[] {
  if (files === null) return [];
  return files.split(' ').map((each) => {
    const [slot = '', scanId = ''] = each.split('=');
    return { slot: materialSlotIdSchema.parse(slot), scanId };
  });
}

/** Papers that name their client; a person's card may serve several. */
const ofOneClient: ReadonlySet<ScanKind> = new Set(['subjectCertificate', 'letter']);

type Told = Extract<SharedUse, { readonly slot: MaterialSlotId }>;

/**
 * What the files of a case mean that other subjects' cases hold, too: the certificate of somebody else, of the same person or
 * subject, or one of which the case does not say whose it should be. `sameAs`: this scan and those that are the same picture, as
 * somebody said; `holders`: the other subjects' cases with one of them.
 */
export function sharedPapers(
  entry: CaseEntry,
  sameAs: (scanId: string) => readonly string[],
  holders: (scanIds: readonly string[]) => readonly CaseEntry[],
): SharedUse[] {
  const told = new Set<string>();
  const places = filesIn(entry).map((each) => ({ ...each, own: bearerOf(entry, each.slot) }));
  const byWorth = [...places.filter(({ own }) => own !== null), ...places.filter(({ own }) => own === null)];
  return byWorth.flatMap(({ slot, scanId, own }) => {
    // One picture in several places of one person is one matter, and none of its own in a place that wants anybody's.
    const matter = own === null ? scanId : `${scanId} ${JSON.stringify(own)}`;
    if (told.has(matter)) return [];
    told.add(matter).add(scanId);
    const alike = sameAs(scanId);
    const others = holders(alike);
    if (others.length === 0) return [];
    return own === null ? [unsaid(slot, others)] : compared(slot, own, others, alike);
  });
}

function unsaid(slot: MaterialSlotId, others: readonly CaseEntry[]): Told {
  return { kind: ofOneClient.has(materialSlot(slot).scanKind) ? 'paper' : 'file', slot, others };
}

function compared(slot: MaterialSlotId, own: Bearer, others: readonly CaseEntry[], alike: readonly string[]): Told[] {
  const strangers: Extract<Told, { readonly kind: 'otherBearer' }>['others'][number][] = [];
  const same: CaseEntry[] = [];
  const unknown: CaseEntry[] = [];
  for (const other of others) {
    const bearers = filesIn(other).flatMap((each) => {
      const bearer = alike.includes(each.scanId) ? bearerOf(other, each.slot) : null;
      return bearer ? [bearer] : [];
    });
    const stranger = bearers.find((bearer) => isSameBearer(own, bearer) === false);
    if (bearers.some((bearer) => isSameBearer(own, bearer) === true)) same.push(other);
    else if (stranger) strangers.push({ number: other.number, subjectName: other.subjectName, bearer: stranger });
    else unknown.push(other);
  }
  return [
    ...(strangers.length > 0 ? [{ kind: 'otherBearer' as const, slot, own, others: strangers }] : []),
    ...(unknown.length > 0 ? [unsaid(slot, unknown)] : []),
    ...(same.length > 0 ? [{ kind: 'sameBearer' as const, slot, own, others: same }] : []),
  ];
}

/** Whose certificate a place of a case wants; null where it wants none, or the case does not say. */
function bearerOf(entry: CaseEntry, slot: MaterialSlotId): Bearer | null {
  const role = roleOfCard[slot];
  const person = role && entry.roles[role];
  if (person) return { of: 'person', number: person.certificateNumber, name: person.name };
  if (slot !== 'subjectCertificate') return null;
  return { of: 'subject', number: entry.subjectCertificateNumber, name: entry.subjectName };
}
