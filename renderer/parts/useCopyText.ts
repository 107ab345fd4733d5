import { useCallback } from 'react';
import { copyText } from './copyText.ts';

/**
 * Puts a text on the clipboard, line ends kept; false when that is not allowed here.
 *
 * The focus and the selection are as they were afterwards.
 */
export function useCopyText(): (text: string) => boolean {
  return useCallback((text) => {
    const focused = document.activeElement;
    const sheet = document.createElement('pre');
    sheet.className = 'beian-visually-hidden';
    sheet.textContent = text;
    document.body.append(sheet);
    try {
      return copyText(sheet);
    } finally {
      getSelection()?.removeAllRanges();
      sheet.remove();
      if (focused instanceof HTMLElement) focused.focus();
    }
  }, []);
}
