import { useRef } from 'react';

/** The edge of a column head that is dragged to make it wider. The keyboard has Shift and the arrows on the head itself. */
export function ResizeHandle({ onDrag, onDrop }: { onDrag: (width: number) => void; onDrop: () => void }) {
  const start = useRef<{ readonly x: number; readonly width: number }>(null);
  return (
    <span
      aria-hidden
      className="beian-grid-edge"
      onPointerDown={(event) => {
        const cell = event.currentTarget.parentElement;
        if (!cell || event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: cell.getBoundingClientRect().width };
      }}
      onPointerMove={({ clientX }) => {
        if (start.current) onDrag(start.current.width + clientX - start.current.x);
      }}
      onPointerUp={() => {
        start.current = null;
        onDrop();
      }}
      onPointerCancel={() => {
        start.current = null;
        onDrop();
      }}
    />
  );
}
