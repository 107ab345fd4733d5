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
 * `whileTyping: false` leaves the key to the browser while a text field has the focus, as undo needs. `shift` wants the
 * shift key held as well.
 */
export function useShortcut(
  key: string,
  act: () => void,
  options: { readonly whileTyping?: boolean; readonly shift?: boolean } = {},
): void {
  const { whileTyping = true, shift = false } = options;
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!modifierHeld(event) || event.altKey || event.shiftKey !== shift || event.key.toLowerCase() !== key) return;
      if (!whileTyping && isTextField(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key, whileTyping, shift]);
}

/** The key that locks. Ctrl+Shift+L would paste and search in Edge; this one no browser takes. */
export const lockKey = onMac ? '⌥L' : 'Alt+L';

/** Runs `act` on the key that locks, wherever the focus is. */
export function useLockKey(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const bare = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      // With ⌥ a Mac types another character; the key is the same.
      if (!bare || event.code !== 'KeyL' || event.repeat) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** True for what takes typed text: there, keys belong to the text. A picker or a search box without any takes none. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox' || target.type === 'radio') return false;
  const searches = target.type === 'search' || target.getAttribute('role') === 'combobox';
  return !searches || target.value !== '';
}
