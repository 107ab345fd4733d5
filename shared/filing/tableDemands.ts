import type { PaperDemandRow } from '../rules/papers.ts';
import { isSo } from './circumstances.ts';
import type { Demand, MaterialRules } from './demand.ts';
import type { Application } from './filingCase.ts';
import { subjectNature } from './subjectNature.ts';
import { unansweredWords } from './unansweredWords.ts';

/** No reason names more words than this. */
const mostWords = 4;

/**
 * What the rule pack's own list of demands asks of a case: papers of single provinces, of words in names and scopes, of
 * filing and subject types. Of several rows that ask for one paper the one that weighs most counts; others of the same
 * rule and weight add their reasons, and their papers where these have another text.
 */
export function tableDemands(application: Application, pack: MaterialRules): Demand[] {
  const asked = pack.paperDemands.flatMap((row) => {
    const words = appliesWith(row, application, pack);
    return words === null ? [] : [{ row, words }];
  });
  const rank = { must: 0, should: 1, hint: 2 };
  const heaviest = asked.toSorted((one, other) => rank[one.row.weight] - rank[other.row.weight]);
  const chosen = new Map(heaviest.toReversed().map((each) => [each.row.paper, each]));
  return asked
    .filter((each) => chosen.get(each.row.paper) === each)
    .map(({ row }) => ({
      paper: row.paper,
      rule: row.rule,
      weight: row.weight,
      count: countOf(asked.map((other) => other.row).filter((other) => isAlike(other, row))),
      toldBy: toldByOf(row),
      reason: reasonOf(asked.filter((other) => isAlike(other.row, row))),
      own: { source: row.source, asOf: row.asOf, confidence: row.confidence },
    }));
}

function isAlike(other: PaperDemandRow, { paper, rule, weight }: PaperDemandRow): boolean {
  return other.paper === paper && other.rule === rule && other.weight === weight;
}

/** What a province asks is not told of one that was chosen by mistake: the district tells of that. */
function toldByOf({ toldBy = [], provinces }: PaperDemandRow): readonly string[] {
  return provinces === null ? toldBy : [...toldBy, 'form.districtMismatch'];
}

/** Rows that want another text want another paper; those of one text are served by the same. */
function countOf(rows: readonly PaperDemandRow[]): number {
  const most = new Map<string, number>();
  for (const { wording = '', count } of rows) most.set(wording, Math.max(count, most.get(wording) ?? 0));
  return [...most.values()].reduce((sum, each) => sum + each, 0);
}

function reasonOf(asked: readonly { readonly row: PaperDemandRow; readonly words: readonly string[] }[]): string {
  const reasons = asked.map(({ row, words }) => row.reason.replace('{words}', words.slice(0, mostWords).join('”“')));
  return [...new Set(reasons)].join('；');
}

/** The words a row was looking for, none where it looks for none; null when it does not apply. */
function appliesWith(row: PaperDemandRow, application: Application, pack: MaterialRules): string[] | null {
  const { subject, filingCase, miniProgram } = application;
  const chosen = miniProgram.preapprovals.map(({ type }) => type);
  if (row.provinces !== null && !(subject.province !== null && row.provinces.includes(subject.province))) return null;
  if (subject.province !== null && row.exceptProvinces.includes(subject.province)) return null;
  if (row.filingTypes !== null && !row.filingTypes.includes(filingCase.filingType)) return null;
  if (row.nature !== null && subjectNature(subject, pack) !== row.nature) return null;
  if (row.subjectTypes !== null && !(subject.type !== null && row.subjectTypes.includes(subject.type))) return null;
  if (row.chosenTypes !== null && !row.chosenTypes.some((type) => chosen.includes(type))) return null;
  if (row.unlessChosen.some((type) => chosen.includes(type))) return null;
  if (row.circumstance !== null && !isSo(row.circumstance, application, pack)) return null;
  const found = [
    ...(row.approvalTypes === null ? [] : unansweredWords(application, pack, row.approvalTypes)),
    ...(row.words === null ? [] : ownWords(row, application)),
  ];
  const looks = row.approvalTypes !== null || row.words !== null;
  if (looks && found.length === 0) return null;
  // 教育 says nothing more beside 教育培训.
  return [...new Set(found)].filter((word) => !found.some((other) => other !== word && other.includes(word)));
}

function ownWords({ words, wordsIn: places }: PaperDemandRow, { subject, miniProgram }: Application): string[] {
  const texts = { subjectName: subject.name, appName: miniProgram.name, scope: subject.businessScope };
  const read = places.map((place) => texts[place] ?? '');
  return (words ?? []).filter((word) => read.some((text) => text.includes(word)));
}
