import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { modifierHeld } from '../app/shortcuts.ts';
import { gridAct } from './gridKeys.ts';
import { chooseAll, chooseNone, chooseOnly, chooseRange, moveBy, type Selection, toggle } from './selection.ts';

/** Keys and mouse of the case table, turned into what is chosen and what is opened. */
export function useGridInput({
  scroller,
  numbers,
  selection,
  rowsInView,
  onSelect,
  onMove,
  onOpen,
}: {
  scroller: RefObject<HTMLElement | null>;
  numbers: readonly string[];
  selection: Selection;
  rowsInView: () => number;
  onSelect: (selection: Selection) => void;
  /** The keyboard stands on this row now: it has to be in view. */
  onMove: (index: number) => void;
  onOpen: (number: string) => void;
}) {
  const move = (next: Selection) => {
    onSelect(next);
    if (next.active !== null) onMove(numbers.indexOf(next.active));
  };
  return {
    onKeyDown: (event: KeyboardEvent) => {
      // Keys on the head's buttons are theirs.
      if (event.target !== scroller.current || event.altKey) return;
      const pressed = { key: event.key, shiftKey: event.shiftKey, modified: modifierHeld(event) };
      const act = gridAct(pressed, rowsInView());
      if (!act) return;
      event.preventDefault();
      const { active } = selection;
      if (act.type === 'move') move(moveBy(selection, numbers, act.step, act.extend));
      else if (act.type === 'all') onSelect(chooseAll(selection, numbers));
      else if (act.type === 'none') onSelect(chooseNone(selection));
      else if (active !== null && act.type === 'toggle') onSelect(toggle(selection, active));
      else if (active !== null && act.type === 'open') onOpen(active);
    },
    onClick: (event: MouseEvent) => {
      const { number, part } = meant(event);
      if (number === null) return;
      if (part === 'open') onOpen(number);
      else if (event.shiftKey) onSelect(chooseRange(selection, numbers, number));
      else if (modifierHeld(event) || part === 'tick') onSelect(toggle(selection, number));
      else onSelect(chooseOnly(number));
    },
    onDoubleClick: (event: MouseEvent) => {
      const { number, part } = meant(event);
      if (number !== null && part === 'row') onOpen(number);
    },
    onMouseDown: (event: MouseEvent) => {
      const { number, part } = meant(event);
      if (number === null || (part !== 'tick' && !event.shiftKey)) return;
      // Neither the tick nor marked text takes the keyboard away from the table.
      event.preventDefault();
      scroller.current?.focus();
    },
  };
}

/** Which row an event means, and which part of it. */
function meant({ target }: MouseEvent): { readonly number: string | null; readonly part: 'row' | 'tick' | 'open' } {
  const element = target instanceof Element ? target : null;
  const number = element?.closest<HTMLElement>('[data-number]')?.dataset['number'] ?? null;
  if (element?.closest('[data-open]')) return { number, part: 'open' };
  return { number, part: element?.closest('[data-tick]') ? 'tick' : 'row' };
}
