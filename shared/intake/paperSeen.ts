import { groundShare } from '../scans/groundShare.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import { turnSeen } from '../scans/turnSeen.ts';

/** What kind of paper a picture shows, by its shape and colours alone. */
export type PaperSeen =
  | { readonly kind: 'card'; readonly side: 'front' | 'back'; readonly because: string }
  /** A certificate across: 营业执照 and permits look alike. */
  | { readonly kind: 'certificate'; readonly because: string }
  /** A written page with a red seal. */
  | { readonly kind: 'letter'; readonly because: string };

/** A page of A4, upright or across; photographs stretch it. */
const pageRatio = Math.SQRT2;
/** Natural logarithm of how far its sides may be from that. */
const nearRatio = 0.16;
/** A page with less colour than this is white paper, whichever way it lies: no certificate is. */
const whiteShare = 0.06;

/** What paper this looks like; null where nothing speaks for any. Pure. */
export function paperSeen(facts: Pick<ScanFacts, 'appearance' | 'width' | 'height' | 'codes'>): PaperSeen | null {
  const { appearance, width, height } = facts;
  if (!appearance || width === null || height === null) return null;
  // Of two there is no one side; either place says what is to be done with it.
  if (appearance.bothSides) return { kind: 'card', side: 'front', because: '画面像身份证的两面' };
  if (appearance.cardSide === 'portrait') return { kind: 'card', side: 'front', because: '画面像身份证人像面' };
  if (appearance.cardSide === 'emblem') return { kind: 'card', side: 'back', because: '画面像身份证国徽面' };
  const { document, paperColoured, seal } = appearance;
  const ratio = document ? document.width / document.height : width / height;
  const off = (wanted: number) => Math.abs(Math.log(ratio / wanted));
  // A scan that fills its picture has the ratio of the picture, whatever a phone cut it to.
  const full = document === null || document.full;
  if (!seal) return null;
  const across = full ? ratio > 1.2 && ratio < 1.7 : off(pageRatio) < nearRatio;
  const upright = full ? ratio > 0.55 && ratio < 0.85 : off(1 / pageRatio) < nearRatio;
  const coloured = (paperColoured ?? 0) > groundShare;
  // What lies on its side is of the other shape.
  const turn = turnSeen(facts)?.turn ?? 0;
  const lies = turn === 90 || turn === 270;
  const [lying, standing] = lies ? [upright, across] : [across, upright];
  const how = lies ? '放倒的' : turn === 180 ? '倒着的' : '';
  // Of a letter that lies on its side, and does not say so, nothing tells what it is.
  const white = paperColoured !== null && paperColoured < whiteShare;
  if (lying && !white && (coloured || !standing))
    return { kind: 'certificate', because: `画面像${how}横版证照，盖有红章` };
  if (standing && coloured) return { kind: 'certificate', because: `画面像${how}竖版证照，盖有红章` };
  return standing ? { kind: 'letter', because: `画面像${how}盖了红章的文书` } : null;
}
