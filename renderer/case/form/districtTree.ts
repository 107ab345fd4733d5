import type { CodeTables } from '#shared/api/about.ts';
import { cityOf, levelOf, provinceOf } from '#shared/rules/districts.ts';

/** A place with the places inside it. */
export interface DistrictNode {
  readonly value: string;
  readonly label: string;
  readonly children?: DistrictNode[];
}

/** The three fields that name a place; null where the place has no such level. */
export interface ChosenDistrict {
  readonly province: string;
  readonly city: string | null;
  readonly district: string | null;
}

/** Provinces with their cities and districts, in code order. A place without parts has no `children`. */
export function districtTree({ districts }: Pick<CodeTables, 'districts'>): DistrictNode[] {
  const byLevel = Map.groupBy(districts.rows, ([code]) => levelOf(code));
  const cities = Map.groupBy(byLevel.get('city') ?? [], ([code]) => provinceOf(code));
  const inCity = Map.groupBy(byLevel.get('district') ?? [], ([code]) => cityOf(code));
  return (byLevel.get('province') ?? []).map(([code, name]) =>
    node(
      code,
      name,
      (cities.get(code) ?? []).map(([city, cityName]) =>
        node(
          city,
          cityName,
          (inCity.get(city) ?? []).map(([district, districtName]) => node(district, districtName, [])),
        ),
      ),
    ),
  );
}

/** The fields for a path chosen in the tree. A city without districts (东莞) stands as its own district. */
export function districtOfPath([province, city, district]: readonly string[]): ChosenDistrict | null {
  if (province === undefined) return null;
  return { province, city: city ?? null, district: district ?? city ?? null };
}

/** The path in the tree of what the fields hold, as far as it goes. */
export function pathOfDistrict(province: string | null, city: string | null, district: string | null): string[] {
  if (province === null) return [];
  return [...new Set([province, city, district])].filter((code) => code !== null);
}

function node(value: string, label: string, children: DistrictNode[]): DistrictNode {
  return children.length > 0 ? { value, label, children } : { value, label };
}
