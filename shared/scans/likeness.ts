/** Hex digits of a fingerprint as it is made now (see Appearance.likeness), and the words of 32 bits it makes. */
export const likenessDigits = 144;
export const likenessWords = likenessDigits / 8;

/**
 * In how many bits two fingerprints differ that lie in longer lists of words; counting ends once there are more than
 * `most`. Pure.
 */
export function differingBits(
  one: Uint32Array,
  oneAt: number,
  other: Uint32Array,
  otherAt: number,
  most: number,
): number {
  let bits = 0;
  for (let word = 0; word < likenessWords && bits <= most; word++)
    bits += bitsOf(((one[oneAt + word] as number) ^ (other[otherAt + word] as number)) >>> 0);
  return bits;
}

/** How many bits of a word are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
