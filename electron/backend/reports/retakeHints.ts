import type { RetakeKind } from '#shared/filing/retakeItems.ts';
import { type Canvas, ellipse, fillPolygon, type Paint, rounded, stroke, turned } from './paint.ts';

/** Pixels of one hint: a card as the camera sees it. */
export const hintSize = { width: 280, height: 196 } as const;

/** What a hint shows: how it should be, or one thing that is wrong. */
export type Hint = 'good' | RetakeKind;

/** The hints there is a drawing for, with the words below it. */
export const hintWords: Partial<Record<Hint, string>> = {
  good: '拍全、放正、清楚',
  cut: '缺角',
  blurred: '糊了',
  glare: '反光',
  dark: '太暗',
  pale: '太亮',
  small: '太小',
  tilted: '拍歪',
  screen: '拍屏幕',
  grey: '复印件',
};

const table: Paint = [214, 203, 186];
const card: Paint = [250, 251, 253];
const lineInk: Paint = [120, 134, 152];
const face: Paint = [168, 186, 208];
const good: Paint = [30, 132, 80];
const bad: Paint = [198, 46, 38];

/** Draws a hint with its upper left corner at (x, y). */
export function drawHint(on: Canvas, hint: Hint, x: number, y: number): void {
  const { width, height } = hintSize;
  const frame = rounded(x, y, width, height, 14);
  fillPolygon(on, frame, hint === 'dark' ? [92, 86, 78] : hint === 'screen' ? [52, 58, 68] : table);
  drawCard(on, hint, x, y);
  if (hint === 'glare') fillPolygon(on, ellipse(x + 178, y + 84, 62, 36), [255, 255, 255], 0.92);
  if (hint === 'dark') fillPolygon(on, frame, [20, 22, 26], 0.45);
  if (hint === 'pale') fillPolygon(on, frame, [255, 255, 255], 0.72);
  if (hint === 'screen')
    for (let line = 8; line < height; line += 7)
      fillPolygon(on, stroke([x + 6, y + line], [x + width - 6, y + line + 4], 1.6), [40, 60, 90], 0.35);
  drawVerdict(on, hint === 'good', x + width - 30, y + height - 30);
}

function drawCard(on: Canvas, hint: Hint, x: number, y: number): void {
  const { width, height } = hintSize;
  const centre = [x + width / 2, y + height / 2] as const;
  const scale = hint === 'small' ? 0.38 : hint === 'cut' ? 1.18 : 1;
  const shift = hint === 'cut' ? 46 : 0;
  const [w, h] = [212 * scale, 134 * scale];
  const left = centre[0] - w / 2 + shift;
  const top = centre[1] - h / 2 - shift * 0.6;
  const angle = hint === 'tilted' ? 13 : 0;
  const put = (points: ReturnType<typeof rounded>, colour: Paint, cover = 1) =>
    fillPolygon(on, clipped(turned(points, centre, angle), x, y), colour, cover);
  put(rounded(left, top, w, h, 9 * scale), card);
  const tint: Paint = hint === 'grey' ? [150, 150, 150] : face;
  const ghosts = hint === 'blurred' ? [-9, -6, -3, 0, 3, 6, 9] : [0];
  for (const ghost of ghosts) {
    const cover = 1 / ghosts.length;
    put(rounded(left + 142 * scale + ghost, top + 26 * scale, 50 * scale, 64 * scale, 6 * scale), tint, cover);
    for (const [row, length] of [90, 74, 104, 84].entries())
      put(
        rounded(left + 18 * scale + ghost, top + (26 + row * 20) * scale, length * scale, 8 * scale, 4 * scale),
        lineInk,
        cover,
      );
  }
  put(
    rounded(left + 18 * scale, top + 110 * scale, 168 * scale, 8 * scale, 4 * scale),
    lineInk,
    hint === 'blurred' ? 0.35 : 1,
  );
}

/** What leaves the picture is not there. */
function clipped(points: readonly (readonly [number, number])[], x: number, y: number): (readonly [number, number])[] {
  const { width, height } = hintSize;
  return points.map(([px, py]) => [Math.min(Math.max(px, x), x + width), Math.min(Math.max(py, y), y + height)]);
}

function drawVerdict(on: Canvas, isGood: boolean, cx: number, cy: number): void {
  fillPolygon(on, ellipse(cx, cy, 22, 22), [255, 255, 255]);
  fillPolygon(on, ellipse(cx, cy, 19, 19), isGood ? good : bad);
  const white: Paint = [255, 255, 255];
  if (isGood) {
    fillPolygon(on, stroke([cx - 9, cy + 0.5], [cx - 2.5, cy + 7.5], 4.5), white);
    fillPolygon(on, stroke([cx - 4, cy + 7.5], [cx + 9, cy - 7], 4.5), white);
  } else {
    fillPolygon(on, stroke([cx - 7, cy - 7], [cx + 7, cy + 7], 4.5), white);
    fillPolygon(on, stroke([cx + 7, cy - 7], [cx - 7, cy + 7], 4.5), white);
  }
}
