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
    if (where !== null && key !== '') return arriveAt(findingPlace(where));
  }, [where, key]);
  return where === null ? null : findingPlace(where).field;
}

/** Frames to wait for a field that is about to be drawn: a tab that just opened, a person who was just named. */
const mostFrames = 300;

/** What is filled in comes before what acts: nobody wants to arrive at a button that removes. */
const focusable = ['input:not([disabled]), textarea', 'button, [tabindex="0"]'];

/** Goes to a place as soon as it is drawn; answers with how to call that off. */
function arriveAt(place: FindingPlace): () => void {
  let frames = 0;
  let request = 0;
  const look = () => {
    const element = elementOf(place);
    if (element?.checkVisibility()) show(element);
    else if (frames++ < mostFrames) request = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(request);
}

function elementOf({ field, item }: FindingPlace): Element | null {
  if (field === null) return null;
  const whole = document.querySelector(`[data-field~="${CSS.escape(field)}"]`);
  return (item === null ? null : whole?.querySelector(`[data-item="${item}"]`)) ?? whole;
}

function show(element: Element): void {
  element.scrollIntoView({ block: 'center' });
  const control = focusable.map((each) => element.querySelector<HTMLElement>(each)).find((found) => found !== null);
  control?.focus({ preventScroll: true });
  element.animate(
    [
      { boxShadow: '0 0 0 6px rgb(245 176 65 / 60%)', background: 'rgb(245 176 65 / 18%)' },
      { boxShadow: '0 0 0 6px transparent', background: 'transparent' },
    ],
    { duration: 1800, easing: 'ease-in' },
  );
}
