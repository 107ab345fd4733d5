import type { Step } from './selection.ts';

/** What a key asks of the case table. */
export type GridAct =
  | { readonly type: 'move'; readonly step: Step; readonly extend: boolean }
  | { readonly type: 'all' | 'none' | 'toggle' | 'open' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or ⌘ on a Mac. */
  readonly modified: boolean;
}

/** The table's keys; `page` is how many rows are in view. Null for a key that is not the table's. */
export function gridAct({ key, shiftKey, modified }: Pressed, page: number): GridAct | null {
  if (modified) {
    if (key.toLowerCase() === 'a' && !shiftKey) return { type: 'all' };
    if (key !== 'Home' && key !== 'End') return null;
  }
  const move = (step: Step): GridAct => ({ type: 'move', step, extend: shiftKey });
  switch (key) {
    case 'ArrowDown':
      return move({ by: 1 });
    case 'ArrowUp':
      return move({ by: -1 });
    case 'PageDown':
      return move({ by: Math.max(page - 1, 1) });
    case 'PageUp':
      return move({ by: -Math.max(page - 1, 1) });
    case 'Home':
      return move({ to: 'start' });
    case 'End':
      return move({ to: 'end' });
    case ' ':
      return { type: 'toggle' };
    case 'Enter':
      return { type: 'open' };
    case 'Escape':
      return { type: 'none' };
    default:
      return null;
  }
}
