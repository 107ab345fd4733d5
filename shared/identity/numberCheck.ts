/** One thing wrong with a number: where, which character, and why, in Chinese. */
export interface NumberProblem {
  /** 1-based position in the normalised text, counted in characters (code points); null when no single place is wrong. */
  readonly position: number | null;
  readonly character: string | null;
  readonly reason: string;
}

/**
 * Verdict on one number.
 *
 * `normalized` is what was judged; `notes` say in Chinese what was changed to get there and what looks odd
 * without being wrong. A wrong number is never repaired.
 */
export type NumberCheck =
  | { readonly ok: true; readonly normalized: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly normalized: string; readonly problems: readonly NumberProblem[] };

/** A problem at a 1-based position of the text. */
export function problemAt(text: string, position: number, reason: string): NumberProblem {
  return { position, character: [...text][position - 1] ?? null, reason };
}

/** A problem of the number as a whole. */
export function problemOf(reason: string): NumberProblem {
  return { position: null, character: null, reason };
}

/** Fine when there is no problem. */
export function verdict(normalized: string, problems: readonly NumberProblem[], notes: readonly string[]): NumberCheck {
  return problems.length > 0 ? { ok: false, normalized, problems } : { ok: true, normalized, notes };
}
