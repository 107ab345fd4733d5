import { type RefObject, useEffect, useRef } from 'react';

/** What Enter goes through: one-line inputs, pickers and paragraphs of the fields. */
const stops = '[data-field] input:not([type="checkbox"]):not([disabled]), [data-field] textarea';

/**
 * Enter in a one-line field goes to the next field, as in a sheet; the field left is saved. Composing Chinese, pickers and
 * paragraphs keep their Enter. Answers with the ref of the form.
 */
export function useEnterToNext(): RefObject<HTMLDivElement | null> {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
      const next = nextStop(element, event.target);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  }, []);
  return form;
}

function nextStop(form: HTMLElement, from: EventTarget | null): HTMLElement | null {
  if (!(from instanceof HTMLInputElement) || from.type === 'checkbox' || from.role === 'combobox') return null;
  const all = [...form.querySelectorAll<HTMLElement>(stops)];
  return all[all.indexOf(from) + 1] ?? null;
}
