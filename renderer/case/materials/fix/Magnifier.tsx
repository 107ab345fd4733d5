import { theme } from 'antd';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Corner } from '#shared/scans/recipe.ts';

/** Diameter on screen, and how many times larger than on the stage. */
const [glass, times] = [132, 3.5];

/** What lies below a corner, enlarged, with a cross at the very point; at the far edge of the stage, where no corner is. */
export function Magnifier({
  address,
  corner: { x, y },
  stage,
}: {
  address: string;
  corner: Corner;
  stage: RefObject<HTMLDivElement | null>;
}) {
  const { token } = theme.useToken();
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const box = stage.current?.getBoundingClientRect();
    if (box) setSize({ width: box.width, height: box.height });
  }, [stage]);
  if (!size) return null;
  const [across, down] = [x * size.width * times - glass / 2, y * size.height * times - glass / 2];
  const line = { position: 'absolute', background: token.colorPrimary } as const;
  return (
    <div
      aria-hidden
      data-testid="magnifier"
      style={{
        position: 'absolute',
        top: y < 0.5 ? undefined : 8,
        bottom: y < 0.5 ? 8 : undefined,
        left: `calc(50% - ${glass / 2}px)`,
        width: glass,
        height: glass,
        borderRadius: '50%',
        overflow: 'hidden',
        border: '3px solid #fff',
        boxShadow: token.boxShadow,
        pointerEvents: 'none',
        backgroundColor: '#222',
        backgroundImage: `url("${address}")`,
        backgroundRepeat: 'no-repeat',
        backgroundSize: `${size.width * times}px ${size.height * times}px`,
        backgroundPosition: `${-across}px ${-down}px`,
      }}
    >
      <div style={{ ...line, left: 0, right: 0, top: '50%', height: 1 }} />
      <div style={{ ...line, top: 0, bottom: 0, left: '50%', width: 1 }} />
    </div>
  );
}
