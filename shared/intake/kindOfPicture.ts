import { materialSlot, type ScanKind } from '../filing/materialSlot.ts';
import type { PaperRow } from '../rules/papers.ts';
import { nearCardShape } from '../scans/cardShape.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import { type Paper, paperOfName } from './paperOfName.ts';
import { type PaperSeen, paperSeen } from './paperSeen.ts';
import { plain } from './plain.ts';
import { shownInstead, showsCreditCode } from './shownInstead.ts';

/** What a picture is judged as, and why; `because` is a Chinese clause without full stop. */
export interface KindFound {
  readonly kind: ScanKind;
  readonly because: string;
  /** What it may be where nothing tells: a person has to say. Empty where something does. */
  readonly mayBe: readonly ScanKind[];
}

type Papers = readonly Pick<PaperRow, 'slot' | 'names'>[];

/**
 * What kind of material a picture is, where nobody knows whose: by the words of its name, by a code it shows, by what is seen, and
 * where none of these tells anything by the folder it lies in. Where nothing does, it is taken for an attachment, and what it may be
 * is said. The same signs as in 收件. `path` has `/` between its parts. Pure.
 */
export function kindOfPicture(path: string, facts: Seen | null, papers: Papers): KindFound {
  const seen = facts ? paperSeen(facts) : null;
  const mayBe: readonly ScanKind[] = [];
  const named = paperIn(fileOf(path), papers);
  const instead = named && shownInstead(named, seen, facts);
  if (instead) {
    return { kind: kindOfPaper(instead.paper, seen), because: `${instead.said}，但${instead.because}`, mayBe };
  }
  if (named) return { kind: kindOfPaper(named, seen), because: `名称含“${named.word}”`, mayBe };
  if (showsCreditCode(facts)) return { kind: 'subjectCertificate', because: '二维码里有信用代码', mayBe };
  if (seen) return { kind: kindSeen(seen), because: seen.because, mayBe };
  const around = paperIn(folderOf(path), papers);
  if (around) return { kind: kindOfPaper(around, seen), because: `文件夹的名称含“${around.word}”`, mayBe };
  return { kind: 'otherAttachment', because: '看不出是哪种材料，先当作附件', mayBe: kindsByShape(facts) };
}

type Seen = Pick<ScanFacts, 'appearance' | 'width' | 'height' | 'codes'>;

/** Natural logarithm of how far the sides of a paper may be from its shape, where nothing but the shape tells. */
const nearShape = 0.16;

/** What a picture may show as far as the shape of its paper tells: any paper where a side of it is cut or not seen. None for no picture. */
function kindsByShape(facts: Seen | null): ScanKind[] {
  if (!facts?.appearance) return [];
  const { document } = facts.appearance;
  const all: ScanKind[] = ['personFront', 'personBack', 'subjectCertificate', 'letter'];
  if (!document || document.full || document.cut.length > 0) return all;
  if (nearCardShape(document, nearShape / 2)) return ['personFront', 'personBack'];
  const ratio = Math.max(document.width, document.height) / Math.min(document.width, document.height);
  return Math.abs(Math.log(ratio / Math.SQRT2)) < nearShape ? ['subjectCertificate', 'letter'] : all;
}

/** What a picture is judged as by its looks alone. Pure. */
export function kindSeen(seen: PaperSeen): ScanKind {
  if (seen.kind === 'card') return seen.side === 'front' ? 'personFront' : 'personBack';
  return seen.kind === 'certificate' ? 'subjectCertificate' : 'letter';
}

/** What the words of a name alone speak for; null where they say nothing. Pure. */
export function kindNamed(path: string, papers: Papers): ScanKind | null {
  const paper = paperIn(fileOf(path), papers);
  return paper ? kindOfPaper(paper, null) : null;
}

function kindOfPaper(paper: Paper, seen: PaperSeen | null): ScanKind {
  if (paper.kind === 'slot') return materialSlot(paper.slot).scanKind;
  if (paper.kind === 'preapproval') return materialSlot('preapproval').scanKind;
  if (paper.kind === 'authorisation') return 'letter';
  if (paper.side === 'back') return 'personBack';
  // A name that leaves the side out has the side that is seen.
  return paper.side === null && seen?.kind === 'card' ? kindSeen(seen) : 'personFront';
}

function paperIn(text: string, papers: Papers): Paper | null {
  return text === '' ? null : paperOfName(plain(text), null, papers);
}

function fileOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[a-z0-9]{1,5}$/iu, '');
}

/** The nearest folder: those further up are clients. */
function folderOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}
