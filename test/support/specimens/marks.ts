import type { SKRSContext2D } from '@napi-rs/canvas';
import bwip from 'bwip-js/node';
import { boldSans, boldSerif, sans } from './fonts.ts';
import { seeded } from './random.ts';

/**
 * Ornaments of the specimens. All invented: no specimen carries a real emblem or a real seal, a code can be
 * read only where a test says what is in it, and every one says 样例 across its whole face.
 */

/** The mark that tells a specimen from a paper: 样例 in a slanting grid, plain to see but not over the text's ink. */
export function specimenMark(pen: SKRSContext2D, width: number, height: number, strength = 0.13): void {
  const size = Math.min(width, height) / 6.5;
  pen.save();
  pen.translate(width / 2, height / 2);
  pen.rotate(-Math.PI / 7);
  pen.font = `${size}px "${boldSans}"`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = `rgba(200, 40, 40, ${strength})`;
  for (let row = -2; row <= 2; row++) {
    for (let column = -2; column <= 2; column++) {
      pen.fillText('样例', (column + (row % 2) / 2) * size * 3.4, row * size * 1.9);
    }
  }
  pen.restore();
}

/** An invented badge: a rosette of eight petals with 样 in its middle. */
export function rosette(
  pen: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  colours: { petal: string; heart: string },
): void {
  pen.save();
  pen.translate(x, y);
  for (let petal = 0; petal < 16; petal++) {
    pen.rotate(Math.PI / 8);
    pen.fillStyle = petal % 2 === 0 ? colours.petal : colours.heart;
    pen.beginPath();
    pen.ellipse(0, -radius * 0.66, radius * (petal % 2 === 0 ? 0.2 : 0.08), radius * 0.34, 0, 0, Math.PI * 2);
    pen.fill();
  }
  pen.fillStyle = colours.petal;
  pen.beginPath();
  pen.arc(0, 0, radius * 0.46, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = colours.heart;
  pen.lineWidth = radius * 0.05;
  pen.beginPath();
  pen.arc(0, 0, radius * 0.4, 0, Math.PI * 2);
  pen.stroke();
  pen.fillStyle = colours.heart;
  pen.font = `${radius * 0.46}px "${boldSerif}"`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('样', 0, 0);
  pen.restore();
}

/** An invented round seal in red: a ring of text, a diamond instead of any star, 样例 below it. */
export function roundSeal(pen: SKRSContext2D, x: number, y: number, radius: number, words: string): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(-0.06);
  pen.globalAlpha = 0.82;
  pen.strokeStyle = '#d0202a';
  pen.fillStyle = '#d0202a';
  pen.lineWidth = radius * 0.05;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, Math.PI * 2);
  pen.stroke();
  const letters = [...words];
  const step = Math.min(0.36, 4.3 / letters.length);
  pen.font = `${radius * Math.min(0.25, step * 0.72)}px "${boldSans}"`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const [index, letter] of letters.entries()) {
    pen.save();
    pen.rotate((index - (letters.length - 1) / 2) * step);
    pen.fillText(letter, 0, -radius * 0.78);
    pen.restore();
  }
  pen.beginPath();
  for (const [dx, dy] of [
    [0, -0.3],
    [0.22, 0],
    [0, 0.3],
    [-0.22, 0],
  ] as const)
    pen.lineTo(dx * radius, dy * radius);
  pen.fill();
  pen.font = `${radius * 0.24}px "${boldSans}"`;
  pen.fillText('样例专用章', 0, radius * 0.56);
  pen.restore();
}

/** A box of black and white squares that looks like a two-dimensional code and holds nothing. */
export function blindCode(pen: SKRSContext2D, x: number, y: number, side: number, seed: number): void {
  const random = seeded(seed);
  const cells = 29;
  const cell = side / cells;
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = '#fff';
  pen.fillRect(-cell * 2, -cell * 2, side + cell * 4, side + cell * 4);
  pen.fillStyle = '#161616';
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      if (random() < 0.48) pen.fillRect(column * cell, row * cell, cell, cell);
    }
  }
  for (const [column, row] of [
    [0, 0],
    [cells - 7, 0],
    [0, cells - 7],
  ] as const) {
    for (const [inset, colour] of [
      [-1, '#fff'],
      [0, '#161616'],
      [1, '#fff'],
      [2, '#161616'],
    ] as const) {
      pen.fillStyle = colour;
      const from = Math.max(inset, 0);
      pen.fillRect((column + from) * cell, (row + from) * cell, (7 - 2 * from) * cell, (7 - 2 * from) * cell);
    }
  }
  // A real reader must find nothing here: the middle is a plain label.
  pen.fillStyle = '#fff';
  pen.fillRect(cells * 0.3 * cell, cells * 0.39 * cell, cells * 0.4 * cell, cells * 0.22 * cell);
  pen.fillStyle = '#b3202a';
  pen.font = `${cell * 5}px "${sans}"`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('样例', side / 2, side / 2);
  pen.restore();
}

/** A QR code (or a Data Matrix) that a reader can read, in black on white with the quiet zone it needs. */
export function readableCode(
  pen: SKRSContext2D,
  x: number,
  y: number,
  side: number,
  text: string,
  kind: 'qrcode' | 'datamatrix' = 'qrcode',
): void {
  const [drawn] = bwip.raw({ bcid: kind, text });
  if (!drawn || !('pixs' in drawn)) throw new Error(`no ${kind} of ${text}`);
  const { pixs, pixx } = drawn;
  const cell = side / pixx;
  pen.fillStyle = '#fff';
  pen.fillRect(x - cell * 2, y - cell * 2, side + cell * 4, side + cell * 4);
  pen.fillStyle = '#161616';
  for (const [at, dark] of pixs.entries()) {
    if (dark) pen.fillRect(x + (at % pixx) * cell, y + Math.floor(at / pixx) * cell, cell, cell);
  }
}

/** Fine waving lines, as security papers have. */
export function guilloche(
  pen: SKRSContext2D,
  area: { x: number; y: number; width: number; height: number },
  { colour, lines, swing }: { colour: string; lines: number; swing: number },
): void {
  pen.save();
  pen.beginPath();
  pen.rect(area.x, area.y, area.width, area.height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.1;
  for (let line = 0; line < lines; line++) {
    const middle = area.y + (area.height * (line + 0.5)) / lines;
    pen.beginPath();
    for (let x = 0; x <= area.width; x += 8) {
      const y = middle + swing * Math.sin(x / 58 + line * 0.55) + swing * 0.5 * Math.sin(x / 23 - line * 0.35);
      pen.lineTo(area.x + x, y);
    }
    pen.stroke();
  }
  pen.restore();
}
