/**
 * Valid specimen numbers, completed by the standards' own definitions (a full sum of all 18 characters) and not by
 * the desk's tables, so that the two can check each other.
 */
const citizenCharacters = '0123456789X';
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 11643-1999: Σ aᵢ · 2^(i−1) ≡ 1 (mod 11), i counted from the right. */
export function residentIdFrom(digits17: string): string {
  const fits = (text: string) =>
    [...text].toReversed().reduce((sum, each, index) => sum + citizenCharacters.indexOf(each) * 2 ** index, 0) % 11 ===
    1;
  return complete(digits17, citizenCharacters, fits);
}

/** GB 32100-2015: C₁₈ + Σ Cᵢ · 3^(i−1) ≡ 0 (mod 31). */
export function creditCodeFrom(first17: string): string {
  const fits = (text: string) =>
    [...text].reduce(
      (sum, each, index) => sum + BigInt(creditCharacters.indexOf(each)) * (index === 17 ? 1n : 3n ** BigInt(index)),
      0n,
    ) %
      31n ===
    0n;
  return complete(first17, creditCharacters, fits);
}

function complete(start: string, characters: string, fits: (text: string) => boolean): string {
  const found = [...characters].map((character) => start + character).find(fits);
  if (found === undefined) throw new Error(`no check character completes ${start}`);
  return found;
}

/** GB 11714-1997: the ninth character makes Σ Cᵢ · Wᵢ + C₉ ≡ 0 (mod 11); X stands for 10. */
export function organisationCodeFrom(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first8].reduce((total, each, index) => total + Number.parseInt(each, 36) * (weights[index] ?? 0), 0);
  return `${first8}${citizenCharacters[(11 - (sum % 11)) % 11]}`;
}
