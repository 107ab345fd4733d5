import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { type FindingPlace, findingPlace } from '../findings/findingPlace.ts';

/**
 * Follows the address: scrolls to the field it names, puts the focus there and lights it up for a moment. Answers with
 * the field, so that it is not folded away.
 *
 * Going to the same place twice works twice: every step of the address has a key of its own.
 */
export function useArrival(): EditableField | null {
  const [parameters] = useSearchParams();
  const { key } = useLocation();
  const where = parameters.get('where');
  useEffect(() => {
    if (where !== null && key !== '') arriveAt(findingPlace(where));
  }, [where, key]);
  return where === null ? null : findingPlace(where).field;
}

const focusable = 'input:not([disabled]), textarea, button, [tabindex="0"]';

function arriveAt({ field, item }: FindingPlace): void {
  if (field === null) return;
  const place = document.querySelector(`[data-field~="${CSS.escape(field)}"]`);
  const element = (item !== null && place?.querySelector(`[data-item="${item}"]`)) || place;
  if (!element) return;
  element.scrollIntoView({ block: 'center' });
  element.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  element.animate(
    [
      { boxShadow: '0 0 0 6px rgb(245 176 65 / 60%)', background: 'rgb(245 176 65 / 18%)' },
      { boxShadow: '0 0 0 6px transparent' },
    ],
    { duration: 1800, easing: 'ease-in' },
  );
}
