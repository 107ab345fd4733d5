import { type KeyboardEvent, memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import type { Stage } from '#shared/filing/stage.ts';
import { useMinute } from '../board/useMinute.ts';
import { useKept } from '../parts/useKept.ts';
import { useSteady } from '../parts/useSteady.ts';
import { columnsOf, stepCard } from './boardColumns.ts';
import { StageColumn } from './StageColumn.tsx';

/** What others may ask of the columns. */
export interface ColumnsHandle {
  /** Puts the keyboard on the card it stood on last, on the first one when that is gone. */
  focus(): void;
  /** The keyboard is wanted back, wherever its card goes: its dialog has closed. */
  comeBack(): void;
}

const nowhere = null;

/** The seven columns; arrow keys go from card to card, Enter opens, M moves, and cards can be dragged. */
export const StageColumns = memo(function StageColumns({
  found,
  stale,
  onMove,
  ref,
}: {
  found: Pick<FoundCases, 'numbers' | 'rows' | 'stageCounts'>;
  /** True while the cards answer an earlier question. */
  stale: boolean;
  /** Somebody wants a case in another stage; null when he has not said in which. */
  onMove: (number: string, to: Stage | null) => void;
  ref: Ref<ColumnsHandle>;
}) {
  const now = useMinute();
  const board = useRef<HTMLDivElement>(null);
  // Whether the keyboard is on the board; it still is when its card was taken away from under it.
  const inside = useRef(false);
  const [active, keepActive] = useKept<string | null>('stageBoard.active', nowhere);
  const [dragged, setDragged] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(found), [found]);
  const stageOf = (number: string | null) =>
    columns.find(({ numbers }) => number !== null && numbers.includes(number))?.stage ?? null;
  const draggedFrom = dragged === null ? null : stageOf(dragged);
  const focusCard = (number: string | null) => {
    const card = board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(number ?? '')}"]`);
    (card ?? board.current?.querySelector<HTMLElement>('[data-card][tabindex="0"]'))?.focus();
  };
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current !== null && wanted.current === active) {
      wanted.current = null;
      focusCard(active);
    } else if (inside.current && document.activeElement === document.body) focusCard(active);
  });
  useImperativeHandle(ref, () => ({
    focus: () => focusCard(active),
    comeBack: () => {
      inside.current = true;
      if (document.activeElement === document.body) focusCard(active);
    },
  }));
  const drag = useSteady((number: string | null) => {
    // The card being dragged stays drawn however far one scrolls, and the keyboard goes on from it.
    if (number !== null) keepActive(number);
    setDragged(number);
  });
  const drop = useSteady((stage: Stage) => {
    if (dragged !== null) onMove(dragged, stage);
    setDragged(null);
  });
  const moveFrom = useSteady((number: string) => onMove(number, null));
  const onKeyDown = (event: KeyboardEvent) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
    const number = card?.dataset['card'];
    if (number === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm' || event.key === 'ContextMenu') {
      event.preventDefault();
      onMove(number, null);
      return;
    }
    const next = stepCard(columns, number, event.key);
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    keepActive(next);
  };
  return (
    <div
      ref={board}
      role="group"
      aria-label="案件看板"
      aria-busy={stale}
      className="beian-columns"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        inside.current = true;
        const number = target.closest<HTMLElement>('[data-card]')?.dataset['card'];
        if (number !== undefined) keepActive(number);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) inside.current = false;
      }}
    >
      {columns.map(({ stage, numbers }) => (
        <StageColumn
          key={stage}
          stage={stage}
          numbers={numbers}
          rows={found.rows}
          now={now}
          active={active !== null && numbers.includes(active) ? active : null}
          taking={draggedFrom !== null && draggedFrom !== stage}
          onDrag={drag}
          onDropped={drop}
          onMove={moveFrom}
        />
      ))}
    </div>
  );
});
