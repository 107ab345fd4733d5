import { z } from 'zod';

/**
 * Who has changed something since both sides were last known to have the same: `apart` where they never were, as of a subject
 * each has entered for itself.
 */
export const whoChangedSchema = z.enum(['both', 'mine', 'theirs', 'apart']);
export type WhoChanged = z.infer<typeof whoChangedSchema>;

const words: Readonly<Record<WhoChanged, string>> = {
  both: '两边都改过',
  mine: '这里改过，对方没有再改',
  theirs: '对方改过，这里没有再改',
  apart: '两边填得不一样',
};

/** In words, as a label. Pure. */
export function sayWhoChanged(who: WhoChanged): string {
  return words[who];
}

/**
 * Who has changed a part that both sides have otherwise, by its marks. `base` is the mark at the state both parted at; null
 * where none is known of this case: then `seen`, the marks it had in any state of a case of the same subject that was handed over
 * or taken in here. Pure.
 */
export function whoChanged(
  { mine, theirs }: { readonly mine: string; readonly theirs: string },
  base: string | null,
  seen: ReadonlySet<string>,
): WhoChanged {
  // The merge has asked only where both are another than before.
  if (base !== null) return 'both';
  const [wasMine, wasTheirs] = [seen.has(mine), seen.has(theirs)];
  if (wasMine !== wasTheirs) return wasMine ? 'theirs' : 'mine';
  return wasMine || seen.size === 0 ? 'apart' : 'both';
}
