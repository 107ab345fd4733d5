import type { CaseMaterial, OpenedCase } from '../api/cases.ts';
import type { Finding } from './finding.ts';
import { kindOf } from './findingKind.ts';
import { type KnownSlot, type MaterialSlotId, materialSlot, materialSlots, slotPlace } from './materialSlot.ts';
import { lackingMaterials, type RequiredMaterial } from './requiredMaterial.ts';

/**
 * How a slot stands.
 *
 * missing: a file is wanted · awaited: the same file is wanted in another slot, which is the one that is counted · served: another slot's file does for it · problems: a file blocks · doubtful: a file
 * warns · fine: nothing to do.
 */
export type TileState = 'missing' | 'awaited' | 'served' | 'problems' | 'doubtful' | 'fine';

/** One slot of a case as the materials screen shows it. */
export interface MaterialTile {
  readonly slot: KnownSlot;
  /** Why the case needs it; null when it does not, and only holds something. */
  readonly required: RequiredMaterial | null;
  readonly held: readonly CaseMaterial[];
  /** What is said of the files because of the case they are in: how old they are, how many. Not their looks. */
  readonly remarks: readonly Finding[];
  readonly state: TileState;
  /** The slot whose file does for this one, when `served`; or will do, when `awaited`. */
  readonly servedFrom: KnownSlot | null;
}

type Case = Pick<OpenedCase, 'required' | 'materials' | 'findings'>;

/** The tiles of a case in the order of the form: everything it needs, and everything it holds. Pure. */
export function materialTiles({ required, materials, findings }: Case): MaterialTile[] {
  const lacking = new Set(lackingMaterials(required, countIn(materials)).map((each) => each.required.slot));
  return materialSlots.flatMap((slot) => {
    const wanted = required.find((each) => each.slot === slot.id) ?? null;
    const held = materials.filter((each) => each.slot === slot.id);
    if (!wanted && held.length === 0) return [];
    const remarks = remarksOn(slot, held, { materials, findings });
    const lacks = held.length < (wanted?.count ?? 0);
    const serving = wanted?.servedBy.find((id) => materials.some((each) => each.slot === id));
    const counted = lacks && !lacking.has(slot.id) ? wanted?.servedBy.find((id) => lacking.has(id)) : undefined;
    const from = serving ?? counted;
    return [
      {
        slot,
        required: wanted,
        held,
        remarks,
        state: stateOf([...held.flatMap((each) => each.findings), ...remarks], {
          lacks,
          served: serving !== undefined,
          awaited: counted !== undefined,
        }),
        servedFrom: held.length === 0 && from ? materialSlot(from) : null,
      },
    ];
  });
}

/** How many files each slot holds. */
function countIn(materials: Case['materials']): (slot: MaterialSlotId) => number {
  return (id) => materials.filter(({ slot }) => slot === id).length;
}

/** Slots that are neither needed nor used: what somebody may still add. */
export function spareSlots({ required, materials }: Pick<OpenedCase, 'required' | 'materials'>): KnownSlot[] {
  return materialSlots.filter(
    ({ id }) => !required.some(({ slot }) => slot === id) && !materials.some(({ slot }) => slot === id),
  );
}

/**
 * What the case's findings say of the files of a slot. One file in two slots is told once: it is shown in both.
 */
function remarksOn(
  slot: KnownSlot,
  held: readonly CaseMaterial[],
  { materials, findings }: Pick<Case, 'materials' | 'findings'>,
): Finding[] {
  if (held.length === 0) return [];
  const own = slotPlace(slot);
  const sameFile = materials.filter(({ scanId }) => held.some((each) => each.scanId === scanId));
  const places = new Set(sameFile.map((each) => slotPlace(materialSlot(each.slot))));
  return findings.filter(
    (finding) =>
      caseRules.test(finding.rule) &&
      kindOf(finding) !== 'missing' &&
      (finding.where === own || (aboutOneFile.has(finding.rule) && places.has(finding.where))),
  );
}

/** Rules that look at a file as part of its case. */
const caseRules = /^(?:material\.|register\.(?:file|otherBearer|sameBearer)$)/u;
const aboutOneFile: ReadonlySet<string> = new Set([
  'material.letterTooOld',
  'material.letterPostdated',
  'register.file',
  'register.otherBearer',
  'register.sameBearer',
]);

function stateOf(
  findings: readonly Finding[],
  { lacks, served, awaited }: { readonly lacks: boolean; readonly served: boolean; readonly awaited: boolean },
): TileState {
  const weights = findings.map(({ weight }) => weight);
  if (weights.includes('must')) return 'problems';
  if (lacks) return served ? 'served' : awaited ? 'awaited' : 'missing';
  if (weights.includes('should')) return 'doubtful';
  return 'fine';
}
