import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DraftKeeper } from './draftKeeper.ts';

export const DraftKeeperContext = createContext<DraftKeeper | null>(null);

/** What keeps the drafts of this window. */
export function useDraftKeeper(): DraftKeeper {
  const keeper = useContext(DraftKeeperContext);
  if (!keeper) throw new Error('no desk around this component');
  return keeper;
}

/** Whether drafts of the open vault are there: a dialog that begins with what was typed opens only then. */
export function useDraftsHandedBack(): boolean {
  const keeper = useDraftKeeper();
  return useSyncExternalStore(keeper.watch, keeper.isHandedBack);
}
