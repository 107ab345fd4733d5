import { type RefObject, useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** What react-router calls the address a window was opened with. */
const firstKey = 'default';

/**
 * Puts the keyboard on the heading of a case that was just opened, where what led here is gone and nothing else in the
 * case was asked for. Answers with the ref of the heading. A window opened at a case begins at its own beginning.
 */
export function useHeadingFocus(): RefObject<HTMLElement | null> {
  const heading = useRef<HTMLElement>(null);
  const [parameters] = useSearchParams();
  const { key } = useLocation();
  const wanted = key !== firstKey && !parameters.has('where');
  const atFirst = useRef(wanted);
  useEffect(() => {
    const { activeElement } = document;
    const nowhere = activeElement === null || activeElement === document.body || activeElement.id === 'beian-main';
    if (atFirst.current && nowhere) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
