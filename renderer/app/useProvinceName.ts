import { useCallback } from 'react';
import { districtName } from '#shared/rules/districts.ts';
import { useTables } from './useTables.ts';

/** What a 6-digit province code is called; the code itself until the tables are there. */
export function useProvinceName(): (code: string) => string {
  const { data } = useTables();
  return useCallback((code: string) => (data && districtName(data, code)) ?? code, [data]);
}
