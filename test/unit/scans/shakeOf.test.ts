import { describe, expect, it } from 'vitest';
import { shakeOf } from '#backend/scans/appearance/shakeOf.ts';
import { seeded } from '#test/support/specimens/random.ts';

const [width, height] = [360, 270];

/** A page of strokes lying, standing and slanting, `stroke` pixels thick, as print is. */
function strokes(stroke: number, seed = 3): Float32Array {
  const random = seeded(seed);
  const page = new Float32Array(width * height).fill(225);
  for (let each = 0; each < 850; each++) {
    const [x, y] = [random() * width, random() * height];
    const long = 6 + random() * 8;
    const turn = (Math.floor(random() * 4) * Math.PI) / 4;
    for (let along = 0; along < long; along += 0.5) {
      for (let across = 0; across < stroke; across += 0.5) {
        const px = Math.round(x + along * Math.cos(turn) - across * Math.sin(turn));
        const py = Math.round(y + along * Math.sin(turn) + across * Math.cos(turn));
        if (px >= 0 && py >= 0 && px < width && py < height) page[py * width + px] = 60;
      }
    }
  }
  return page;
}

function moved(page: Float32Array, length: number, degrees: number, noise = 1) {
  const random = seeded(17);
  const steps = Math.max(1, Math.round(length * 2));
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const at = (x: number, y: number) =>
    page[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] as number;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const far = steps === 1 ? 0 : (step / (steps - 1) - 0.5) * length;
        const [fx, fy] = [x + far * cos, y + far * sin];
        const [left, top] = [Math.floor(fx), Math.floor(fy)];
        const [dx, dy] = [fx - left, fy - top];
        const upper = at(left, top) * (1 - dx) + at(left + 1, top) * dx;
        const lower = at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx;
        sum += upper * (1 - dy) + lower * dy;
      }
      data[y * width + x] = Math.min(
        255,
        Math.max(0, Math.round(sum / steps + noise * (random() + random() - 1) * 2.4)),
      );
    }
  }
  return { data, width, height };
}

const page = strokes(2);

describe('the movement of a camera', () => {
  it.each([4, 8, 14].flatMap((length) => [0, 30, 45, 90].map((angle) => [length, angle] as const)))(
    'of %i pixels at %i° is measured to a pixel and a half, and its direction to 15°',
    (length, angle) => {
      const shake = shakeOf(moved(page, length, angle), null);
      expect(Math.abs((shake?.length ?? 0) * width - length)).toBeLessThan(1.5);
      const apart = Math.abs((shake?.angle ?? 0) - angle) % 180;
      expect(Math.min(apart, 180 - apart)).toBeLessThan(15);
      expect(shake?.evenness).toBeLessThan(0.7);
    },
  );

  it.each([0, 1, 3])('is none in print held still, with so much noise: %i', (noise) => {
    expect(shakeOf(moved(page, 0, 0, noise), null)).toMatchObject({ length: 0 });
  });

  it('is not told where there is hardly any print, nor where there is no picture to speak of', () => {
    expect(shakeOf({ data: new Uint8Array(width * height).fill(220), width, height }, null)).toBeNull();
    expect(shakeOf({ data: new Uint8Array(9), width: 3, height: 3 }, null)).toBeNull();
  });
});
