import { districtName } from '#shared/rules/districts.ts';
import { useTables } from '../../app/useTables.ts';

/** Names a 6-digit province code; the code itself until the table is there. */
export function useProvinceName(): (code: string) => string {
  const tables = useTables();
  return (code) => (tables.data ? districtName(tables.data, code) : null) ?? code;
}
