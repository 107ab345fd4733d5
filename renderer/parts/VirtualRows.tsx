import { useVirtualizer } from '@tanstack/react-virtual';
import { theme } from 'antd';
import { type ReactNode, useRef } from 'react';
import { scrollableByKeyboard } from './scrollableByKeyboard.ts';

/** A list of any length whose rows are as high as they need; only those in view are drawn. */
export function VirtualRows<Item>({
  label,
  items,
  keyOf,
  row,
  estimate = 56,
}: {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  row: (item: Item) => ReactNode;
  /** Pixels a row is likely high, until it was measured. */
  estimate?: number;
}) {
  const scroller = useRef<HTMLElement>(null);
  const { token } = theme.useToken();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 6,
  });
  return (
    <section
      ref={(element) => {
        scroller.current = element;
        scrollableByKeyboard(element);
      }}
      aria-label={label}
      style={{
        flex: 1,
        minHeight: 160,
        overflow: 'auto',
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadiusLG,
        background: token.colorBgContainer,
      }}
    >
      <ul style={{ height: rows.getTotalSize(), position: 'relative', margin: 0, padding: 0, listStyle: 'none' }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              data-index={index}
              ref={rows.measureElement}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{
                position: 'absolute',
                insetInline: 0,
                transform: `translateY(${start}px)`,
                padding: '8px 14px',
                boxSizing: 'border-box',
                borderBlockEnd: `1px solid ${token.colorBorderSecondary}`,
              }}
            >
              {row(item)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
