import { useEffect, useState } from 'react';

/** First letters of the pinyin of a text, lower case: 广东省 → gds. */
export type PinyinInitials = (text: string) => string;

let loaded: PinyinInitials | null = null;

/**
 * Pinyin initials for searching in pickers; null until `wanted` and loaded, for the dictionary is large.
 *
 * A search without it finds by the characters themselves.
 */
export function usePinyin(wanted: boolean): PinyinInitials | null {
  const [initials, setInitials] = useState<PinyinInitials | null>(() => loaded);
  useEffect(() => {
    if (!wanted || initials) return;
    let here = true;
    void load().then((ready) => {
      if (here) setInitials(() => ready);
    });
    return () => {
      here = false;
    };
  }, [wanted, initials]);
  return initials;
}

async function load(): Promise<PinyinInitials> {
  if (loaded) return loaded;
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, string>();
  loaded = (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
    known.set(text, letters);
    return letters;
  };
  return loaded;
}

/** True when a label holds the text, or its pinyin initials hold the letters. */
export function matchesSearch(label: string, text: string, initials: PinyinInitials | null): boolean {
  const wanted = text.trim().toLowerCase();
  if (label.toLowerCase().includes(wanted)) return true;
  return initials !== null && /^[a-z]+$/.test(wanted) && initials(label).includes(wanted);
}
