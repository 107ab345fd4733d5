import { memo } from 'react';
import type { CaseRow } from '#shared/api/cases.ts';
import type { CaseColumn } from './caseColumns.tsx';

/** Pixels a row is high. */
export const rowHeight = 42;

/** One case in the table. Clicks are the table's affair: it finds the row by `data-number`. */
export const GridRow = memo(function GridRow({
  number,
  row,
  index,
  top,
  columns,
  chosen,
  active,
  provinceName,
}: {
  number: string;
  /** Undefined while it is on its way. */
  row: CaseRow | undefined;
  /** Position in the list, from 0. */
  index: number;
  top: number;
  columns: readonly CaseColumn[];
  chosen: boolean;
  active: boolean;
  provinceName: (code: string) => string;
}) {
  const name = row?.miniProgramName ?? row?.subjectName ?? number;
  return (
    <div
      role="row"
      id={rowId(number)}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-number={number}
      data-active={active || undefined}
      className="beian-grid-row"
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className="beian-grid-tick" data-tick>
        <input type="checkbox" tabIndex={-1} checked={chosen} readOnly aria-label={`选择 ${name}`} />
      </div>
      {columns.map(({ id, cell }, column) => (
        <div role="gridcell" key={id} aria-colindex={column + 2} className="beian-grid-cell">
          {row ? cell(row, provinceName) : <span className="beian-grid-blank" />}
        </div>
      ))}
      <div role="presentation" />
      <div role="gridcell" aria-colindex={columns.length + 2} className="beian-grid-open">
        <button type="button" tabIndex={-1} data-open aria-label={`打开 ${name}`} title="打开（双击或回车）">
          <span aria-hidden>›</span>
        </button>
      </div>
    </div>
  );
});

/** The id of the row of a case, by which the grid names its active row. */
export function rowId(number: string): string {
  return `case-${number}`;
}
