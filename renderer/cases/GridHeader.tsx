import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { type KeyboardEvent, memo } from 'react';
import type { CaseColumn } from './caseColumns.tsx';
import type { CaseFilter } from './caseFilter.ts';
import { ResizeHandle } from './ResizeHandle.tsx';

/** Pixels a step of the keyboard makes a column wider. */
const widthStep = 16;

/** The head of the case table: choose all, sort, and make columns wider. */
export const GridHeader = memo(function GridHeader({
  columns,
  filter,
  ticked,
  onTick,
  onSort,
  onDrag,
  onDrop,
  onResize,
}: {
  columns: readonly CaseColumn[];
  filter: CaseFilter;
  /** Whether all, some or none of the rows are chosen. */
  ticked: 'all' | 'some' | 'none';
  onTick: () => void;
  onSort: (column: CaseColumn) => void;
  onDrag: (id: string, width: number) => void;
  onDrop: () => void;
  onResize: (id: string, width: number) => void;
}) {
  return (
    <div role="row" aria-rowindex={1} className="beian-grid-head">
      <div role="columnheader" aria-colindex={1} className="beian-grid-tick">
        <input
          type="checkbox"
          aria-label="全选"
          checked={ticked === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = ticked === 'some';
          }}
          onChange={onTick}
        />
      </div>
      {columns.map((column, index) => (
        <div
          role="columnheader"
          key={column.id}
          aria-colindex={index + 2}
          aria-sort={sortOf(column, filter)}
          className="beian-grid-cell"
        >
          <HeaderButton column={column} filter={filter} onSort={onSort} onResize={onResize} />
          <ResizeHandle onDrag={(width) => onDrag(column.id, width)} onDrop={onDrop} />
        </div>
      ))}
      <div role="presentation" />
      <div role="columnheader" aria-colindex={columns.length + 2} className="beian-grid-open">
        <span className="beian-visually-hidden">打开</span>
      </div>
    </div>
  );
});

function HeaderButton({
  column,
  filter,
  onSort,
  onResize,
}: {
  column: CaseColumn;
  filter: CaseFilter;
  onSort: (column: CaseColumn) => void;
  onResize: (id: string, width: number) => void;
}) {
  const resize = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -widthStep, ArrowRight: widthStep }[event.key];
    const cell = event.currentTarget.parentElement;
    if (by === undefined || !event.shiftKey || !cell) return;
    event.preventDefault();
    onResize(column.id, cell.getBoundingClientRect().width + by);
  };
  const sorted = sortOf(column, filter);
  return (
    <button
      type="button"
      className="beian-grid-sort"
      aria-disabled={column.order === null}
      title={column.order === null ? 'Shift+左右键调列宽' : '点击排序，Shift+左右键调列宽'}
      onClick={() => column.order !== null && onSort(column)}
      onKeyDown={resize}
    >
      <span className="beian-cut">{column.title}</span>
      {sorted === 'ascending' && <CaretUpFilled />}
      {sorted === 'descending' && <CaretDownFilled />}
    </button>
  );
}

function sortOf({ order }: CaseColumn, filter: CaseFilter): 'ascending' | 'descending' | 'none' | undefined {
  if (order === null) return undefined;
  if (filter.order !== order) return 'none';
  return filter.descending ? 'descending' : 'ascending';
}
