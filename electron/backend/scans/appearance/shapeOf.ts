import type { FoundDocument } from '#shared/scans/appearance.ts';
import { type Quad, quadShare } from '#shared/scans/quad.ts';

/** What the corners of a paper say of it; `full` is the size of the picture in pixels. Pure. */
export function shapeOf(
  corners: Quad,
  full: { width: number; height: number },
): Pick<FoundDocument, 'share' | 'tilt' | 'perspective' | 'width' | 'height'> {
  const length = (from: number, to: number) => {
    const [one, other] = [corners[from], corners[to]];
    return Math.hypot(((other?.x ?? 0) - (one?.x ?? 0)) * full.width, ((other?.y ?? 0) - (one?.y ?? 0)) * full.height);
  };
  const [top, right, bottom, left] = [length(0, 1), length(1, 2), length(3, 2), length(0, 3)];
  return {
    share: Math.min(1, quadShare(corners)),
    tilt: tiltOf(corners, full),
    perspective: Math.max(1, ratioOf(top, bottom), ratioOf(left, right)),
    width: (top + bottom) / 2,
    height: (left + right) / 2,
  };
}

function ratioOf(one: number, other: number): number {
  return Math.max(one, other) / Math.max(1, Math.min(one, other));
}

/** Mean turn of the four sides from level or plumb, in degrees clockwise: that of perspective cancels out. */
function tiltOf(corners: Quad, { width, height }: { width: number; height: number }): number {
  let sum = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % 4] ?? corners[0];
    const turn = (Math.atan2((next.y - y) * height, (next.x - x) * width) * 180) / Math.PI - index * 90;
    sum += ((((turn + 180) % 360) + 360) % 360) - 180;
  }
  return Math.min(45, Math.max(-45, sum / 4));
}
