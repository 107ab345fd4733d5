import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { type FindingPlace, findingPlace } from './findings/findingPlace.ts';

/**
 * Follows the address: scrolls to the field or material it names, puts the focus there and lights it up for a moment.
 * Answers with the field, so that it is not folded away.
 *
 * Going to the same place twice works twice: every step of the address has a key of its own.
 */
export function useArrival(): EditableField | null {
  const [parameters] = useSearchParams();
  const { key } = useLocation();
  const where = parameters.get('where');
  useEffect(() => {
    if (where === null || key === '' || key === lastArrival) return;
    return arriveAt(findingPlace(where), () => {
      lastArrival = key;
    });
  }, [where, key]);
  return where === null ? null : findingPlace(where).field;
}

/** The step of the address that was followed last: drawn anew after a lock, one is where one was, not there once more. */
let lastArrival: string | null = null;

/** Frames to wait for a field that is about to be drawn: a tab that just opened, a person who was just named. */
const mostFrames = 300;

/** What is filled in comes before what acts: nobody wants to arrive at a button that removes. */
const controls = ['input:not([disabled]), textarea', 'button, [tabindex="0"]'];

/** Goes to a place as soon as it is drawn; answers with how to call that off. */
function arriveAt(place: FindingPlace, onArrived: () => void): () => void {
  let frames = 0;
  let request = 0;
  const look = () => {
    const element = elementOf(place);
    if (element?.checkVisibility()) {
      show(element);
      onArrived();
    } else if (frames++ < mostFrames) request = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(request);
}

function elementOf({ field, item, slot }: FindingPlace): Element | null {
  if (slot !== null) return document.querySelector(`[data-slot="${slot}"]`);
  if (field === null) return null;
  const whole = document.querySelector(`[data-field~="${CSS.escape(field)}"]`);
  return (item === null ? null : whole?.querySelector(`[data-item="${item}"]`)) ?? whole;
}

function show(element: Element): void {
  element.scrollIntoView({ block: 'center' });
  focusIn(element)?.focus({ preventScroll: true });
  element.animate(
    [
      { boxShadow: '0 0 0 6px rgb(245 176 65 / 60%)', background: 'rgb(245 176 65 / 18%)' },
      { boxShadow: '0 0 0 6px transparent', background: 'transparent' },
    ],
    { duration: 1800, easing: 'ease-in' },
  );
}

/** A tile takes the focus itself: what is pasted next is for it. */
function focusIn(element: Element): HTMLElement | null {
  if (element instanceof HTMLElement && element.tabIndex === 0) return element;
  return controls.map((each) => element.querySelector<HTMLElement>(each)).find((found) => found !== null) ?? null;
}
