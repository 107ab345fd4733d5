import { useEffect } from 'react';
import { useDraftKeeper } from '../app/draftKeeperContext.ts';
import { comeBack } from './comeBack.ts';
import { isSamePlace, placeOf, type ReturnPlace } from './returnPlace.ts';

/** Where the focus was in each vault of this window: in the main part, and in a dialog over it while one is open. */
const places = new Map<string, { readonly main: ReturnPlace | null; readonly dialog: ReturnPlace | null }>();

/** Puts the focus back where it was when this vault was locked, once, unless the person has gone elsewhere meanwhile. */
export function useReturn(vault: string): void {
  const drafts = useDraftKeeper();
  useEffect(() => {
    const { main = null, dialog = null } = places.get(vault) ?? {};
    const coming = comeBack(main, dialog, drafts.isHandedBack);
    const remember = ({ type }: Event) => {
      // What the screens do by themselves while one comes back is not where the person is.
      if (coming.isUnderWay()) return;
      const now = placeOf(document.activeElement);
      if (!now) return;
      const before = places.get(vault) ?? { main: null, dialog: null };
      const known = before[now.within];
      // A field that gets the focus back, as from Ctrl+K, has not put its caret back yet.
      const place = type === 'focusin' && known && isSamePlace(known, now) ? known : now;
      places.set(vault, place.within === 'main' ? { main: place, dialog: null } : { ...before, dialog: place });
    };
    // `selectionchange` comes a task later than the text that was typed; by then the field may have been left.
    const signs = ['focusin', 'input', 'keyup', 'selectionchange'];
    for (const sign of signs) document.addEventListener(sign, remember);
    return () => {
      coming.stop();
      for (const sign of signs) document.removeEventListener(sign, remember);
    };
  }, [vault, drafts]);
}
