import { type PDFPage, rgb } from 'pdf-lib';
import { black, type Colour } from './drawText.ts';

/** A rectangle in points; `x`, `y` is its lower left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Stroke {
  /** Points; half a point when left out. */
  readonly thickness?: number;
  readonly colour?: Colour;
  /** Lengths of dash and gap in points. */
  readonly dash?: readonly [number, number];
}

/** A straight line between two points. */
export function drawRule(
  page: PDFPage,
  start: { readonly x: number; readonly y: number },
  end: { readonly x: number; readonly y: number },
  { thickness = 0.5, colour = black, dash }: Stroke = {},
): void {
  page.drawLine({ start, end, thickness, color: rgb(...colour), ...(dash ? { dashArray: [...dash] } : {}) });
}

/** The outline of an area. */
export function drawOutline(page: PDFPage, area: Area, { thickness = 0.5, colour = black, dash }: Stroke = {}): void {
  page.drawRectangle({
    ...area,
    borderWidth: thickness,
    borderColor: rgb(...colour),
    ...(dash ? { borderDashArray: [...dash] } : {}),
  });
}

/** An area in one colour, without outline. */
export function fillArea(page: PDFPage, area: Area, colour: Colour): void {
  page.drawRectangle({ ...area, color: rgb(...colour) });
}

/** A circle around a centre; `radius` in points. */
export function drawCircle(
  page: PDFPage,
  centre: { readonly x: number; readonly y: number },
  radius: number,
  { thickness = 0.5, colour = black, dash }: Stroke = {},
): void {
  page.drawCircle({
    ...centre,
    size: radius,
    borderWidth: thickness,
    borderColor: rgb(...colour),
    ...(dash ? { borderDashArray: [...dash] } : {}),
  });
}
