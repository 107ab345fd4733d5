import { createContext, useContext } from 'react';
import type { DraftKeeper } from './draftKeeper.ts';

export const DraftKeeperContext = createContext<DraftKeeper | null>(null);

/** What keeps the drafts of this window. */
export function useDraftKeeper(): DraftKeeper {
  const keeper = useContext(DraftKeeperContext);
  if (!keeper) throw new Error('no desk around this component');
  return keeper;
}
