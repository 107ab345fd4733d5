import { clipboard } from 'electron';

/** How long what was copied stays on the clipboard, in milliseconds: long enough to paste it, no longer. */
export const copiedTime = 60_000;

/** What the desk has put on the system's clipboard. */
export interface Copied {
  /** Puts a text there; it goes by itself after a minute. */
  put(text: string): Promise<void>;
  /** Clears the clipboard, unless somebody has copied something else since. True when it did. */
  clear(): Promise<boolean>;
}

/** Nothing copied yet. Only after Electron is ready. */
export function openCopied(): Copied {
  let held: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  const clear = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const mine = held;
    if (mine === null || (await clipboard.readText()) !== mine) return false;
    // Something else of ours may have come while the clipboard was read.
    if (held !== mine) return false;
    held = null;
    clipboard.clear();
    return true;
  };
  return {
    put: async (text) => {
      if (timer) clearTimeout(timer);
      held = text;
      await clipboard.writeText(text);
      // As it reads: systems change line ends.
      held = await clipboard.readText();
      // Where the clipboard cannot be reached, there is nothing left to be cleared.
      timer = setTimeout(() => void clear().catch(() => undefined), copiedTime);
      timer.unref();
    },
    clear,
  };
}
