import { materialSlot } from '../filing/materialSlot.ts';
import { creditCodesIn } from '../scans/judgeCode.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import type { Paper } from './paperOfName.ts';
import type { PaperSeen } from './paperSeen.ts';

/** What a picture shows for certain though its name speaks of something else. */
export interface ShownInstead {
  readonly paper: Paper;
  /** What the name says, and what is seen: Chinese clauses without full stop. */
  readonly said: string;
  readonly because: string;
}

/**
 * What counts where a name and its picture contradict each other: the layout of a card and a code with a credit code cannot
 * mislead, names are typed in a hurry. Null where the name stands, as it does against whatever is only likely: a letter
 * with a seal may well be a sealed copy of a card. Pure.
 */
export function shownInstead(
  paper: Paper,
  seen: PaperSeen | null,
  facts: Pick<ScanFacts, 'codes'> | null,
): ShownInstead | null {
  const { word } = paper;
  if (seen?.kind === 'card') {
    const { side, because } = seen;
    if (paper.kind !== 'card') {
      return mayShowCard(paper) ? null : { paper: { kind: 'card', side, word }, said: saidOf(word), because };
    }
    // Of a picture of both sides one alone may be recognised.
    if (paper.side === null || paper.side === 'both' || paper.side === side) return null;
    const said = `名称写的是${paper.side === 'front' ? '人像面' : '国徽面'}`;
    return { paper: { ...paper, side }, said, because };
  }
  if (paper.kind !== 'card' || !showsCreditCode(facts)) return null;
  const shown: Paper = { kind: 'slot', slot: 'subjectCertificate', word };
  return { paper: shown, said: saidOf(word), because: '二维码里有信用代码' };
}

function saidOf(word: string): string {
  return `名称含“${word}”`;
}

/** Whether a code on the picture holds a credit code, as that of a business licence does. Pure. */
export function showsCreditCode(facts: Pick<ScanFacts, 'codes'> | null): boolean {
  return facts?.codes?.some(({ text }) => creditCodesIn(text ?? '').length > 0) === true;
}

/** Papers of which a picture of a card may be part: 手持证件照 and what is attached besides. */
function mayShowCard(paper: Paper): boolean {
  if (paper.kind !== 'slot') return false;
  const { scanKind } = materialSlot(paper.slot);
  return scanKind === 'otherAttachment' || scanKind === 'personFront' || scanKind === 'personBack';
}
