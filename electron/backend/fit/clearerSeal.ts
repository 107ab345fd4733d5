import type { Drawn } from './searchCopy.ts';

/** How much redder than its other colours a pixel must be to count as ink of a seal, and to be that fully (0 to 255). */
const redness = { from: 24, full: 80 };
/** Share of green and blue taken from a pixel that is fully red, and of red from it, so that it also gets darker. */
const deepened = { others: 0.5, red: 0.12 };

/** Red gains on grey and pale: the seal of a faint print can be read again. Changes the pixels it is given (RGB). */
export function makeSealClearer({ data, channels }: Drawn): void {
  for (let at = 0; at + 2 < data.length; at += channels) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const above = red - Math.max(green, blue);
    if (above <= redness.from) continue;
    const share = Math.min(1, (above - redness.from) / (redness.full - redness.from));
    data[at] = red * (1 - deepened.red * share);
    data[at + 1] = green * (1 - deepened.others * share);
    data[at + 2] = blue * (1 - deepened.others * share);
  }
}
