import { addressNow, elementAt, focusAt, type ReturnPlace } from './returnPlace.ts';

/** Frames to wait for what is about to be drawn: the case is opened anew. */
const mostFrames = 300;

/** Frames to hold on to a place that is there: a dialog that opens and a hidden number that is shown move the focus or the caret. */
const settlingFrames = 8;

/** What a person does. Whoever does something is left alone. */
const signs = ['keydown', 'pointerdown', 'beforeinput', 'compositionstart'] as const;

/** A way back that can be called off. */
export interface ComingBack {
  readonly isUnderWay: () => boolean;
  readonly stop: () => void;
}

/**
 * Puts the focus back to a place in the main part, or in the dialog over it once that is open again, as soon as it is
 * drawn and `isReady`: what was typed there has come back. It ends there, or with the first thing the person does.
 */
export function comeBack(main: ReturnPlace | null, dialog: ReturnPlace | null, isReady: () => boolean): ComingBack {
  const address = (dialog ?? main)?.address;
  let request: number | null = null;
  let frames = 0;
  let held = 0;
  let heldIn: ReturnPlace | null = null;
  const stop = () => {
    if (request !== null) cancelAnimationFrame(request);
    request = null;
    for (const sign of signs) removeEventListener(sign, stop, { capture: true });
  };
  const hold = (place: ReturnPlace, element: HTMLElement) => {
    held = heldIn === place ? held + 1 : 1;
    heldIn = place;
    if (held <= settlingFrames) focusAt(element, place);
    else if (place === (dialog ?? main)) stop();
  };
  const look = () => {
    if (address !== addressNow() || frames++ > mostFrames) return stop();
    request = requestAnimationFrame(look);
    if (!isReady()) return;
    for (const place of [dialog, main]) {
      const element = place && elementAt(place);
      if (place && element) return hold(place, element);
    }
  };
  if (address !== undefined) {
    for (const sign of signs) addEventListener(sign, stop, { capture: true });
    look();
  }
  return { isUnderWay: () => request !== null, stop };
}
