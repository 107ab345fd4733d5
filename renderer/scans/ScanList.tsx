import { useVirtualizer } from '@tanstack/react-virtual';
import { theme } from 'antd';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { ScanRow } from './ScanRow.tsx';
import type { ScanItem } from './scanItems.ts';

/** Pixels a row is high. */
const rowHeight = 64;

/** The checked files, only those in view drawn. Arrow keys move, Enter opens. */
export function ScanList({
  items,
  chosen,
  onChoose,
  onOpen,
}: {
  items: readonly ScanItem[];
  chosen: number | null;
  onChoose: (id: number) => void;
  onOpen: (id: number) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const at = items.findIndex(({ id }) => id === chosen);
  const go = (index: number) => {
    const target = Math.max(0, Math.min(items.length - 1, index));
    const item = items[target];
    if (!item) return;
    onChoose(item.id);
    rows.scrollToIndex(target);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(items.length - 1),
    PageDown: () => go(at + 8),
    PageUp: () => go(at - 8),
    Enter: () => chosen !== null && onOpen(chosen),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    if (!row) return;
    onChoose(Number(row.dataset['item']));
    onOpen(Number(row.dataset['item']));
  };
  return (
    <div
      ref={place}
      role="grid"
      aria-label="检查结果"
      aria-rowcount={items.length}
      aria-activedescendant={chosen === null ? undefined : `scan-${chosen}`}
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
              aria-selected={item.id === chosen}
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
                background: item.id === chosen ? token.colorPrimaryBg : undefined,
              }}
            >
              <ScanRow item={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
