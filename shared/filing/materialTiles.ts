import type { CaseMaterial, OpenedCase } from '../api/cases.ts';
import { type KnownSlot, materialSlot, materialSlots } from './materialSlot.ts';
import type { RequiredMaterial } from './requiredMaterial.ts';

/**
 * How a slot stands.
 *
 * missing: a file is wanted · served: another slot's file does for it · problems: a file blocks · doubtful: a file
 * warns · fine: nothing to do.
 */
export type TileState = 'missing' | 'served' | 'problems' | 'doubtful' | 'fine';

/** One slot of a case as the materials screen shows it. */
export interface MaterialTile {
  readonly slot: KnownSlot;
  /** Why the case needs it; null when it does not, and only holds something. */
  readonly required: RequiredMaterial | null;
  readonly held: readonly CaseMaterial[];
  readonly state: TileState;
  /** The slot whose file does for this one, when `served`. */
  readonly servedFrom: KnownSlot | null;
}

/** The tiles of a case in the order of the form: everything it needs, and everything it holds. Pure. */
export function materialTiles({ required, materials }: Pick<OpenedCase, 'required' | 'materials'>): MaterialTile[] {
  return materialSlots.flatMap((slot) => {
    const wanted = required.find((each) => each.slot === slot.id) ?? null;
    const held = materials.filter((each) => each.slot === slot.id);
    if (!wanted && held.length === 0) return [];
    const serving = wanted?.servedBy.find((id) => materials.some((each) => each.slot === id));
    return [
      {
        slot,
        required: wanted,
        held,
        state: stateOf(held, wanted?.count ?? 0, serving !== undefined),
        servedFrom: held.length === 0 && serving ? materialSlot(serving) : null,
      },
    ];
  });
}

/** Slots that are neither needed nor used: what somebody may still add. */
export function spareSlots({ required, materials }: Pick<OpenedCase, 'required' | 'materials'>): KnownSlot[] {
  return materialSlots.filter(
    ({ id }) => !required.some(({ slot }) => slot === id) && !materials.some(({ slot }) => slot === id),
  );
}

function stateOf(held: readonly CaseMaterial[], wanted: number, served: boolean): TileState {
  const weights = held.flatMap(({ findings }) => findings.map(({ weight }) => weight));
  if (weights.includes('must')) return 'problems';
  if (held.length < wanted) return served ? 'served' : 'missing';
  if (weights.includes('should')) return 'doubtful';
  return 'fine';
}
