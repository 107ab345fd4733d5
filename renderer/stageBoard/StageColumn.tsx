import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useId, useRef, useState } from 'react';
import type { CaseRow } from '#shared/api/cases.ts';
import { type Stage, stageLabels } from '#shared/filing/stage.ts';
import { useCaseRows } from '../cases/useCaseRows.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { CaseCard } from './CaseCard.tsx';

/** Pixels a card is likely high, until it was measured, and between two of them. */
const likelyHeight = 132;
const gap = 8;
/** Cards drawn beyond the view. */
const ahead = 4;

/** One stage: how many cases are in it, and their cards; only those in view are drawn. A card can be dropped on it. */
export const StageColumn = memo(function StageColumn({
  stage,
  numbers,
  rows,
  now,
  active,
  taking,
  onDrag,
  onDropped,
  onMove,
}: {
  stage: Stage;
  numbers: readonly string[];
  /** The rows that came along with the answer. */
  rows: readonly CaseRow[];
  now: number;
  /** The card the keyboard stands on, when it is in this column. */
  active: string | null;
  /** True while a card of another stage is being dragged. */
  taking: boolean;
  onDrag: (number: string | null) => void;
  onDropped: (stage: Stage) => void;
  onMove: (number: string) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useId();
  const [over, setOver] = useState(false);
  const activeAt = active === null ? -1 : numbers.indexOf(active);
  // Where Tab enters is always there, seen or not.
  const entryAt = Math.max(activeAt, 0);
  const cards = useVirtualizer({
    count: numbers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    getItemKey: (index) => numbers[index] ?? index,
    gap,
    paddingStart: gap,
    paddingEnd: gap,
    overscan: ahead,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(entryAt) || entryAt >= numbers.length
        ? shown
        : [...shown, entryAt].toSorted((one, other) => one - other);
    },
  });
  const { startIndex, endIndex } = cards.calculateRange() ?? { startIndex: 0, endIndex: 0 };
  const first = activeAt < 0 ? startIndex - ahead : Math.min(startIndex - ahead, activeAt);
  const last = activeAt < 0 ? endIndex + ahead : Math.max(endIndex + ahead, activeAt);
  const { rowOf, error, retry } = useCaseRows({ numbers, rows }, inReach(first, last, startIndex, endIndex));
  return (
    <section
      aria-labelledby={heading}
      className="beian-column"
      data-stage={stage}
      data-taking={taking || undefined}
      data-over={(taking && over) || undefined}
      onDragOver={(event) => {
        if (!taking) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!taking) return;
        event.preventDefault();
        onDropped(stage);
      }}
    >
      <h2 id={heading} className="beian-column-head">
        {stageLabels[stage]}
        <span className="beian-number beian-faint">
          {numbers.length}
          <span className="beian-visually-hidden"> 个案件</span>
        </span>
      </h2>
      <ErrorNote error={error} onRetry={retry} />
      <div ref={scroller} className="beian-column-cards">
        {numbers.length === 0 ? (
          <p className="beian-column-none beian-faint">没有案件</p>
        ) : (
          <ul style={{ height: cards.getTotalSize() }}>
            {cards.getVirtualItems().map(({ index, start }) => {
              const number = numbers[index];
              return number === undefined ? null : (
                <li
                  key={number}
                  ref={cards.measureElement}
                  data-index={index}
                  aria-setsize={numbers.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <CaseCard
                    number={number}
                    row={rowOf(number)}
                    now={now}
                    entry={index === entryAt}
                    active={index === activeAt}
                    onDrag={onDrag}
                    onMove={onMove}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
});

/** Most rows between the view and the keyboard's card that are worth asking for on the way. */
const reach = 300;

/** What to ask for: the view, and the way to the keyboard's card when that is near. */
function inReach(first: number, last: number, start: number, end: number): { first: number; last: number } {
  return last - first <= reach ? { first, last } : { first: start - ahead, last: end + ahead };
}
