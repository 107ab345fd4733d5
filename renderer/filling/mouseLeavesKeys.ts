import type { MouseEvent } from 'react';

/** What a key presses itself where it has the focus. */
const pressable = 'button, a, summary';

/** Whether a key goes to what has the focus, not to the list: people reached it by Tab. */
export function isPressedItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(pressable) !== null;
}

/**
 * For whatever holds the buttons of 照着填: a click leaves the keys to the list. A button that kept the focus after a click would
 * take the next key, which people press to go on; Tab reaches it all the same.
 */
export const mouseLeavesKeys = {
  onMouseDown: (event: MouseEvent) => {
    if (isPressedItself(event.target)) event.preventDefault();
  },
  // One that had the focus by Tab lets go of it, too, when the mouse is taken up; a click by the keyboard counts as none.
  onClick: ({ detail }: MouseEvent) => {
    const { activeElement } = document;
    if (detail > 0 && activeElement instanceof HTMLElement && isPressedItself(activeElement)) activeElement.blur();
  },
} as const;

/** A click that is no second one of a double click: by then another thing may stand below the mouse. */
export function unlessDoubled(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act();
  };
}
