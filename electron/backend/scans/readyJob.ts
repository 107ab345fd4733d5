import { numberGlyphsJob } from '../intake/numberGlyphs.ts';
import { readScanFacts } from './readScanFacts.ts';
import { sharp } from './sharpSetup.ts';

/** Pixels: a usual photo after it went through a chat. */
const [width, height] = [1600, 1200];
/** The paper on it: half its width and height in pixels, turned by some hundredths of a radian. */
const [halfWidth, halfHeight, tilt] = [640, 404, 0.03];
/** How often it is judged: another time makes the next one hardly faster. */
const rounds = 2;

let once: Promise<boolean> | null = null;

/**
 * Loads all that judging a picture takes, and judges a drawn one until the engine has compiled what is slow: the first real one would
 * take four times as long as the tenth. Once a thread; later calls answer at once. True when the paper was
 * found on it, without which much of it is not looked at.
 */
export function readyJob(): Promise<boolean> {
  once ??= practise();
  return once;
}

async function practise(): Promise<boolean> {
  const raw = { width, height, channels: 3 } as const;
  const bytes = new Uint8Array(await sharp(drawnPaper(), { raw }).jpeg().toBuffer());
  let found = false;
  for (let round = 0; round < rounds; round++) {
    const { appearance } = await readScanFacts(bytes, '练习.jpg', { codes: true });
    const corners = appearance?.document?.corners;
    if (!corners) continue;
    found = true;
    await numberGlyphsJob({ bytes: bytes.slice().buffer, corners, turn: 0 });
  }
  return found;
}

const [table, white, seal, ink] = [
  [70, 60, 52],
  [226, 232, 236],
  [196, 38, 44],
  [45, 48, 60],
];

/** A light paper with a red seal and lines of dark strokes on a dark table: enough of everything that is looked for. RGB, row by row. */
function drawnPaper(): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [across, down] = [(at % width) - width / 2, Math.floor(at / width) - height / 2];
    const [x, y] = [across + down * tilt, down - across * tilt];
    const onPaper = Math.abs(x) < halfWidth && Math.abs(y) < halfHeight;
    const onSeal = Math.abs(Math.hypot(x + 380, y + 180) - 80) < 20;
    const onStroke =
      Math.abs(y) < 330 && x > -200 && x < 560 && (y + 400) % 60 < 26 && (x * 7 + Math.trunc(y / 60) * 13) % 17 < 8;
    const grain = (at * 2_654_435_761) % 9;
    const colour = !onPaper ? table : onSeal ? seal : onStroke ? ink : white;
    for (let channel = 0; channel < 3; channel++) pixels[at * 3 + channel] = (colour[channel] ?? 0) + grain;
  }
  return pixels;
}
