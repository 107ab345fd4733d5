import type { SKRSContext2D } from '@napi-rs/canvas';

/** A paper lying flat: its size in its own units and how to draw it with the origin at its upper left corner. */
export interface FlatDocument {
  readonly width: number;
  readonly height: number;
  /** Radius of the corners, in the document's units. */
  readonly corner: number;
  draw(pen: SKRSContext2D): void;
}

/** Draws text that wraps at `width`; returns the y of the line after the last. Chinese breaks anywhere but before 。,; and the like. */
export function wrapText(
  pen: SKRSContext2D,
  text: string,
  at: { x: number; y: number; width: number; line: number },
): number {
  let y = at.y;
  let line = '';
  for (const character of text) {
    if (pen.measureText(line + character).width > at.width && !'。,;:、)」'.includes(character)) {
      const opening = /[(「]$/.exec(line)?.[0] ?? '';
      pen.fillText(line.slice(0, line.length - opening.length), at.x, y);
      y += at.line;
      line = opening;
    }
    line += character;
  }
  pen.fillText(line, at.x, y);
  return y + at.line;
}

/** Text with extra room between the characters, as titles on certificates have. */
export function spacedText(pen: SKRSContext2D, text: string, x: number, y: number, advance: number): void {
  for (const [index, character] of [...text].entries()) pen.fillText(character, x + index * advance, y);
}
