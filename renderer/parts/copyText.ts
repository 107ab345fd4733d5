/**
 * Selects the text of an element and copies it; false when only the selecting worked.
 *
 * By the older way: it answers at once, within the key or click, and keeps line ends.
 */
export function copyText(element: HTMLElement | null): boolean {
  const selection = getSelection();
  if (!element || !selection) return false;
  selection.selectAllChildren(element);
  return document.execCommand('copy');
}
