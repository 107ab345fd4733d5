import { fullDistrictName } from '#shared/rules/districts.ts';
import type { DossierTables } from './dossierInput.ts';

/** The official name of a code; a code the tables do not know is shown as it is, never guessed. */
export function nameOf(
  rows: readonly { readonly id: number; readonly name: string }[],
  id: number | null,
): string | null {
  if (id === null) return null;
  return rows.find((row) => row.id === id)?.name ?? `未知代码 ${id}`;
}

/** The most exact place that was chosen, in full; null when none was. */
export function placeName(
  tables: Pick<DossierTables, 'districts'>,
  place: { readonly province: string | null; readonly city: string | null; readonly district: string | null },
): string | null {
  const code = place.district ?? place.city ?? place.province;
  if (code === null) return null;
  return fullDistrictName(tables, code) ?? `未知代码 ${code}`;
}

/** A second-level service with its group: 电商平台 / 综合类. */
export function serviceName({ serviceTypes }: Pick<DossierTables, 'serviceTypes'>, id: number): string {
  const name = nameOf(serviceTypes, id) ?? '';
  const group = nameOf(serviceTypes, serviceTypes.find((row) => row.id === id)?.parent ?? null);
  return group === null ? name : `${group} / ${name}`;
}
