import { useEffect, useRef } from 'react';

const onMac = /Mac/.test(navigator.platform);

/** How the modifier of shortcuts is called on this keyboard. */
export const modifierLabel = onMac ? '⌘' : 'Ctrl';

/** True while the modifier of shortcuts is held: Ctrl, on a Mac ⌘. */
export function modifierHeld(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return onMac ? event.metaKey : event.ctrlKey;
}

/**
 * Runs `act` on Ctrl (⌘ on a Mac) with a key, wherever the focus is.
 *
 * `whileTyping: false` leaves the key to the browser while a text field has the focus, as undo needs.
 */
export function useShortcut(key: string, act: () => void, options: { readonly whileTyping?: boolean } = {}): void {
  const { whileTyping = true } = options;
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!modifierHeld(event) || event.altKey || event.shiftKey || event.key.toLowerCase() !== key) return;
      if (!whileTyping && isTextField(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key, whileTyping]);
}

/** True for what takes typed text: there, keys belong to the text. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
