import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { districtName } from '#shared/rules/districts.ts';
import { useDesk } from '../app/deskContext.ts';

/** What a province code is called; the code itself until the tables are there. */
export function useProvinceName(): (code: string) => string {
  const { queries } = useDesk();
  const { data } = useQuery(queries.rules.tables.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return useCallback((code: string) => (data && districtName(data, code)) ?? code, [data]);
}
