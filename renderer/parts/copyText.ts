/**
 * Selects the text of an element and copies it; false when only the selecting worked.
 *
 * The newer clipboard interface is one of the permissions that no page of the desk is given.
 */
export function copyText(element: HTMLElement | null): boolean {
  const selection = getSelection();
  if (!element || !selection) return false;
  selection.selectAllChildren(element);
  return document.execCommand('copy');
}
