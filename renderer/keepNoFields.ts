/** Types whose text no browser keeps, or that hold none. */
const harmless: ReadonlySet<string> = new Set(['password', 'checkbox', 'radio', 'button', 'submit', 'range']);

/**
 * Sees to it that no browser writes what stands in a field to the disk: Chromium keeps it in its session files, to have it
 * back after a crash, of every field that is not switched off. The desk keeps its own drafts, encrypted.
 *
 * Done for whatever comes into the document, since the fields of libraries cannot all be told: antd's pickers say
 * `new-password`, which keeps password keepers away and counts as switched on here. Seen in Chromium 156.
 */
export function keepNoFields(document: Document): void {
  const switchOff = (changes: readonly MutationRecord[] = []) => {
    if (changes.length > 0 && changes.every(({ type, addedNodes }) => type === 'childList' && addedNodes.length === 0))
      return;
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      if (field.autocomplete !== 'off' && !harmless.has(field.type)) field.autocomplete = 'off';
    }
  };
  const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ['type', 'autocomplete'] };
  new MutationObserver(switchOff).observe(document, watched);
  switchOff();
}
