import fc from 'fast-check';

const hugeText = 'A'.repeat(300_000);
const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;

/** Keys that a careless copy would write into every object of the program; parsed, so that they are keys of its own. */
const hostileKeys = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  '{"then":1,"length":-1}',
].map((text) => JSON.parse(text) as object);

/** What is hardly ever right anywhere: other types, huge ones, and keys of every object's prototype. */
export const wrongValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, true, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 10n),
  fc.constantFrom('', ' ', hugeText, '__proto__', 'constructor', "'; DROP TABLE cases; --", '\0', '\ud800', '样例'),
  fc.constantFrom<unknown>([], {}, deep, new Date(Number.NaN), new Map([[1, 2]]), new Set([1]), /a/, ...hostileKeys),
  fc.constant(Array.from({ length: 30_000 }, () => 'x')),
);

/** The value with one part of it, or all of it, replaced, or given keys that hurt. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.integer({ min: 0, max: 20 }), wrongValues, fc.constantFrom('replace', 'add'))
    .map(([at, wrong, how]) => {
      let left = at;
      const change = (part: unknown): unknown => {
        if (left-- === 0) {
          const plain = typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype;
          return how === 'add' && plain ? withKeys(part, wrong) : wrong;
        }
        if (Array.isArray(part)) return part.map(change);
        if (typeof part !== 'object' || part === null || part instanceof File) return part;
        return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, change(each)]));
      };
      return change(value);
    });
}

function withKeys(part: object, wrong: unknown): object {
  return Object.defineProperties(
    { ...part },
    Object.fromEntries(
      ['__proto__', 'constructor', '样例'].map((key) => [key, { value: wrong, enumerable: true, configurable: true }]),
    ),
  );
}
