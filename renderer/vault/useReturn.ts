import { useEffect, useRef } from 'react';
import { elementAt, placeOf, type ReturnPlace } from './returnPlace.ts';

/** Frames to wait for what is about to be drawn: the case is opened anew. */
const mostFrames = 300;

/** Where the focus was in each vault of this window. */
const places = new Map<string, ReturnPlace>();

/** Puts the focus back where it was when this vault was locked, once, unless the person has gone elsewhere meanwhile. */
export function useReturn(vault: string): void {
  const arrived = useRef(false);
  useEffect(() => {
    const place = places.get(vault);
    let request = 0;
    let frames = 0;
    const look = () => {
      const stayed = place && place.address === location.hash && document.activeElement === document.body;
      if (!stayed || arrived.current) return;
      const element = elementAt(place);
      if (!element) {
        if (frames++ < mostFrames) request = requestAnimationFrame(look);
        return;
      }
      arrived.current = true;
      element.focus();
      const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      if (typed && place.caret !== null && element.selectionStart !== null) {
        element.setSelectionRange(place.caret, place.caret);
      }
    };
    look();
    const remember = () => {
      const now = placeOf(document.activeElement, location.hash);
      if (now) places.set(vault, now);
    };
    addEventListener('focusin', remember);
    addEventListener('keyup', remember);
    return () => {
      cancelAnimationFrame(request);
      removeEventListener('focusin', remember);
      removeEventListener('keyup', remember);
    };
  }, [vault]);
}
