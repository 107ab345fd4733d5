import { theme } from 'antd';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { moveCorner } from '#shared/scans/fixDraft.ts';
import { type Corner, type Corners, wholeCorners } from '#shared/scans/recipe.ts';
import { Magnifier } from './Magnifier.tsx';

const names = ['左上角', '右上角', '右下角', '左下角'] as const;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Pixels of the original an arrow key moves a corner by, alone and with Shift. */
const [fine, coarse] = [1, 10];
/** Diameter of a handle on screen: a finger's worth to catch, a point to aim with. */
const handle = 28;

/**
 * The upright picture with the four corners of its paper to be moved: by hand, with a magnifier, or by the keyboard, a
 * pixel of the original at a time.
 */
export function CornerStage({
  address,
  name,
  size,
  corners,
  onMove,
}: {
  address: string;
  name: string;
  /** Pixels of the turned original. */
  size: { readonly width: number; readonly height: number };
  corners: Corners | null;
  /** `gesture` names the drag or the walk that a step is part of. */
  onMove: (corners: Corners, gesture: string) => void;
}) {
  const { token } = theme.useToken();
  const picture = useRef<HTMLDivElement>(null);
  const drag = useRef<{ index: number; gesture: string } | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const shown = corners ?? wholeCorners;
  const places = shown.map(({ x, y }) => `${x},${y}`);

  const placeOf = ({ clientX, clientY }: PointerEvent): Corner => {
    const box = picture.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const step = steps[event.key];
    const corner = shown[index];
    if (!step || !corner) return;
    event.preventDefault();
    const pixels = event.shiftKey ? coarse : fine;
    const to = { x: corner.x + (step[0] * pixels) / size.width, y: corner.y + (step[1] * pixels) / size.height };
    onMove(moveCorner(corners, index, to), `keys ${index}`);
  };
  return (
    <div
      ref={picture}
      style={{ position: 'relative', display: 'inline-block', lineHeight: 0, margin: handle / 2, touchAction: 'none' }}
    >
      <img
        src={address}
        alt={name}
        draggable={false}
        style={{ maxWidth: '100%', maxHeight: 'calc(100vh - 260px)', userSelect: 'none' }}
      />
      <svg
        aria-hidden
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
      >
        {corners && <path d={`M0,0H1V1H0Z M${places.join('L')}Z`} fillRule="evenodd" fill="#000" fillOpacity={0.42} />}
        <polygon
          points={places.join(' ')}
          fill="none"
          stroke="#fff"
          strokeWidth={4}
          vectorEffect="non-scaling-stroke"
        />
        <polygon
          points={places.join(' ')}
          fill="none"
          stroke={token.colorPrimary}
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {shown.map(({ x, y }, index) => (
        <button
          key={names[index]}
          type="button"
          className="beian-bare beian-corner"
          data-corner={index}
          aria-label={`${names[index]}：横 ${Math.round(x * size.width)}，竖 ${Math.round(y * size.height)}，按方向键移动`}
          style={{ left: `${x * 100}%`, top: `${y * 100}%`, width: handle, height: handle }}
          onKeyDown={(event) => onKey(event, index)}
          onFocus={() => setHeld(index)}
          onBlur={() => setHeld(null)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { index, gesture: crypto.randomUUID() };
            setHeld(index);
          }}
          onPointerMove={(event) => {
            if (drag.current?.index !== index) return;
            onMove(moveCorner(corners, index, placeOf(event)), drag.current.gesture);
          }}
          onPointerUp={() => {
            drag.current = null;
          }}
          onPointerCancel={() => {
            drag.current = null;
          }}
        />
      ))}
      {held !== null && <Magnifier address={address} corner={shown[held] ?? wholeCorners[0]} stage={picture} />}
    </div>
  );
}
