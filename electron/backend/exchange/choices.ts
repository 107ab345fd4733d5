import { entranceLabels, filingTypeLabels } from '#shared/filing/filingCase.ts';
import { subjectTypes } from '#shared/filing/subject.ts';
import { plain } from '#shared/intake/plain.ts';
import type { CertificateTypeRow, RulePack, ServiceTypeRow } from '#shared/rules/rulePack.ts';
import type { ChoiceList } from './intakeColumn.ts';
import { nearest } from './nearest.ts';

export const yesNo = ['是', '否'] as const;
export const appPrincipalKinds = ['同法定代表人', '同主体负责人', '另填'] as const;

/** One entry of a drop-down: what stands in the cell, and the value it means. */
export interface Choice<Value> {
  readonly label: string;
  readonly value: Value;
}

/** The value of a cell, or the labels that come nearest to what was written. */
export type Chosen<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: 'unknown' | 'ambiguous'; readonly near: readonly string[] };

/** The labels a drop-down offers, each once. */
export function labelsOf(list: ChoiceList, pack: RulePack): string[] {
  const labels: Record<ChoiceList, () => readonly string[]> = {
    filingType: () => Object.values(filingTypeLabels),
    entrance: () => Object.values(entranceLabels),
    subjectType: () => pack.subjectTypes.map(({ name }) => name),
    subjectCertificate: () => pack.certificateTypes.map(({ name }) => name),
    personCertificate: () => pack.certificateTypes.filter(({ forPerson }) => forPerson).map(({ name }) => name),
    province: () => pack.districts.rows.filter(([code]) => code.endsWith('0000')).map(([, name]) => name),
    yesNo: () => yesNo,
    appPrincipal: () => appPrincipalKinds,
    service: () => serviceChoices(pack).map(({ label }) => label),
    preapproval: () => pack.preapprovalTypes.map(({ name }) => name),
  };
  return [...new Set(labels[list]())];
}

/** Short names people write for the two papers that nearly everybody has. */
const shortNames: Readonly<Record<string, string>> = { 身份证: '居民身份证', 营业执照: '营业执照(个人或企业)' };

/** Finds what a cell means; widths of brackets, blanks and case do not matter. */
export function choose<Value>(choices: readonly Choice<Value>[], written: string): Chosen<Value> {
  const wanted = plain(shortNames[written.trim()] ?? written);
  const fitting = choices.filter(({ label }) => plain(label) === wanted);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { ok: true, value: only.value };
  const labels = [...new Set(choices.map(({ label }) => label))];
  return fitting.length > 0
    ? { ok: false, reason: 'ambiguous', near: labels.filter((label) => plain(label) === wanted) }
    : { ok: false, reason: 'unknown', near: nearest(written, labels) };
}

/**
 * A certificate type by its name and the subject's type.
 *
 * 组织机构代码证 and 统一社会信用代码证书 each have several ids, one a 单位性质. A type of another 单位性质 is taken as
 * written when it is the only one of that name: lint then says that the two do not go together.
 */
export function chooseSubjectCertificate(pack: RulePack, subjectType: number | null, written: string): Chosen<number> {
  const fits = (row: CertificateTypeRow) =>
    row.subjectType === subjectType || (subjectType === subjectTypes.personal && row.forPerson);
  const own = choose(certificateChoices(pack.certificateTypes.filter(fits)), written);
  return own.ok ? own : choose(certificateChoices(pack.certificateTypes), written);
}

/** A certificate type a human being can have. */
export function choosePersonCertificate(pack: RulePack, written: string): Chosen<number> {
  return choose(certificateChoices(pack.certificateTypes.filter(({ forPerson }) => forPerson)), written);
}

function certificateChoices(rows: readonly CertificateTypeRow[]): Choice<number>[] {
  return rows.map(({ id, name }) => ({ label: name, value: id }));
}

/** A second-level service type: by its drop-down label, or by 一级·二级 in any of the usual spellings. */
export function chooseService(pack: RulePack, written: string): Chosen<number> {
  const byLabel = choose(serviceChoices(pack), written);
  if (byLabel.ok) return byLabel;
  const parents = parentNames(pack);
  const paths = secondLevel(pack).map((row) => ({
    label: `${parents.get(row.parent ?? 0) ?? ''}${row.name}`,
    value: row.id,
  }));
  const byPath = choose(paths, written.replace(/[\s·\-—/>、]+/u, ''));
  if (byPath.ok) return byPath;
  const sameName = serviceChoices(pack).filter(({ label }) => plain(label).startsWith(`${plain(written)}(`));
  return sameName.length > 1 ? { ok: false, reason: 'ambiguous', near: sameName.map(({ label }) => label) } : byLabel;
}

/** Labels of the second level: the name, with its first level in brackets where the name alone is not unique. */
function serviceChoices(pack: RulePack): Choice<number>[] {
  const rows = secondLevel(pack);
  const parents = parentNames(pack);
  const bearers = Map.groupBy(rows, ({ name }) => name);
  return rows.map(({ id, name, parent }) => ({
    label: bearers.get(name)?.length === 1 ? name : `${name}(${parents.get(parent ?? 0) ?? ''})`,
    value: id,
  }));
}

/** The drop-down label of a service type; null when the pack does not have it. */
export function serviceLabel(pack: RulePack, id: number): string | null {
  return serviceChoices(pack).find(({ value }) => value === id)?.label ?? null;
}

function secondLevel(pack: RulePack): ServiceTypeRow[] {
  return pack.serviceTypes.filter(({ parent }) => parent !== null);
}

function parentNames(pack: RulePack): Map<number, string> {
  return new Map(pack.serviceTypes.filter(({ parent }) => parent === null).map(({ id, name }) => [id, name]));
}
