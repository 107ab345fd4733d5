import fc from 'fast-check';
import type { core } from 'zod';
import { exampleFiles } from './exampleFiles.ts';

/** What a text means is told by the key it stands under: only there does a random one get far enough to do harm. */
export interface KnownTexts {
  /** Texts by the key they may stand under; a key that is not here takes any text. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
}

/**
 * Random values that have the shape of a schema, most of them valid, made by walking it.
 *
 * zod's own JSON schema would know neither files nor dates nor what a check demands. Refinements are not solved: what
 * breaks one is a wrong input like any other.
 */
export function valuesOf(schema: core.$ZodType, known: KnownTexts, key = '', depth = 0): fc.Arbitrary<unknown> {
  const { def } = (schema as core.$ZodTypes)._zod;
  const inner = (each: core.$ZodType, under = key) => valuesOf(each, known, under, depth + 1);
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([name, each]) => [name, inner(each, name)])), {
        requiredKeys: Object.keys(def.shape).filter((name) => def.shape[name]?._zod.optin !== 'optional'),
      });
    case 'array': {
      const { least, most } = lengths(def.checks);
      return fc.array(inner(def.element), { minLength: least, maxLength: Math.max(least, Math.min(most, 3)) });
    }
    case 'tuple':
      return fc.tuple(...def.items.map((each) => inner(each)));
    case 'record':
      return fc.dictionary(
        fc.oneof(fc.constantFrom('constructor', 'toString', '样例'), plainText),
        inner(def.valueType),
        {
          maxKeys: 3,
        },
      );
    case 'union':
      return fc.oneof(...def.options.map((each) => inner(each)));
    case 'intersection':
      return fc.tuple(inner(def.left), inner(def.right)).map(([one, other]) => Object.assign({}, one, other));
    case 'nullable':
      return fc.oneof({ weight: 3, arbitrary: inner(def.innerType) }, { weight: 1, arbitrary: fc.constant(null) });
    case 'optional':
    case 'default':
      return fc.oneof({ weight: 3, arbitrary: inner(def.innerType) }, { weight: 1, arbitrary: fc.constant(undefined) });
    case 'lazy':
      return depth > 6 ? fc.constant(null) : inner(def.getter());
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'number':
      return numbers(def.checks, 'format' in def || key === 'id');
    case 'template_literal':
      return fc.stringMatching(schema._zod.pattern ?? /^$/);
    case 'custom':
      return exampleFiles;
    case 'string':
      return texts(schema, def, known.byKey.get(key));
    default:
      throw new Error(`no values for a schema of type ${def.type}: write them here`);
  }
}

/** A text that is no path from the root, so that no call reaches a folder that is not the test's. */
const plainText = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/^[/\\\s]+|^[A-Za-z]:/, ''));

function texts(
  schema: core.$ZodType,
  def: core.$ZodStringDef,
  meaning: readonly string[] | undefined,
): fc.Arbitrary<string> {
  const { least, most } = lengths(def.checks);
  const { bag } = schema._zod as { bag: { patterns?: ReadonlySet<RegExp> } };
  const [pattern] = bag.patterns ?? [];
  const fitting =
    'format' in def && def.format === 'date'
      ? fc.constantFrom('2026-11-23', '0001-01-01', '9999-12-31', '2024-02-29')
      : 'format' in def && def.format === 'datetime'
        ? fc.constantFrom(
            '2026-11-23T03:59:00.000Z',
            '2026-11-23T03:00:00Z',
            '0001-01-01T00:00:00Z',
            '9999-12-31T23:59:59.999Z',
          )
        : pattern
          ? fc.stringMatching(pattern)
          : fc.oneof(
              plainText.map((text) => text.padEnd(least, '样')),
              // The longest that is allowed.
              fc.constant('样'.repeat(Math.min(most, 40_000))),
            );
  return meaning === undefined
    ? fitting
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...meaning) }, { weight: 1, arbitrary: fitting });
}

function numbers(checks: readonly core.$ZodCheck[] | undefined, whole: boolean): fc.Arbitrary<number> {
  let [min, max] = [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  for (const { _zod } of checks ?? []) {
    const def = _zod.def as { check: string; value?: number; inclusive?: boolean };
    if (def.check === 'greater_than') min = Number(def.value) + (def.inclusive ? 0 : 1);
    if (def.check === 'less_than') max = Number(def.value) - (def.inclusive ? 0 : 1);
  }
  const near = Math.min(max, Math.max(min, 0));
  const any = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  // Rows are numbered from one: small numbers are those that may be there.
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: near, max: Math.min(max, near + 3) }), any);
}

function lengths(checks: readonly core.$ZodCheck[] | undefined): { readonly least: number; readonly most: number } {
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const { _zod } of checks ?? []) {
    const def = _zod.def as { check: string; minimum?: number; maximum?: number };
    if (def.check === 'min_length') least = def.minimum ?? 0;
    if (def.check === 'max_length') most = def.maximum ?? most;
  }
  return { least, most };
}
