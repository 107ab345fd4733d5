import { type MaterialSlotId, materialSlot } from '../filing/materialSlot.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import type { CaseFinder, CaseFound } from './caseOfFile.ts';
import { type Paper, paperOfName } from './paperOfName.ts';
import { type PaperSeen, paperSeen } from './paperSeen.ts';
import { placeUnnamed, type Unnamed } from './placeUnnamed.ts';
import { plain } from './plain.ts';
import type { Proposal } from './proposal.ts';
import { type ShownInstead, shownInstead } from './shownInstead.ts';
import { slotsOfPaper } from './slotsOfPaper.ts';
import { timeOfName } from './timeOfName.ts';
import type { TrayCase, TrayFile } from './trayCase.ts';

/** What proposals are made from. */
export interface ProposalRules {
  readonly finder: CaseFinder;
  /** The case at this place of the finder's list, in full. */
  readonly caseAt: (row: number) => TrayCase;
  readonly pack: RulePack;
}

/** Pictures of one occasion lie no further apart (milliseconds). */
const oneOccasion = 60_000;

/**
 * Where everything in the tray seems to belong, and why, by id. Pure.
 *
 * Whose it is, is told by code, path and names, else by its neighbours in folder and time; which paper, by the words of
 * the name unless the picture shows for certain that they are wrong, else by what is seen and what the case still lacks. Nothing is guessed in silence: what is only likely is
 * called so, and what nobody can tell stays open.
 */
export function propose(files: readonly TrayFile[], rules: ProposalRules): Map<number, Proposal> {
  const found = foundCases(files, rules.finder);
  const proposals = new Map<number, Proposal>();
  const unnamed = new Map<string, Unnamed[]>();
  const taken = new Map<string, MaterialSlotId[]>();
  for (const file of files) {
    if (!file.chosen) continue;
    taken.set(file.chosen.caseNumber, [...(taken.get(file.chosen.caseNumber) ?? []), ...file.chosen.slots]);
  }
  for (const [index, file] of files.entries()) {
    if (file.chosen) continue;
    const client = found[index];
    if (!client || client.rows === null || file.facts === null) {
      // What cannot be opened says so itself.
      proposals.set(file.id, open(file.facts === null ? '' : (client?.because ?? '')));
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
    const waiting = { file, client, seen, time: momentOf(file) };
    unnamed.set(key, [...(unnamed.get(key) ?? []), waiting]);
  }
  for (const group of unnamed.values()) {
    const cases = (group[0]?.client.rows ?? []).map(rules.caseAt);
    for (const [id, proposal] of placeUnnamed(group, cases, taken)) proposals.set(id, proposal);
  }
  return proposals;
}

/**
 * Whose each file is. What its own path does not tell, the others of its folder do where all of them that are known belong to one
 * client; in a folder of several clients, or in none, a neighbour of the same minute.
 */
function foundCases(files: readonly TrayFile[], finder: CaseFinder): ReturnType<CaseFinder>[] {
  const found = files.map(finder);
  const folders = Map.groupBy(files.keys(), (index) => folderOf(files[index]?.path ?? ''));
  return found.map((each, index) => {
    const file = files[index];
    if (each.rows !== null || !file) return each;
    const folder = folderOf(file.path);
    const text = withoutFolders(file.path);
    const known = (folders.get(folder) ?? []).flatMap((other) => {
      const there = found[other];
      return there && there.rows !== null ? [{ ...there, index: other }] : [];
    });
    const [first] = known;
    if (!first) return each;
    if (folder !== '' && first.sure && known.every(({ rows }) => rows.join() === first.rows.join())) {
      return {
        rows: first.rows,
        text,
        because: `同一文件夹里的另一份：${first.because}`,
        sure: false,
      } satisfies CaseFound;
    }
    const time = momentOf(file);
    const near = known.find(({ index: other }) => {
      const moment = files[other] ? momentOf(files[other]) : null;
      const beside = Math.abs(other - index) === 1;
      return beside && time !== null && moment !== null && Math.abs(moment - time) <= oneOccasion;
    });
    if (!near) return each;
    return { rows: near.rows, text, because: '与相邻的一张是同一分钟里的', sure: false } satisfies CaseFound;
  });
}

/** When a picture was made, in milliseconds: by its name, else when the file was changed last. */
function momentOf({ path, modifiedAt }: TrayFile): number | null {
  return timeOfName(withoutFolders(path)) ?? (modifiedAt === null ? null : Date.parse(modifiedAt));
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

export function placeIn({ number, subject }: TrayCase, slots: readonly MaterialSlotId[]): Proposal['places'][number] {
  return { caseNumber: number, subjectName: subject.name ?? '未命名主体', slots: [...slots] };
}

/** Papers of the subject serve all its cases; those of one mini program do not. */
export function ofSubject(slot: MaterialSlotId): boolean {
  const { officialPath } = materialSlot(slot);
  return officialPath === null || officialPath.startsWith('icp_subject');
}

function open(reason: string): Proposal {
  return { places: [], confidence: 'open', reason };
}

function certificateName({ subject }: TrayCase, pack: RulePack): string | null {
  const row = pack.certificateTypes.find(({ id, forPerson }) => id === subject.certificateType && !forPerson);
  return row ? plain(row.name).replace(/\(.*\)$/u, '') : null;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function withoutFolders(path: string): string {
  return path.split('/').at(-1) ?? path;
}
