import { useVirtualizer } from '@tanstack/react-virtual';
import { theme } from 'antd';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo } from 'react';
import type { IntakeItem } from '#shared/api/intake.ts';
import { type Marked, markedIds, moved, rowSteps } from './marked.ts';
import { TrayRow } from './TrayRow.tsx';
import { partsAround } from './trayParts.ts';
import { useTrayItems } from './useTray.ts';

/** Pixels a row is high. */
const rowHeight = 76;

/** The tray, only the rows in view drawn. Arrow keys move, with Shift they mark; all other keys are `onKey`'s. */
export function TrayList({
  place,
  ids,
  isNew,
  marked,
  drawn,
  onMark,
  onKey,
}: {
  /** Where its keys work. */
  place: RefObject<HTMLDivElement | null>;
  ids: readonly number[];
  /** True for what came in last. */
  isNew: (id: number) => boolean;
  marked: Marked;
  /** Is told what stands on the screen, by id. */
  drawn: RefObject<ReadonlyMap<number, IntakeItem>>;
  onMark: (marked: Marked) => void;
  /** True when the key was meant for it. */
  onKey: (event: KeyboardEvent) => boolean;
}) {
  const { token } = theme.useToken();
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const items = useTrayItems(partsAround(ids, shown[0]?.index ?? 0, shown.at(-1)?.index ?? -1));
  useEffect(() => {
    drawn.current = new Map(shown.flatMap(({ index }) => pairOf(items.get(ids[index] ?? 0))));
  });
  const { at: cursor, anchor } = marked;
  const chosen = useMemo(() => new Set(markedIds(ids, { at: cursor, anchor })), [ids, cursor, anchor]);
  const at = useMemo(() => (cursor === null ? -1 : ids.indexOf(cursor)), [ids, cursor]);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = rowSteps[event.key];
    if (by !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      onMark(moved(ids, marked, by, event.shiftKey));
    } else if (onKey(event)) event.preventDefault();
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    if (!row) return;
    const id = Number(row.dataset['item']);
    onMark({ at: id, anchor: shiftKey ? (marked.anchor ?? id) : id });
  };
  return (
    <div
      ref={place}
      role="grid"
      aria-label="收到的文件"
      aria-multiselectable
      aria-rowcount={ids.length}
      aria-activedescendant={marked.at === null ? undefined : `tray-${marked.at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      style={{
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadiusLG,
        background: token.colorBgContainer,
      }}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const id = ids[index];
          if (id === undefined) return null;
          const item = items.get(id);
          return (
            <div
              key={id}
              id={`tray-${id}`}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={chosen.has(id)}
              data-item={id}
              style={{
                position: 'absolute',
                insetInline: 0,
                height: rowHeight,
                transform: `translateY(${start}px)`,
                display: 'flex',
                gap: 12,
                alignItems: 'center',
                padding: '0 12px',
                boxSizing: 'border-box',
                cursor: 'pointer',
                borderBlockEnd: `1px solid ${token.colorBorderSecondary}`,
                borderInlineStart: `3px solid ${id === marked.at ? token.colorPrimary : 'transparent'}`,
                background: chosen.has(id) ? token.colorPrimaryBg : undefined,
              }}
            >
              {item ? <TrayRow item={item} isNew={isNew(id)} /> : <RowToCome />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Stands for a row that is asked for. Plain: a list that begins has some twenty of them at once. */
function RowToCome() {
  const { token } = theme.useToken();
  const line = { height: 14, borderRadius: 4, background: token.colorFillSecondary };
  return (
    <div style={{ flex: 1, display: 'flex', flexDirection: 'column', gap: 12 }}>
      <div style={line} />
      <div style={{ ...line, width: '60%' }} />
    </div>
  );
}

function pairOf(item: IntakeItem | undefined): [number, IntakeItem][] {
  return item ? [[item.id, item]] : [];
}
