/**
 * What is left of a text when an earlier state of it was saved: what was typed behind it since.
 *
 * Where it was changed otherwise, all of it is left: nobody can tell what of it is new.
 */
export function textLeft(saved: string, held: string): string {
  return held.startsWith(saved) ? held.slice(saved.length).trimStart() : held;
}
