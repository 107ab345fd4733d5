import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { copiedTime, emptyClipboard, type Held, heldNow, holdCopy, letGo, subscribeHeld } from './heldCopy.ts';
import { useCopyText } from './useCopyText.ts';

/**
 * Copies values one after the other and clears the clipboard afterwards. The one place where anything secret is copied.
 *
 * The desktop app clears it by itself after a minute and when the vault is locked, if it still holds what was put there. In a
 * browser the page does, as far as it is let (heldCopy.ts): `stale` says that it is still to be done.
 *
 * With `asksOnClosing` such a page makes the browser ask before it is closed while something lies there.
 */
export function useClipboard(asksOnClosing = false) {
  const { client, host } = useDesk();
  const copyText = useCopyText();
  const inPage = useSyncExternalStore(subscribeHeld, heldNow);
  const [inDesktop, setInDesktop] = useState<Held>('nothing');
  const held = host.opensFilling ? inDesktop : inPage;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const staysBehind = asksOnClosing && held !== 'nothing' && !host.opensFilling;
  useEffect(() => {
    if (!staysBehind) return;
    // Whoever stays after all sees what is to be done first.
    const remind = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      letGo();
    };
    addEventListener('beforeunload', remind);
    return () => removeEventListener('beforeunload', remind);
  }, [staysBehind]);

  const copy = useCallback(
    async (text: string): Promise<boolean> => {
      if (!host.opensFilling) return holdCopy(text, copyText);
      clearTimeout(timer.current);
      await client.host.copyText({ text });
      setInDesktop('fresh');
      timer.current = setTimeout(() => setInDesktop('nothing'), copiedTime);
      return true;
    },
    [client, host, copyText],
  );

  const clear = useCallback(async () => {
    if (!host.opensFilling) {
      // Where even a key gives no leave, the next one is tried.
      if (!(await emptyClipboard())) letGo();
      return;
    }
    clearTimeout(timer.current);
    await client.host.clearCopied();
    setInDesktop('nothing');
  }, [client, host]);

  return { held, copy, clear };
}
