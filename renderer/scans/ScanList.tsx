import { useVirtualizer } from '@tanstack/react-virtual';
import { theme } from 'antd';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { type Marked, markedIds, moved, rowSteps } from '../intake/marked.ts';
import { ScanRow } from './ScanRow.tsx';
import type { ScanItem } from './scanItems.ts';
import { kindOfKey } from './scanKinds.ts';

/** Pixels a row is high. */
const rowHeight = 64;

/** The checked pictures, only those in view drawn. Arrow keys move, with Shift they mark, Enter opens, 0 to 5 say what they are. */
export function ScanList({
  place,
  items,
  marked,
  auto,
  onMark,
  onOpen,
  onKind,
}: {
  /** Where its keys work. */
  place: RefObject<HTMLDivElement | null>;
  items: readonly ScanItem[];
  marked: Marked;
  /** True when the list is judged as what each picture is recognised to be. */
  auto: boolean;
  onMark: (marked: Marked) => void;
  onOpen: (id: number) => void;
  /** Null for whatever the list is judged as. */
  onKind: (ids: readonly number[], kind: ScanKind | null) => void;
}) {
  const { token } = theme.useToken();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
  });
  const ids = items.map(({ id }) => id);
  const all = markedIds(ids, marked);
  const chosen = new Set(all);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const by = rowSteps[event.key];
    const kind = kindOfKey(event.key);
    if (control && event.key.toLowerCase() === 'a') onMark({ at: ids.at(-1) ?? null, anchor: ids[0] ?? null });
    else if (control) return;
    else if (by !== undefined) {
      const next = moved(ids, marked, by, event.shiftKey);
      onMark(next);
      if (next.at !== null) rows.scrollToIndex(ids.indexOf(next.at));
    } else if (event.key === 'Enter' && marked.at !== null) onOpen(marked.at);
    else if (kind !== null && all.length > 0) onKind(all, kind === 'auto' ? null : kind);
    else return;
    event.preventDefault();
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    if (!row) return;
    const id = Number(row.dataset['item']);
    onMark({ at: id, anchor: shiftKey ? (marked.anchor ?? id) : id });
    if (!shiftKey) onOpen(id);
  };
  return (
    <div
      ref={place}
      role="grid"
      aria-label="检查结果"
      aria-rowcount={items.length}
      aria-multiselectable
      aria-activedescendant={marked.at === null ? undefined : `scan-${marked.at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      style={{
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: 8,
        background: token.colorBgContainer,
      }}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div
              key={item.id}
              id={`scan-${item.id}`}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={chosen.has(item.id)}
              data-item={item.id}
              style={{
                position: 'absolute',
                insetInline: 0,
                height: rowHeight,
                transform: `translateY(${start}px)`,
                display: 'flex',
                gap: 14,
                alignItems: 'center',
                padding: '0 14px',
                cursor: 'pointer',
                borderBottom: `1px solid ${token.colorBorderSecondary}`,
                boxSizing: 'border-box',
                borderInlineStart: `3px solid ${item.id === marked.at ? token.colorPrimary : 'transparent'}`,
                background: chosen.has(item.id) ? token.colorPrimaryBg : undefined,
              }}
            >
              <ScanRow
                item={item}
                auto={auto}
                // Of several that are marked, all of them are meant.
                onKind={(kind) => onKind(chosen.has(item.id) ? all : [item.id], kind)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
