import { type MaterialSlotId, materialSlot } from '../filing/materialSlot.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import type { CaseFinder, CaseFound } from './caseOfFile.ts';
import { fromNeighbours } from './fromNeighbours.ts';
import { withoutFolders } from './moments.ts';
import { type Paper, paperOfName } from './paperOfName.ts';
import { type PaperSeen, paperSeen } from './paperSeen.ts';
import { placeUnnamed, type Unnamed } from './placeUnnamed.ts';
import { plain } from './plain.ts';
import type { Proposal } from './proposal.ts';
import { type ShownInstead, shownInstead } from './shownInstead.ts';
import { slotsOfPaper } from './slotsOfPaper.ts';
import type { TrayCase, TrayFile } from './trayCase.ts';

/** What proposals are made from. */
export interface ProposalRules {
  readonly finder: CaseFinder;
  /** The case at this place of the finder's list, in full. */
  readonly caseAt: (row: number) => TrayCase;
  /** Where a case stands in that list; nobody needs it where nothing is chosen. */
  readonly rowOf?: (caseNumber: string) => number | undefined;
  readonly pack: RulePack;
  /** The name of the watched folder, which is no one client's. */
  readonly watched?: string | null;
}

/** More candidates than this are no help to who chooses. */
const mostCandidates = 5;

/**
 * Where everything in the tray seems to belong, and why, by id. Pure.
 *
 * Whose it is, is told by code, path and names, else by its neighbours in folder and, where a second sign agrees, time; which paper, by the words of
 * the name unless the picture shows for certain that they are wrong, else by what is seen and what the case still lacks. Nothing is guessed in silence: what is only likely is
 * called so, and what nobody can tell stays open. Where somebody has said whose a file is and not which paper, the paper is proposed.
 */
export function propose(files: readonly TrayFile[], rules: ProposalRules): Map<number, Proposal> {
  const found = fromNeighbours(files, files.map(rules.finder), rules.watched);
  const proposals = new Map<number, Proposal>();
  const unnamed = new Map<string, Unnamed[]>();
  const taken = new Map<string, MaterialSlotId[]>();
  for (const file of files) {
    if (!file.chosen) continue;
    taken.set(file.chosen.caseNumber, [...(taken.get(file.chosen.caseNumber) ?? []), ...file.chosen.slots]);
  }
  for (const [index, file] of files.entries()) {
    const isSettled = file.chosen && file.chosen.slots.length > 0;
    if (isSettled) continue;
    const client = (file.chosen && clientChosen(file, file.chosen.caseNumber, rules)) ?? found[index];
    if (!client || client.rows === null || file.facts === null) {
      const candidates = client?.rows === null ? (client.candidates ?? []).map(rules.caseAt) : [];
      // What cannot be opened says so itself.
      proposals.set(file.id, file.facts === null ? open('') : open(client?.because ?? '', candidates));
      continue;
    }
    const cases = client.rows.map(rules.caseAt);
    const seen = paperSeen(file.facts);
    const named = nameOfPaper(client, cases, file.facts, rules.pack);
    if (named) {
      const proposal = placeNamed(named, client, cases, rules.pack);
      proposals.set(file.id, proposal);
      for (const { caseNumber, slots } of proposal.places) {
        taken.set(caseNumber, [...(taken.get(caseNumber) ?? []), ...slots]);
      }
      continue;
    }
    const key = client.rows.join();
    const waiting = { file, client, seen };
    unnamed.set(key, [...(unnamed.get(key) ?? []), waiting]);
  }
  for (const group of unnamed.values()) {
    const cases = (group[0]?.client.rows ?? []).map(rules.caseAt);
    for (const [id, proposal] of placeUnnamed(group, cases, taken)) proposals.set(id, proposal);
  }
  return proposals;
}

/** The client somebody has chosen for a file; what is proposed of it is for a person to look at. */
function clientChosen({ path }: TrayFile, caseNumber: string, { rowOf }: ProposalRules): CaseFound | null {
  const row = rowOf?.(caseNumber);
  return row === undefined ? null : { rows: [row], text: withoutFolders(path), because: '案件是您选的', sure: false };
}

interface NamedPaper {
  readonly paper: Paper;
  readonly seen: PaperSeen | null;
  /** What the picture shows for certain where the name says something else; `paper` is that then. */
  readonly instead: ShownInstead | null;
}

/** What paper the name speaks of, or the picture contradicts; a card whose side it leaves out has the side that is seen. */
function nameOfPaper(
  { text }: CaseFound,
  [first]: readonly TrayCase[],
  facts: ScanFacts,
  pack: RulePack,
): NamedPaper | null {
  const seen = paperSeen(facts);
  const paper = paperOfName(text, first ? certificateName(first, pack) : null, pack.papers);
  if (!paper) return null;
  const instead = shownInstead(paper, seen, facts);
  if (instead) return { paper: instead.paper, seen, instead };
  const isCard = paper.kind === 'card' && paper.side === null && seen?.kind === 'card';
  return { paper: isCard ? { ...paper, side: seen.side } : paper, seen, instead: null };
}

function placeNamed(
  { paper, seen, instead }: NamedPaper,
  client: CaseFound,
  cases: readonly TrayCase[],
  pack: RulePack,
): Proposal {
  const tried = cases.map((each) => ({ each, found: slotsOfPaper(paper, client.text, each, pack) }));
  const places = tried.flatMap(({ each, found }) => (found.ok ? [placeIn(each, found.slots)] : []));
  const several = cases.length > 1 && places.some(({ slots }) => slots.some((slot) => !ofSubject(slot)));
  const told = instead ? `${instead.said}，但${instead.because}，按画面放` : `名称含“${paper.word}”`;
  const because = `${client.because}，${told}`;
  if (places.length === 0) {
    const refusal = tried.map(({ found }) => found).find((found) => !found.ok);
    const why = refusal?.ok === false ? refusal.because : '没有可以放的案件';
    return {
      places: cases.slice(0, 1).map((each) => placeIn(each, [])),
      confidence: 'open',
      reason: `${because}，${why}`,
    };
  }
  if (instead) return { places, confidence: 'likely', reason: `${because}，请核对` };
  const against = contradiction(paper, seen);
  if (against) return { places, confidence: 'likely', reason: `${because}，但${against}，请核对` };
  if (several) {
    return {
      places: places.slice(0, 1),
      confidence: 'likely',
      reason: `${because}，这位客户有几个小程序，请核对是哪一个`,
    };
  }
  const agrees = seen ? `，${seen.because}` : '';
  return { places, confidence: client.sure ? 'sure' : 'likely', reason: `${because}${agrees}` };
}

/** What is seen where the name says something else, though nobody can be certain. */
function contradiction(paper: Paper, seen: PaperSeen | null): string | null {
  // A sealed page may be a copy of the card; a certificate is none.
  return paper.kind === 'card' && seen?.kind === 'certificate' ? seen.because : null;
}

export function placeIn(each: TrayCase, slots: readonly MaterialSlotId[]): Proposal['places'][number] {
  return { ...caseIn(each), slots: [...slots] };
}

/** Papers of the subject serve all its cases; those of one mini program do not. */
export function ofSubject(slot: MaterialSlotId): boolean {
  const { officialPath } = materialSlot(slot);
  return officialPath === null || officialPath.startsWith('icp_subject');
}

function open(reason: string, maybe: readonly TrayCase[] = []): Proposal {
  const nothing: Proposal = { places: [], confidence: 'open', reason };
  if (maybe.length === 0) return nothing;
  return { ...nothing, candidates: maybe.slice(0, mostCandidates).map((each) => caseIn(each)) };
}

function caseIn({ number, subject }: TrayCase): { caseNumber: string; subjectName: string } {
  return { caseNumber: number, subjectName: subject.name ?? '未命名主体' };
}

function certificateName({ subject }: TrayCase, pack: RulePack): string | null {
  const row = pack.certificateTypes.find(({ id, forPerson }) => id === subject.certificateType && !forPerson);
  return row ? plain(row.name).replace(/\(.*\)$/u, '') : null;
}
