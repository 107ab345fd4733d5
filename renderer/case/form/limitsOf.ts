import type { CodeTables } from '#shared/api/about.ts';

/** How long a text may be, and how it is counted: a Chinese character is one character and two units of width. */
export interface Limits {
  readonly unit: 'characters' | 'width';
  readonly least: number;
  readonly most: number;
}

/** The limits of a field are data of the rule pack; here only how each is counted. */
const unitOf = { appName: 'width', appComment: 'characters' } as const;
export type LimitName = keyof typeof unitOf;

/** The limits of that name in the rule pack in use. */
export function limitsOf({ limits }: Pick<CodeTables, 'limits'>, name: LimitName): Limits {
  const { least, most } = limits[name];
  return { unit: unitOf[name], least, most };
}
