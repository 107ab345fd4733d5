import { useQuery } from '@tanstack/react-query';
import { useDesk } from './deskContext.ts';
import { constant } from './tabs.ts';

/** The code tables of the rule pack; asked for once. */
export function useTables() {
  const { queries } = useDesk();
  return useQuery(queries.rules.tables.queryOptions(constant));
}
