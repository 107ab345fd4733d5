import { useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { noteCutShort } from './cutShort.ts';
import { guardUnload } from './guardUnload.ts';
import { setUnderWay, type UnderWay } from './underWay.ts';
import { useNoteWithWay } from './useNoteWithWay.tsx';
import { watchOpening } from './watchOpening.ts';

/** Where the result of work is. */
export interface WorkPlace {
  /** Address of the screen, see addresses.ts. */
  readonly address: string;
  /** The same in words. */
  readonly description: string;
  /** What is asked before the vault is closed meanwhile. */
  readonly underWay: UnderWay;
  /** What is told when it is opened again, after all. */
  readonly cutShort: string;
}

/** What became of work that ended because the vault was closed. */
export const closedMeanwhile = Symbol('the vault was closed meanwhile');

/**
 * Runs work that goes on while its screen is left.
 *
 * Closing or reloading the page makes the browser ask as long as it runs, and so does closing the vault (see
 * vault/useAskBeforeClosing.tsx). It answers with what became of it, which a person who is elsewhere is told with a way
 * to its result; null when there is nothing to tell.
 */
export function useBackgroundWork() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const note = useNoteWithWay();
  return async (
    work: () => Promise<string | typeof closedMeanwhile | null>,
    { address, description, underWay, cutShort }: WorkPlace,
  ): Promise<void> => {
    const statusKey = queries.vault.status.queryKey();
    const vault = cache.getQueryData(statusKey)?.path ?? '';
    const opening = watchOpening(cache, statusKey);
    const stopAsking = guardUnload();
    const end = setUnderWay(underWay);
    const title = await work().finally(() => {
      stopAsking();
      end();
      opening.stop();
    });
    if (title === closedMeanwhile || opening.ended()) return noteCutShort({ vault, told: cutShort, address });
    if (title === null || isAt(address)) return;
    note({ key: crypto.randomUUID(), title, description, address });
  };
}

/** The address is asked of the window: the screen that began the work may be gone. */
function isAt(address: string): boolean {
  return location.hash.replace(/^#/, '').split('?')[0] === address;
}
