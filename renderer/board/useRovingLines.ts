import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/**
 * One Tab stop for many links: arrow keys, Home and End move among the elements marked `data-line`.
 *
 * Answers with what the container needs. The lines themselves start with tabIndex -1; the first one, or the one last
 * used, is where Tab comes in.
 */
export function useRovingLines(): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const lines = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const letTabInto = (entry: HTMLElement | undefined) => {
    for (const line of lines()) line.tabIndex = line === entry ? 0 : -1;
  };
  useEffect(() => {
    const all = lines();
    letTabInto(all.find((line) => line.tabIndex === 0) ?? all[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const all = lines();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const line = to === undefined ? undefined : all[to];
    if (!line) return;
    event.preventDefault();
    line.focus();
  };
  const onFocus = () => {
    const focused = lines().find((line) => line === document.activeElement);
    if (focused) letTabInto(focused);
  };
  return { ref, onKeyDown, onFocus };
}
