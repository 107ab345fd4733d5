import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { useCopyText } from './useCopyText.ts';

/** How long a value stays on the clipboard, in milliseconds; the desktop app itself counts the same. */
const copiedTime = 60_000;

/**
 * Copies values one after the other and clears the clipboard afterwards.
 *
 * The desktop app clears it by itself after a minute, if it still holds what was put there. A page in a browser may
 * neither look at the clipboard nor write to it without a key or a click: there `stale` says that the minute is over, and
 * the next key or click on the page clears it. The one place where anything secret is copied.
 *
 * With `asksOnClosing` such a page makes the browser ask before it is closed while something lies there.
 */
export function useClipboard(asksOnClosing = false) {
  const { client, host } = useDesk();
  const copyText = useCopyText();
  const [held, setHeld] = useState<'nothing' | 'fresh' | 'stale'>('nothing');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const staysBehind = asksOnClosing && held !== 'nothing' && !host.opensFilling;
  useEffect(() => {
    if (!staysBehind) return;
    // Whoever stays after all sees what is to be done first.
    const remind = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      setHeld('stale');
    };
    addEventListener('beforeunload', remind);
    return () => removeEventListener('beforeunload', remind);
  }, [staysBehind]);

  const copy = useCallback(
    async (text: string): Promise<boolean> => {
      clearTimeout(timer.current);
      if (host.opensFilling) await client.host.copyText({ text });
      else if (!copyText(text)) return false;
      setHeld('fresh');
      timer.current = setTimeout(() => setHeld(host.opensFilling ? 'nothing' : 'stale'), copiedTime);
      return true;
    },
    [client, host, copyText],
  );

  const clear = useCallback(async () => {
    clearTimeout(timer.current);
    if (host.opensFilling) await client.host.clearCopied();
    else overwrite();
    setHeld('nothing');
  }, [client, host]);

  useEffect(() => {
    if (held !== 'stale') return;
    const clearNow = () => {
      overwrite();
      setHeld('nothing');
    };
    const happenings = ['keydown', 'pointerup'] as const;
    for (const happening of happenings) document.addEventListener(happening, clearNow, { once: true });
    return () => {
      for (const happening of happenings) document.removeEventListener(happening, clearNow);
    };
  }, [held]);

  return { held, copy, clear };
}

/** Puts nothing in the place of what is there. Works only while a key or a click is being answered. */
function overwrite(): void {
  const empty = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', '');
  };
  document.addEventListener('copy', empty, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', empty);
}
