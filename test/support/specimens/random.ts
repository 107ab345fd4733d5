/** A repeatable source of numbers from 0 to below 1 (mulberry32). The same seed draws the same picture on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Normally distributed numbers (mean 0, deviation 1), `size` of them, to be picked from: drawing millions one by one is slow. */
export function gaussianTable(random: () => number, size: number): Float32Array {
  const table = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    table[at] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }
  return table;
}
