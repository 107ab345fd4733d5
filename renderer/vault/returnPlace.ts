/**
 * Where the focus was in the desk, told apart by its place alone: what stood there is not remembered.
 *
 * `field` is the field of a form and which of its controls; `path` counts the way from the main part of the desk.
 */
export interface ReturnPlace {
  /** The address within the window. */
  readonly address: string;
  readonly field: { readonly name: string; readonly control: number } | null;
  readonly path: readonly number[];
  readonly tag: string;
  readonly caret: number | null;
}

const controls = 'input, textarea, button, [tabindex]';
const mainId = 'beian-main';

/** The place of an element that has the focus; null outside the main part, as in a dialog that will not be there again. */
export function placeOf(element: Element | null, address: string): ReturnPlace | null {
  const main = document.getElementById(mainId);
  if (!element || !main?.contains(element) || element === main) return null;
  const frame = element.closest('[data-field]');
  const name = frame?.getAttribute('data-field')?.split(' ')[0];
  const control = frame ? [...frame.querySelectorAll(controls)].indexOf(element) : -1;
  const path: number[] = [];
  for (let at = element; at !== main && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
  return {
    address,
    field: name !== undefined && control >= 0 ? { name, control } : null,
    path,
    tag: element.tagName,
    caret: typed?.selectionStart ?? null,
  };
}

/** What is at that place now; null while it is not there. */
export function elementAt({ field, path, tag }: ReturnPlace): HTMLElement | null {
  const main = document.getElementById(mainId);
  const found = field
    ? document.querySelector(`[data-field~="${CSS.escape(field.name)}"]`)?.querySelectorAll(controls)[field.control]
    : path.reduce<Element | undefined>((at, index) => at?.children[index], main ?? undefined);
  return found instanceof HTMLElement && found.tagName === tag && found.checkVisibility() ? found : null;
}
