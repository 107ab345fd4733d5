import { addDays } from '#shared/calendar/daysBetween.ts';
import { isWeekend } from '#shared/calendar/workdays.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { usualProfile } from '../settings/chosenProfile.ts';
import { patternFault } from './patternFault.ts';

/**
 * What the schema of single rows cannot see: double ids and references that lead nowhere. Pure.
 *
 * One Chinese phrase each, naming the file and the row's id; empty when the pack holds together.
 */
export function contradictionsIn(pack: RulePack): string[] {
  return [
    ...doubles('subjectTypes.json', pack.subjectTypes, byId),
    ...doubles('certificateTypes.json', pack.certificateTypes, byId),
    ...doubles('preapprovalTypes.json', pack.preapprovalTypes, byId),
    ...doubles('serviceContentTypes.json', pack.serviceTypes, byId),
    ...doubles('scanProfiles.json', pack.scanProfiles, byId),
    // One number means one thing, whichever of the two tables it is from.
    ...doubles(
      'officialStates.json',
      [...pack.officialStates.states, ...pack.officialStates.jointStates],
      ({ code }) => code,
    ),
    ...statesWithin(pack),
    ...doubles('provinces.json', pack.provinces, ({ code }) => code),
    ...doubles(
      'provinces.json',
      pack.provinces.flatMap(({ letters }) => [...letters]),
      (letter) => letter,
    ),
    ...doubles('zones.json', pack.zones, ({ zone, province }) => `${province} ${zone}`),
    ...doubles('papers.json', pack.papers, byId),
    ...doubles('paperDemands.json', pack.paperDemands, byId),
    ...demandsWithoutPaper(pack),
    ...doubles('rejectionReasons.json', pack.rejectionReasons, byId),
    ...reasonsWithoutRule(pack),
    ...doubles('rejectionWords.json', pack.rejectionWords.rows, byId),
    ...wordsWithoutReason(pack),
    ...doubles('rules', pack.rules, byId),
    ...doubles('districts.json', pack.districts.rows, ([code]) => code),
    ...certificatesWithoutSubject(pack),
    ...servicesWithoutParent(pack),
    ...unusablePatterns(pack),
    ...orphanedDistricts(pack),
    ...impossibleWorkdays(pack),
    ...unorderedNotices(pack),
    ...unorderedTerms(pack),
    ...unorderedLimits(pack),
    ...missingUsualProfile(pack),
  ];
}

const byId = (row: { readonly id: string | number }) => row.id;

function doubles<Row>(file: string, rows: readonly Row[], key: (row: Row) => string | number): string[] {
  const seen = new Set<string | number>();
  return rows.flatMap((row) => {
    const id = key(row);
    if (seen.has(id)) return [`${file} 中编号 ${id} 出现了两次`];
    seen.add(id);
    return [];
  });
}

function reasonsWithoutRule({ rejectionReasons, rules }: RulePack): string[] {
  const known = new Set(rules.map(byId));
  return rejectionReasons.flatMap(({ id, rules: named }) =>
    named.filter((rule) => !known.has(rule)).map((rule) => `rejectionReasons.json 中 ${id} 的规则 ${rule} 不存在`),
  );
}

/** Slots are filled by code, too: it names the papers that have the name of their slot. */
function demandsWithoutPaper({ papers, paperDemands }: RulePack): string[] {
  const known = new Set(papers.map(byId));
  const named = materialSlots.map(byId).filter((slot) => slot !== 'subjectOther' && slot !== 'appOther');
  return [
    ...paperDemands
      .filter(({ paper }) => !known.has(paper))
      .map(({ id, paper }) => `paperDemands.json 中 ${id} 的材料 ${paper} 不存在`),
    ...named.filter((slot) => !known.has(slot)).map((slot) => `papers.json 中缺少材料 ${slot}`),
    ...paperDemands
      .filter(({ words, wordsIn }) => (words === null) !== (wordsIn.length === 0))
      .map(({ id }) => `paperDemands.json 中 ${id} 的 words 和 wordsIn 要一起写`),
  ];
}

function wordsWithoutReason({ rejectionReasons, rejectionWords }: RulePack): string[] {
  const known = new Set(rejectionReasons.map(byId));
  return rejectionWords.rows
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => `rejectionWords.json 中的 ${id} 不在驳回原因里`);
}

function certificatesWithoutSubject({ certificateTypes, subjectTypes }: RulePack): string[] {
  const known = new Set(subjectTypes.map(byId));
  return certificateTypes
    .filter(({ subjectType }) => subjectType !== null && !known.has(subjectType))
    .map(({ id, subjectType }) => `certificateTypes.json 编号 ${id} 指向不存在的单位性质 ${subjectType}`);
}

/** The states of the SMS belong to a state that is there. */
function statesWithin({ officialStates: { states, smsWithin } }: RulePack): string[] {
  return states.some(({ code }) => code === smsWithin) ? [] : [`officialStates.json 中没有编号 ${smsWithin} 的状态`];
}

/** A parent must exist and stand on the first level. */
function servicesWithoutParent({ serviceTypes }: RulePack): string[] {
  const firstLevel = new Set(serviceTypes.filter(({ parent }) => parent === null).map(byId));
  return serviceTypes
    .filter(({ parent }) => parent !== null && !firstLevel.has(parent))
    .map(({ id, parent }) => `serviceContentTypes.json 编号 ${id} 的上级 ${parent} 不是一级类型`);
}

function unusablePatterns({ preapprovalTypes }: RulePack): string[] {
  return preapprovalTypes.flatMap(({ id, numberPattern }) => {
    const fault = numberPattern === null ? null : patternFault(numberPattern);
    return fault === null ? [] : [`preapprovalTypes.json 编号 ${id} 的号码格式${fault}`];
  });
}

function orphanedDistricts({ districts }: RulePack): string[] {
  const known = new Set(districts.rows.map(([code]) => code));
  return districts.rows
    .map(([code]) => code)
    .filter((code) => !known.has(`${code.slice(0, 2)}0000`) || !known.has(`${code.slice(0, 4)}00`))
    .map((code) => `districts.json 中 ${code} 没有上级`);
}

/** The table itself, and every later notice; a notice goes on where the days before it end, or replaces some of them. */
function impossibleWorkdays({ workdays: table }: RulePack): string[] {
  let known = table.coveredUntil;
  const gaps = table.notices.flatMap(({ coveredFrom, coveredUntil }) => {
    const gap = coveredFrom > addDays(known, 1) ? [`workdays.json 的放假通知在 ${known} 之后缺了几天`] : [];
    if (coveredUntil > known) known = coveredUntil;
    return gap;
  });
  return [...[table, ...table.notices].flatMap(impossibleDays), ...gaps];
}

/** A day is off or worked, not both; only weekends can be worked beyond the rule; every day lies in the announced days. */
function impossibleDays(table: RulePack['workdays']['notices'][number]): string[] {
  const off = new Set(table.holidays);
  const listed = [...table.holidays, ...table.workdays];
  const file = 'workdays.json';
  return [
    ...(table.coveredFrom > table.coveredUntil ? [`${file} 中 ${table.coveredFrom} 晚于 ${table.coveredUntil}`] : []),
    ...doubles(file, table.holidays, (day) => day),
    ...doubles(file, table.workdays, (day) => day),
    ...table.workdays.filter((day) => off.has(day)).map((day) => `${file} 中 ${day} 既放假又上班`),
    ...table.workdays.filter((day) => !isWeekend(day)).map((day) => `${file} 中 ${day} 不是周末，不必列为上班日`),
    ...listed
      .filter((day) => day < table.coveredFrom || day > table.coveredUntil)
      .map((day) => `${file} 中 ${day} 不在 ${table.coveredFrom} 到 ${table.coveredUntil} 之间`),
  ];
}

function unorderedNotices({ timelines }: RulePack): string[] {
  const { shown, urged, pressing } = timelines.certificateNotice;
  return shown >= urged && urged >= pressing ? [] : ['timelines.json 的 certificateNotice 应当一个比一个短'];
}

function unorderedTerms({ timelines: { platformReviewWorkdays, bureauReviewWorkdays } }: RulePack): string[] {
  return [platformReviewWorkdays, bureauReviewWorkdays].some(({ least, value }) => least > value)
    ? ['timelines.json 中审核的最短时间长于最长时间']
    : [];
}

function unorderedLimits({ limits: { appName, appComment, principalAge } }: RulePack): string[] {
  return [
    ...(appName.least > appName.most ? ['limits.json 中 appName 的下限大于上限'] : []),
    ...(appComment.least > appComment.most ? ['limits.json 中 appComment 的下限大于上限'] : []),
    ...(principalAge.least > principalAge.usual ? ['limits.json 中 principalAge 的 least 大于 usual'] : []),
  ];
}

/** Cases are judged by it until the office chooses another. */
function missingUsualProfile({ scanProfiles }: RulePack): string[] {
  return scanProfiles.some(({ id }) => id === usualProfile) ? [] : [`scanProfiles.json 缺少 ${usualProfile}`];
}
