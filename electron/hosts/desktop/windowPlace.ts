import { z } from 'zod';

/** A rectangle in device-independent pixels, as Electron counts everywhere. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window stood when it was closed; `width` and `height` are those outside maximising. */
export const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** Where to open the window; without `x` and `y` it is centred. */
export interface OpeningPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

const usualSize = { width: 1280, height: 800 };

/** Least size the screens are laid out for; a laptop of 1366×768 at 150 % still shows it whole. */
export const leastSize = { width: 840, height: 480 };

/** As much of the title bar as one needs to get hold of it. */
const grip = { width: 120, height: 32 };

/**
 * Where the window opens: where it was, if a person can still get hold of it there.
 *
 * A screen may have been unplugged or scaled since. Then only the size is kept, never larger than the screen.
 * `workAreas` are those of all screens, the main one first.
 */
export function placeWindow(remembered: WindowPlace | null, workAreas: readonly Area[]): OpeningPlace {
  const [main] = workAreas;
  if (!remembered) return { ...fitted(usualSize, main), maximized: false };
  const titleBar = { ...remembered, height: grip.height };
  const home = workAreas.find((area) => shares(titleBar, area, grip));
  const { maximized } = remembered;
  if (!home) return { ...fitted(remembered, main), maximized };
  return { x: remembered.x, y: remembered.y, ...fitted(remembered, home), maximized };
}

function fitted(size: { width: number; height: number }, area: Area | undefined): { width: number; height: number } {
  if (!area) return { width: size.width, height: size.height };
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

/** True when the two areas have at least `least` in common. */
function shares(one: Area, other: Area, least: { width: number; height: number }): boolean {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width >= least.width && height >= least.height;
}
