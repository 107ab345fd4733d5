import type { ScanKind } from '../filing/materialSlot.ts';
import type { Appearance } from './appearance.ts';
import { cardKinds } from './certificates.ts';

/**
 * Whether anything printed shows that what was found is the certificate it is judged as, and not the cloth or the form it lies on: the
 * layout of a card, or the badge and the seal of a licence. Where nothing does, what its edges say asks somebody to look and blocks
 * nothing. Pure.
 */
export function showsWhatItIs(
  { cardSide, cardMirrored, paperTurn, seal }: Pick<Appearance, 'cardSide' | 'cardMirrored' | 'paperTurn' | 'seal'>,
  kind: ScanKind,
): boolean {
  return cardKinds.has(kind) ? cardSide !== null || cardMirrored : paperTurn !== null || seal !== null;
}
