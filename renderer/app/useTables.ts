import { useQuery } from '@tanstack/react-query';
import { useDesk } from './deskContext.ts';
import { ofRulePack } from './tabs.ts';

/** The code tables of the rule pack; asked for once a pack. */
export function useTables() {
  const { queries } = useDesk();
  return useQuery(queries.rules.tables.queryOptions(ofRulePack));
}
