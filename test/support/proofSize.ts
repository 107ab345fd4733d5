import { appendFileSync } from 'node:fs';

const wanted = process.env['BEIAN_LONG'];

/** True in the long run of the proofs (`npm run prove`); otherwise they run in the size of the suite. */
export const isLongRun = wanted === '1' || wanted === 'all';

/** `BEIAN_LONG=all`: nothing is left out for its time, which takes hours. */
export const isWholeRun = wanted === 'all';

/** How many rounds a proof makes: few in the suite, many in the long run. */
export function rounds({ usual, long }: { readonly usual: number; readonly long: number }): number {
  return isLongRun ? long : usual;
}

/** A figure a proof measured, for the table of test/README.md. */
export function tell(figure: string): void {
  process.stdout.write(`  ${figure}\n`);
}

/**
 * A limit that was missed on a quiet machine. No test fails by it, because machines differ: `npm run prove` ends with 1 and this line,
 * and `npm test` only shows it.
 */
export function tellMissed(limit: string): void {
  tell(`missed: ${limit}`);
  const list = process.env['BEIAN_MISSED'];
  if (list) appendFileSync(list, `${limit}\n`);
}

/** So many of these, spread evenly from the first to the last; all of them in the long run. */
export function someOf<Each>(all: readonly Each[], usual: number): Each[] {
  if (isLongRun || all.length <= usual) return [...all];
  const step = (all.length - 1) / Math.max(1, usual - 1);
  return Array.from({ length: usual }, (_, index) => all[Math.round(index * step)]).filter(
    (each) => each !== undefined,
  );
}
