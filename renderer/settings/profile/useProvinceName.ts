import { useQuery } from '@tanstack/react-query';
import { districtName } from '#shared/rules/districts.ts';
import { useDesk } from '../../app/deskContext.ts';

/** Names a 6-digit province code; the code itself until the table is there. */
export function useProvinceName(): (code: string) => string {
  const { queries } = useDesk();
  const tables = useQuery(queries.rules.tables.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (code) => (tables.data ? districtName(tables.data, code) : null) ?? code;
}
