/** What is asked of one slot; files are named by the SHA-256 of their bytes. */
export interface SlotRequest {
  /** What the slot holds, in order. */
  readonly held: readonly string[];
  /** What is to go in, in order. */
  readonly incoming: readonly string[];
  /** How many the slot takes. */
  readonly most: number;
  /** True when what it holds makes way for what goes in. */
  readonly replace: boolean;
}

/** What becomes of a file: it goes in, is there already, or finds no room. */
export type SlotOutcome = 'stored' | 'already' | 'full';

export interface SlotDecision {
  /** One for each incoming file. */
  readonly outcomes: readonly SlotOutcome[];
  /** What is taken out. */
  readonly removed: readonly string[];
}

/**
 * Who gets a place in a slot. Pure.
 *
 * Without `replace` nothing is ever taken out. With it, what was held makes way – but only for something: when nothing
 * comes in, because no file could be read, the slot keeps what it has.
 */
export function fillSlot({ held, incoming, most, replace }: SlotRequest): SlotDecision {
  const placed = replace && incoming.length > 0 ? [] : [...held];
  const outcomes = incoming.map((file) => {
    if (placed.includes(file)) return 'already';
    if (placed.length >= most) return 'full';
    placed.push(file);
    return held.includes(file) ? 'already' : 'stored';
  });
  return { outcomes, removed: held.filter((file) => !placed.includes(file)) };
}
