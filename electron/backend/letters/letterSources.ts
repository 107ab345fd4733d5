import type { Agency } from '#shared/filing/agency.ts';
import { isSo } from '#shared/filing/circumstances.ts';
import type { Day } from '#shared/filing/date.ts';
import { type Application, personIn } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { subjectTypes } from '#shared/filing/subject.ts';
import { unansweredFields, unansweredWords } from '#shared/filing/unansweredWords.ts';
import { districtName, fullDistrictName } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** The tables letters quote names from. */
export type LetterTables = Pick<RulePack, 'certificateTypes' | 'serviceTypes' | 'districts' | 'wordLists'>;

/** Everything a letter of one case may quote. */
export interface LetterMaterial {
  readonly application: Application;
  readonly agency: Agency;
  readonly pack: LetterTables;
  /** The date under the letter; null leaves it to be written by hand. */
  readonly date: Day | null;
}

type Source = (material: LetterMaterial) => string | null;

/**
 * Where a template's field may take its value from: paths of our own model, and `today`.
 *
 * Codes are read as their official names. What is not entered, or not in the tables, is null.
 */
export const letterSources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['subject.kind', ({ application }) => subjectKind(application)],
  ['subject.name', ({ application }) => application.subject.name],
  ['subject.certificateType', (material) => certificateName(material, material.application.subject.certificateType)],
  ['subject.certificateNumber', ({ application }) => application.subject.certificateNumber],
  ['subject.certificateAddress', ({ application }) => application.subject.certificateAddress],
  ['subject.province', ({ application, pack }) => provinceName(pack, application.subject.province)],
  ['subject.address', wholeAddress],
  ...roleSources('legalRepresentative'),
  ...roleSources('subjectPrincipal'),
  ...roleSources('appPrincipal'),
  ['miniProgram.name', ({ application }) => application.miniProgram.name],
  ['miniProgram.appId', ({ application }) => application.miniProgram.appId],
  ['miniProgram.serviceTypes', ({ application, pack }) => serviceNames(pack, application.miniProgram.serviceTypes)],
  ['miniProgram.comment', ({ application }) => application.miniProgram.comment],
  ['words.found', ({ application, pack }) => unansweredWords(application, pack).slice(0, mostWords).join('、') || null],
  ['words.fields', ({ application, pack }) => fieldsOf(application, pack)],
  ['words.finance', ({ application, pack }) => yes(unansweredWords(application, pack, [finance]))],
  ['words.training', ({ application, pack }) => yes(unansweredWords(application, pack, [training]))],
  ['statement.kind', statementKind],
  ['agency.name', ({ agency }) => agency.name],
  ['agency.creditCode', ({ agency }) => agency.creditCode],
  ['agency.address', ({ agency }) => agency.address],
  ['agency.contactName', ({ agency }) => agency.contactName],
  ['agency.contactPhone', ({ agency }) => agency.contactPhone],
  ['today', ({ date }) => (date === null ? null : writtenDate(date))],
]);

/** A day as it stands under a letter, Arabic numerals without leading zeros: 2026年11月23日 (GB/T 9704-2012, 7.3.5.4). */
export function writtenDate(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function subjectKind({ subject }: Application): string | null {
  if (subject.type === null) return null;
  return subject.type === subjectTypes.personal ? '个人' : '单位';
}

/** A letter quotes so many words and says 等字样. */
const mostWords = 5;

/** Ids of 互联网金融 and 校外培训, whose pledges have a sentence of their own. */
const finance = 13;
const training = 14;

function yes(words: readonly string[]): string | null {
  return words.length > 0 ? '是' : null;
}

function fieldsOf(application: Application, pack: LetterTables): string | null {
  const titles = unansweredFields(application, pack).flatMap((title) => title.split('、'));
  return [...new Set(titles)].join('、') || null;
}

/** Districts before the address, as letters write it. */
function wholeAddress({ application, pack }: LetterMaterial): string | null {
  const { address, district } = application.subject;
  const name = district === null ? null : fullDistrictName(pack, district);
  return address === null || name === null || address.startsWith(name) ? address : `${name}${address}`;
}

/** What a 情况说明 of this case is about; what only people can know is 其他. */
function statementKind({ application, pack }: LetterMaterial): string {
  if (isSo('noDoorNumber', application, pack)) return '没有门牌号';
  return isSo('legalNotMainland', application, pack) ? '两个姓名' : '其他';
}

function roleSources(role: Role): [string, Source][] {
  const person = ({ application }: LetterMaterial) => personIn(application, role);
  return [
    [`roles.${role}.name`, (material) => person(material)?.name ?? null],
    [
      `roles.${role}.certificateType`,
      (material) => certificateName(material, person(material)?.certificateType ?? null),
    ],
    [`roles.${role}.certificateNumber`, (material) => person(material)?.certificateNumber ?? null],
    [`roles.${role}.post`, (material) => person(material)?.post ?? null],
    [`roles.${role}.mobile`, (material) => person(material)?.mobile ?? null],
  ];
}

/** The name without what the table adds in brackets: 营业执照(个人或企业) is printed as 营业执照. */
function certificateName({ pack }: LetterMaterial, id: number | null): string | null {
  const name = pack.certificateTypes.find((row) => row.id === id)?.name ?? null;
  return name === null ? null : name.replace(/[(\uFF08][^()\uFF08\uFF09]*[)\uFF09]$/, '');
}

function provinceName(pack: LetterTables, code: string | null): string | null {
  return code === null ? null : districtName(pack, code);
}

function serviceNames(pack: LetterTables, ids: readonly number[]): string | null {
  const names = ids.flatMap((id) => pack.serviceTypes.find((row) => row.id === id)?.name ?? []);
  return names.length === 0 || names.length < ids.length ? null : names.join('、');
}
