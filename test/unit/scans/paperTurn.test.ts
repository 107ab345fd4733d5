import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { wholePicture } from '#backend/scans/appearance/documentOf.ts';
import { pairTurn } from '#backend/scans/appearance/pairTurn.ts';
import { paperTurn } from '#backend/scans/appearance/paperTurn.ts';
import { reducePicture } from '#backend/scans/appearance/reducePicture.ts';

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly turn: number;
  /** Whether it has a ground of its own, as certificates do. */
  readonly coloured?: boolean;
  readonly draw: (pen: SKRSContext2D) => void;
}

/** What is told of a sheet that fills its picture, turned clockwise. */
function turnOf({ width, height, turn, coloured = false, draw }: Sheet) {
  const lies = turn % 180 === 90;
  const canvas = createCanvas(lies ? height : width, lies ? width : height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#faf8f0';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turn * Math.PI) / 180);
  pen.translate(-width / 2, -height / 2);
  draw(pen);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const picture = {
    data: new Uint8Array(data.filter((_, at) => at % 4 !== 3)),
    width: canvas.width,
    height: canvas.height,
    channels: 3,
  };
  const grey = { data: picture.data.filter((_, at) => at % 3 === 1), width: canvas.width, height: canvas.height };
  const small = reducePicture(picture, Math.ceil(Math.max(canvas.width, canvas.height) / 256));
  return paperTurn(small, grey, wholePicture(picture), coloured);
}

/** The same where the sheet lies somewhere on glass as white as it is. */
function pairOnGlass(turn: number): number | null {
  const canvas = createCanvas(1000, 750);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#faf8f0';
  pen.fillRect(0, 0, 1000, 750);
  pen.translate(520, 380);
  pen.rotate((turn * Math.PI) / 180);
  pen.scale(0.8, 0.8);
  disc(pen, 0, -213, 42);
  disc(pen, 250, 183, 56);
  const { data } = pen.getImageData(0, 0, 1000, 750);
  return pairTurn(reducePicture({ data: new Uint8Array(data), width: 1000, height: 750, channels: 4 }, 4));
}

function disc(pen: SKRSContext2D, x: number, y: number, radius: number): void {
  pen.fillStyle = '#cc2530';
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}

/** A seal: a ring with a star's worth of red in its middle. */
function ring(pen: SKRSContext2D, x: number, y: number, radius: number): void {
  pen.strokeStyle = '#cc2530';
  pen.lineWidth = radius * 0.09;
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.stroke();
  disc(pen, x, y, radius * 0.25);
}

function lines(pen: SKRSContext2D, width: number, height: number): void {
  pen.fillStyle = '#222';
  for (let y = height * 0.2; y < height * 0.6; y += 24)
    for (let x = width * 0.14; x < width * 0.8; x += 16) pen.fillRect(x, y, 11, 12);
}

const turns = [0, 90, 180, 270];
const licence = { width: 840, height: 594 };
const letter = { width: 594, height: 840 };

describe('how a paper with red marks lies', () => {
  it.each(turns)('is told of a certificate with a badge and a seal, turned by %i degrees', (turn) => {
    const draw = (pen: SKRSContext2D) => {
      disc(pen, 420, 84, 42);
      ring(pen, 670, 480, 56);
    };
    expect(turnOf({ ...licence, coloured: true, turn, draw })).toBe(turn);
  });

  it.each(turns)('is told of a letter with a seal below its print, turned by %i degrees', (turn) => {
    const draw = (pen: SKRSContext2D) => {
      lines(pen, 594, 840);
      ring(pen, 420, 620, 60);
    };
    expect(turnOf({ ...letter, turn, draw })).toBe(turn);
  });

  // Wherever on the line of the signature it was put, and however short the letter is.
  const sealed = [150, 297, 330, 440].flatMap((x) => [560, 660, 760].map((y) => [x, y] as const));
  it.each(sealed)('is told of a letter with its seal at %i, %i, whichever way it lies', (x, y) => {
    const draw = (pen: SKRSContext2D) => {
      lines(pen, 594, 840);
      ring(pen, x, y, 60);
    };
    expect(turns.map((turn) => turnOf({ ...letter, turn, draw }))).toEqual(turns);
  });

  it('is never told of a white page by a filled round thing, which may be its letterhead', () => {
    const draw = (pen: SKRSContext2D) => {
      lines(pen, 594, 840);
      disc(pen, 297, 90, 50);
    };
    expect(turns.map((turn) => turnOf({ ...letter, turn, draw }))).toEqual([null, null, null, null]);
  });

  it('is not told of a certificate by a seal so full that it passes for a badge', () => {
    const draw = (pen: SKRSContext2D) => {
      lines(pen, 840, 594);
      disc(pen, 640, 500, 50);
    };
    expect(turns.map((turn) => turnOf({ ...licence, coloured: true, turn, draw }))).toEqual([null, null, null, null]);
  });

  it('is told of a certificate by its badge alone where no seal is to be seen', () => {
    const draw = (pen: SKRSContext2D) => {
      pen.fillStyle = '#222';
      // Print of different lengths, as words are: nothing stands in columns.
      for (let line = 0; line < 11; line++)
        for (let x = 110 + ((line * 37) % 23); x < 640 - ((line * 53) % 170); x += 16 + (line % 5))
          pen.fillRect(x, 170 + line * 28, 12, 13);
      disc(pen, 420, 60, 42);
    };
    expect(turns.map((turn) => turnOf({ ...licence, coloured: true, turn, draw }))).toEqual(turns);
  });

  it.each(turns)('is told on glass as white as it is, turned by %i degrees and a little', (turn) => {
    expect([pairOnGlass(turn), pairOnGlass(turn + 6), pairOnGlass(turn + 45)]).toEqual([turn, turn, null]);
  });

  it.each(turns)('is told in a deep shadow across pale red print, turned by %i degrees', (turn) => {
    const draw = (pen: SKRSContext2D) => {
      pen.fillStyle = 'rgba(200, 40, 40, 0.14)';
      for (const x of [60, 320, 600]) for (const y of [130, 330]) pen.fillRect(x, y, 110, 90);
      disc(pen, 420, 84, 42);
      ring(pen, 670, 480, 56);
      pen.fillStyle = 'rgba(0, 0, 0, 0.65)';
      pen.fillRect(0, 0, 400, 594);
    };
    expect(turnOf({ ...licence, coloured: true, turn, draw })).toBe(turn);
  });

  it.each<[string, (pen: SKRSContext2D) => void]>([
    ['without any red', (pen) => lines(pen, 594, 840)],
    ['with a seal and no print', (pen) => ring(pen, 420, 620, 60)],
    [
      'with two seals that do not agree',
      (pen) => {
        lines(pen, 594, 840);
        ring(pen, 420, 640, 60);
        ring(pen, 160, 100, 60);
      },
    ],
  ])('is not told of a page %s', (_, draw) => {
    expect(turnOf({ ...letter, turn: 0, draw })).toBeNull();
  });
});
