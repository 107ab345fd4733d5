/** How much a pattern can ask of whoever tries it. */
export interface PatternEffort {
  /** Most ways there are from one place of a text through the pattern; every one may have to be tried. */
  readonly ways: number;
  /** Characters that are looked at on the longest of the prescribed ways. */
  readonly steps: number;
}

/** Stands where something was said before has to come again: that cannot be reckoned. */
const saidAgain = /\\(?:[1-9]|k<)/y;
const escaped = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|.)/sy;
const characterClass = /\[(?:\\.|[^\]\\])*\]/sy;
const opening = /\((?:\?(?:<?[=!]|<[^>]*>|[ims-]*:))?/y;
const quantifier = /([*+?]|\{(\d+)(,?)(\d*)\})\??/y;

/**
 * Reckons, without trying it, how long a pattern can take on a text of up to so many characters; null for one that
 * refers to what it found before.
 *
 * An upper bound: it does not ask whether two ways can apply to the same text, so repetitions within repetitions and
 * many alternatives after one another count in full. The pattern must compile with the flag `u`.
 */
export function patternEffort(pattern: string, longest: number): PatternEffort | null {
  let at = 0;
  const read = (what: RegExp): RegExpExecArray | null => {
    what.lastIndex = at;
    const found = what.exec(pattern);
    if (found) at = what.lastIndex;
    return found;
  };

  /** Alternatives until the group or the pattern ends. */
  function alternatives(): PatternEffort | null {
    let ways = 0;
    let steps = 0;
    for (;;) {
      const one = sequence();
      if (one === null) return null;
      ways += one.ways;
      steps += one.steps;
      if (pattern[at] !== '|') return { ways, steps };
      at += 1;
    }
  }

  function sequence(): PatternEffort | null {
    let ways = 1;
    let steps = 0;
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const one = repeated(part());
      if (one === null) return null;
      ways *= one.ways;
      steps += one.steps;
    }
    return { ways, steps };
  }

  function part(): PatternEffort | null {
    if (read(saidAgain)) return null;
    if (read(escaped) ?? read(characterClass)) return { ways: 1, steps: 1 };
    if (!read(opening)) {
      at += 1;
      return { ways: 1, steps: 1 };
    }
    const within = alternatives();
    at += 1;
    return within;
  }

  function repeated(one: PatternEffort | null): PatternEffort | null {
    const sign = one && read(quantifier);
    if (!sign) return one;
    const { least, most } = timesOf(sign, longest);
    const steps = Math.max(1, one.steps) * Math.max(1, least);
    if (one.ways === 1) return { ways: most - least + 1, steps };
    let ways = 0;
    for (let times = least; times <= most && Number.isFinite(ways); times++) ways += one.ways ** times;
    return { ways, steps };
  }

  return alternatives();
}

/** More often than the text is long nothing comes, unless it is prescribed. */
function timesOf([, sign, from, comma, until]: RegExpExecArray, longest: number) {
  if (sign === '?') return { least: 0, most: 1 };
  const least = sign === '+' ? 1 : Number(from ?? 0);
  if (from !== undefined && comma === '') return { least, most: least };
  return { least, most: Math.max(least, Math.min(longest, until ? Number(until) : longest)) };
}
