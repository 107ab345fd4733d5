import './casesGrid.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type GlobalToken, theme } from 'antd';
import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useSteady } from '../parts/useSteady.ts';
import type { CaseColumn } from './caseColumns.tsx';
import { type CaseFilter, sortedBy } from './caseFilter.ts';
import { resizeColumn } from './columnSetup.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow, rowHeight, rowId } from './GridRow.tsx';
import { chooseAll, chooseNone, moveBy, type Selection } from './selection.ts';
import { useCaseRows } from './useCaseRows.ts';
import type { useColumns } from './useColumns.ts';
import { useGridInput } from './useGridInput.ts';

/** Pixels of the head, which stays in view. */
const headHeight = 38;
/** Rows drawn and asked for beyond the view, so that scrolling finds them there. */
const ahead = 8;

/** What others may ask of the table. */
export interface GridHandle {
  /** Puts the keyboard on the table, on its first row when it stood nowhere. */
  focus(): void;
}

/** The case table: any number of rows, only those in view drawn, everything by mouse and by keyboard. */
export function CasesGrid({
  found,
  question,
  stale,
  filter,
  onFilter,
  selection,
  onSelect,
  onOpen,
  columns: { columns, template, leastWidth, dragTo, drop, change },
  provinceName,
  ref,
}: {
  found: Pick<FoundCases, 'numbers' | 'rows'>;
  /** What was asked; another question begins at the top. */
  question: string;
  /** True while the rows shown answer an earlier question. */
  stale: boolean;
  filter: CaseFilter;
  onFilter: (filter: CaseFilter) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onOpen: (number: string) => void;
  columns: ReturnType<typeof useColumns>;
  provinceName: (code: string) => string;
  ref: Ref<GridHandle>;
}) {
  const { numbers } = found;
  const { token } = theme.useToken();
  const scroller = useRef<HTMLDivElement>(null);
  const asked = useRef(question);
  const activeAt = selection.active === null ? -1 : numbers.indexOf(selection.active);
  const rows = useVirtualizer({
    count: numbers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => numbers[index] ?? index,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    initialOffset: () => Math.max(0, (activeAt - ahead) * rowHeight),
    overscan: ahead,
    // The row the keyboard stands on is always there, so that screen readers can be told about it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return activeAt < 0 || shown.includes(activeAt) ? shown : [...shown, activeAt].toSorted((a, b) => a - b);
    },
  });
  const { startIndex, endIndex } = rows.calculateRange() ?? { startIndex: 0, endIndex: 0 };
  const { rowOf, error, retry } = useCaseRows(found, { first: startIndex - ahead, last: endIndex + ahead });
  const input = useGridInput({
    scroller,
    numbers,
    selection,
    rowsInView: () => endIndex - startIndex,
    onSelect,
    onMove: (index) => rows.scrollToIndex(index),
    onOpen,
  });
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);
  useImperativeHandle(ref, () => ({
    focus: () => {
      if (activeAt < 0) onSelect(moveBy(selection, numbers, { to: 'start' }, false));
      scroller.current?.focus();
    },
  }));
  const ticked = selection.chosen.size === 0 ? 'none' : selection.chosen.size === numbers.length ? 'all' : 'some';
  const tickAll = useSteady(() => onSelect(ticked === 'all' ? chooseNone(selection) : chooseAll(selection, numbers)));
  const sort = useSteady(({ order }: CaseColumn) => order !== null && onFilter(sortedBy(filter, order)));
  const resize = useSteady((id: string, width: number) => change((held) => resizeColumn(held, id, width)));
  return (
    <>
      <ErrorNote error={error} onRetry={retry} />
      <div
        ref={scroller}
        role="grid"
        aria-label="案件"
        aria-multiselectable
        aria-rowcount={numbers.length + 1}
        aria-colcount={columns.length + 2}
        aria-busy={stale}
        aria-activedescendant={activeAt < 0 ? undefined : rowId(numbers[activeAt] ?? '')}
        tabIndex={0}
        className="beian-grid"
        style={{ ...coloursOf(token), ['--grid-template' as string]: template }}
        {...input}
      >
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative', minWidth: leastWidth }}>
          <GridHeader
            columns={columns}
            filter={filter}
            ticked={ticked}
            onTick={tickAll}
            onSort={sort}
            onDrag={dragTo}
            onDrop={drop}
            onResize={resize}
          />
          {rows.getVirtualItems().map(({ index, start }) => {
            const number = numbers[index];
            return number === undefined ? null : (
              <GridRow
                key={number}
                number={number}
                row={rowOf(number)}
                index={index}
                top={start}
                columns={columns}
                chosen={selection.chosen.has(number)}
                active={index === activeAt}
                provinceName={provinceName}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

function coloursOf(token: GlobalToken): CSSProperties {
  const names = {
    '--grid-row': token.colorBgContainer,
    '--grid-line': token.colorBorderSecondary,
    '--grid-head': token.colorBgElevated,
    '--grid-hover': token.colorFillQuaternary,
    '--grid-chosen': token.colorPrimaryBg,
    '--grid-faint': token.colorTextDescription,
  };
  return {
    ...names,
    borderColor: token.colorBorderSecondary,
    background: token.colorBgContainer,
    color: token.colorText,
    accentColor: token.colorPrimary,
  };
}
