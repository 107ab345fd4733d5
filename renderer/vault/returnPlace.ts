/**
 * Where the focus was in the desk, told apart by its place alone: what stood there is not remembered.
 *
 * `field` is the field of a form and which of its controls; `path` counts the way from the main part of the desk, or from
 * the dialog over it.
 */
export interface ReturnPlace {
  readonly within: 'main' | 'dialog';
  /** The address within the window, without what follows its question mark: a dialog comes and goes with that. */
  readonly address: string;
  readonly field: { readonly name: string; readonly control: number } | null;
  readonly path: readonly number[];
  readonly tag: string;
  readonly caret: number | null;
}

const controls = 'input, textarea, button, [tabindex]';
const dialogs = '.ant-modal';

function mainPart(): HTMLElement | null {
  return document.getElementById('beian-main');
}

/** The address of this window as a place tells it. */
export function addressNow(): string {
  return location.hash.split('?')[0] ?? '';
}

/** The place of an element that has the focus; null outside the main part and dialogs. */
export function placeOf(element: Element | null): ReturnPlace | null {
  const main = mainPart();
  const within = main?.contains(element) ? 'main' : 'dialog';
  const root = within === 'main' ? main : element?.closest(dialogs);
  if (!element || !root || element === root) return null;
  const frame = element.closest('[data-field]');
  const name = frame?.getAttribute('data-field')?.split(' ')[0];
  const control = frame ? [...frame.querySelectorAll(controls)].indexOf(element) : -1;
  const path: number[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return {
    within,
    address: addressNow(),
    field: name !== undefined && control >= 0 ? { name, control } : null,
    path,
    tag: element.tagName,
    caret: isTyped(element) ? element.selectionStart : null,
  };
}

/** What is at that place now; null while it is not there. */
export function elementAt({ within, field, path, tag }: ReturnPlace): HTMLElement | null {
  const root =
    within === 'main' ? mainPart() : [...document.querySelectorAll(dialogs)].find((each) => each.checkVisibility());
  const found = field
    ? root?.querySelector(`[data-field~="${CSS.escape(field.name)}"]`)?.querySelectorAll(controls)[field.control]
    : path.reduce<Element | undefined>((at, index) => at?.children[index], root ?? undefined);
  return found instanceof HTMLElement && found.tagName === tag && found.checkVisibility() ? found : null;
}

/** Whether both are the same place, wherever the caret is. */
export function isSamePlace(one: ReturnPlace, other: ReturnPlace): boolean {
  const bare = (place: ReturnPlace) => JSON.stringify({ ...place, caret: null });
  return bare(one) === bare(other);
}

/** Goes to an element, and in a text to where the caret was. */
export function focusAt(element: HTMLElement, { caret }: ReturnPlace): void {
  if (document.activeElement !== element) element.focus();
  if (isTyped(element) && caret !== null && element.selectionStart !== null) element.setSelectionRange(caret, caret);
}

function isTyped(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
