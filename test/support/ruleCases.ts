import type { LintOptions } from '#shared/lint/lintContext.ts';
import { districtName } from '#shared/rules/districts.ts';
import {
  cleanApplication,
  cleanMaterials,
  cleanPersonalApplication,
  heldMaterial,
  type Overrides,
} from './application.ts';
import { inShort, lint, shippedPack } from './lintDefect.ts';

/** One application: the clean company, or the clean person, with something changed. */
export interface Situation extends Overrides {
  readonly of?: 'person';
  /** Slots that stay empty although they are needed. */
  readonly lacking?: readonly string[];
  /** A slot that holds as many files more than it takes. */
  readonly overfull?: 'appOther';
  readonly options?: Partial<LintOptions>;
}

/** The findings of a situation, as `weight rule where`. */
export function findingsOf({ of, lacking = [], overfull, options, ...overrides }: Situation): string[] {
  const application = of === 'person' ? cleanPersonalApplication(overrides) : cleanApplication(overrides);
  const held = cleanMaterials(application, shippedPack).filter(({ slot }) => !lacking.includes(slot));
  const more = overfull ? Array.from({ length: 99 }, (_, position) => heldMaterial(overfull, position)) : [];
  return inShort(lint(application, { materials: [...held, ...more], ...options }));
}

/** A company, or person, at home in the first district of a province's capital. */
export function inProvince(province: string): NonNullable<Overrides['subject']> {
  const city = `${province.slice(0, 2)}0100`;
  const district = shippedPack.districts.rows.find(([code]) => code.startsWith(city.slice(0, 4)) && code > city)?.[0];
  const names = [province, city].map((code) => districtName(shippedPack, code) ?? '');
  return {
    province,
    city,
    district: district ?? null,
    certificateAddress: `${names.filter((name) => name !== '市辖区').join('')}样例路9号样例大厦3栋501室`,
  };
}
