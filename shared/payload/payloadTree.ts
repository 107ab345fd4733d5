/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The way to a value: names of objects, places in lists. */
export type PayloadPath = readonly (string | number)[];

/** A value that our model has no place for, and where it stood. */
export interface KeptValue {
  readonly path: PayloadPath;
  readonly value: Json;
}

/** Deeper than any payload; a file nested without end must not exhaust the stack. */
const deepest = 40;

/** As people and findings write it: `icp_applets.base_info.nrlx_details[0].code`. Names that would mislead are quoted. */
export function dottedPath(path: PayloadPath): string {
  return path.reduce<string>((dotted, part) => {
    if (typeof part === 'number') return `${dotted}[${part}]`;
    if (!/^[^.[\]"]+$/.test(part)) return `${dotted}[${JSON.stringify(part)}]`;
    return dotted === '' ? part : `${dotted}.${part}`;
  }, '');
}

/**
 * Every value with its path, in the order written. What `isWhole` names by its dotted path is not taken apart, nor is
 * what is empty. Null when it is nested deeper than any payload.
 */
export function valuesOf(root: Json, isWhole: (dotted: string) => boolean): KeptValue[] | null {
  const found: KeptValue[] = [];
  const walk = (value: Json, path: PayloadPath): boolean => {
    if (path.length > deepest) return false;
    const parts = partsOf(value);
    if (parts.length === 0 || isWhole(dottedPath(path))) {
      found.push({ path, value });
      return true;
    }
    return parts.every(([part, inner]) => walk(inner, [...path, part]));
  };
  return walk(root, []) ? found : null;
}

function partsOf(value: Json): (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return value.map((inner, index) => [index, inner] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A payload being written. */
export class PayloadTree {
  readonly #root: Record<string, Json> = {};

  /** Puts a value where nothing stands yet; false when the place is taken, or beyond the end of its list. */
  put(path: PayloadPath, value: Json): boolean {
    let place: Record<string | number, unknown> = this.#root;
    for (const [depth, part] of path.entries()) {
      if (Array.isArray(place) !== (typeof part === 'number')) return false;
      if (Array.isArray(place) && Number(part) > place.length) return false;
      const last = depth === path.length - 1;
      if (!Object.hasOwn(place, part)) own(place, part, last ? value : typeof path[depth + 1] === 'number' ? [] : {});
      else if (last) return false;
      const next = place[part];
      if (typeof next !== 'object' || next === null) return last;
      place = next as Record<string | number, unknown>;
    }
    return path.length > 0;
  }

  /** The payload as it stands. */
  get root(): { readonly [key: string]: Json } {
    return this.#root;
  }
}

/** A name such as `__proto__` becomes a name like any other. */
function own(place: object, part: string | number, value: unknown): void {
  Object.defineProperty(place, part, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * Kept of a payload that names the legal representative although he is the subject's principal, whom our model has once:
 * he is to be named there again, as he is called by then. Never written itself.
 */
export const principalAgain: KeptValue = { path: ['icp_subject', 'legal_person_info'], value: 'sameAsPrincipal' };

/** True for `principalAgain`, also after it was stored. */
export function isPrincipalAgain({ path, value }: KeptValue): boolean {
  return value === principalAgain.value && dottedPath(path) === dottedPath(principalAgain.path);
}
