import type { CaseSummary } from '#shared/filing/caseSummary.ts';
import type { ValidUntil } from '#shared/filing/date.ts';
import type { Role } from '#shared/filing/person.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';
import type { Judgement } from './judgements.ts';

/** Who holds a role of a case. */
export interface FactsPerson {
  readonly id: number;
  readonly name: string | null;
  readonly certificateNumber: string | null;
  readonly certificateValidUntil: ValidUntil | null;
  readonly mobile: string | null;
  readonly emergencyMobile: string | null;
}

/** What the case table, its search and the 工作台 know of a case. */
export interface CaseFacts extends CaseSummary {
  readonly id: number;
  readonly year: number;
  readonly sequence: number;
  readonly subjectId: number;
  readonly subjectType: number | null;
  readonly subjectValidUntil: ValidUntil | null;
  readonly roles: Readonly<Record<Role, FactsPerson | null>>;
  /** ISO moment of the last change to the present stage; null when none was kept. */
  readonly stageSince: string | null;
  /** Names the state of everything the judgement of the case depends on. */
  readonly fingerprint: string;
}

/** A case with the last judgement that was kept of it, out of date or not. */
export interface FactsWithJudgement {
  readonly facts: CaseFacts;
  readonly judgement: Judgement | null;
}

type PersonColumns<Alias extends string> = {
  readonly [Key in keyof FactsPerson as `${Alias}_${Key}`]: FactsPerson[Key] | null;
};
type Alias = 'legal' | 'principal' | 'app';
type JudgementColumns = {
  readonly [Key in Exclude<keyof Judgement, 'caseId'> as `judged_${Key}`]: Judgement[Key] | null;
};
type Row = Omit<CaseFacts, 'roles' | 'fingerprint' | 'materialCount'> & {
  readonly revisions: string;
  /** JSON of `Held`. */
  readonly held: string;
} & PersonColumns<Alias> &
  JudgementColumns;

/** [different scans, places they are in, sum of scan ids, newest attachment]: another one when other files are held. */
type Held = readonly [scans: number, places: number, sum: number | null, newest: string | null];

const personColumns = (alias: Query) => sql`
  ${alias}.id AS ${alias}_id, ${alias}.name AS ${alias}_name,
  ${alias}.certificate_number AS ${alias}_certificateNumber,
  ${alias}.certificate_valid_until AS ${alias}_certificateValidUntil,
  ${alias}.mobile AS ${alias}_mobile, ${alias}.emergency_mobile AS ${alias}_emergencyMobile`;

const query = sql`SELECT
    cases.id AS id, cases.year AS year, cases.sequence AS sequence, cases.number AS number,
    cases.filing_type AS filingType, cases.stage AS stage, cases.staff AS staff, cases.planned_on AS plannedOn,
    cases.updated_at AS updatedAt,
    mini_programs.name AS miniProgramName, mini_programs.app_id AS appId,
    subjects.id AS subjectId, subjects.name AS subjectName, subjects.type AS subjectType, subjects.province AS province,
    subjects.certificate_number AS subjectCertificateNumber, subjects.certificate_valid_until AS subjectValidUntil,
    ${personColumns(sql`legal`)}, ${personColumns(sql`principal`)}, ${personColumns(sql`app`)},
    (SELECT at FROM case_events WHERE case_id = cases.id AND to_stage = cases.stage ORDER BY id DESC LIMIT 1) AS stageSince,
    (SELECT json_array(count(DISTINCT scan_id), count(*), sum(scan_id), max(attached_at))
      FROM materials WHERE case_id = cases.id) AS held,
    concat_ws(' ', cases.revision, mini_programs.revision, subjects.revision, legal.revision, principal.revision,
      app.revision) AS revisions,
    judgements.fingerprint AS judged_fingerprint, judgements.judged_on AS judged_judgedOn,
    judgements.rules AS judged_rules, judgements.must AS judged_must, judgements.should AS judged_should,
    judgements.hint AS judged_hint
  FROM cases
  JOIN mini_programs ON mini_programs.id = cases.mini_program_id
  JOIN subjects ON subjects.id = mini_programs.subject_id
  LEFT JOIN persons AS legal ON legal.id = subjects.legal_representative_id
  LEFT JOIN persons AS principal ON principal.id = subjects.principal_id
  LEFT JOIN persons AS app ON app.id = mini_programs.principal_id
  LEFT JOIN judgements ON judgements.case_id = cases.id`;

/** All cases, in no order: sorting so wide rows in the database takes longer than reading them. */
export function listCaseFacts(db: ReadDatabase): FactsWithJudgement[] {
  return all<Row>(db, query).map(factsOf);
}

/** Those of these cases that are there. */
export function getCaseFacts(db: ReadDatabase, ids: readonly number[]): FactsWithJudgement[] {
  const wanted = sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
  return all<Row>(db, sql`${query} WHERE cases.id IN (${wanted})`).map(factsOf);
}

function factsOf(row: Row): FactsWithJudgement {
  const [scans, , , newest] = JSON.parse(row.held) as Held;
  const facts = {
    id: row.id,
    year: row.year,
    sequence: row.sequence,
    number: row.number,
    filingType: row.filingType,
    stage: row.stage,
    staff: row.staff,
    plannedOn: row.plannedOn,
    updatedAt: newest !== null && newest > row.updatedAt ? newest : row.updatedAt,
    miniProgramName: row.miniProgramName,
    appId: row.appId,
    subjectId: row.subjectId,
    subjectName: row.subjectName,
    subjectType: row.subjectType,
    subjectValidUntil: row.subjectValidUntil,
    subjectCertificateNumber: row.subjectCertificateNumber,
    province: row.province,
    materialCount: scans,
    roles: {
      legalRepresentative: personOf(row, 'legal'),
      subjectPrincipal: personOf(row, 'principal'),
      appPrincipal: personOf(row, 'app'),
    },
    stageSince: row.stageSince,
    fingerprint: `${row.revisions} ${row.held}`,
  };
  return { facts, judgement: judgementOf(row) };
}

function personOf(row: Row, alias: Alias): FactsPerson | null {
  const id = row[`${alias}_id` as const];
  if (id === null) return null;
  return {
    id,
    name: row[`${alias}_name` as const],
    certificateNumber: row[`${alias}_certificateNumber` as const],
    certificateValidUntil: row[`${alias}_certificateValidUntil` as const],
    mobile: row[`${alias}_mobile` as const],
    emergencyMobile: row[`${alias}_emergencyMobile` as const],
  };
}

function judgementOf(row: Row): Judgement | null {
  const { judged_fingerprint: fingerprint, judged_judgedOn: judgedOn, judged_rules: rules } = row;
  const { judged_must: must, judged_should: should, judged_hint: hint } = row;
  if (fingerprint === null || judgedOn === null || rules === null) return null;
  if (must === null || should === null || hint === null) return null;
  return { caseId: row.id, fingerprint, judgedOn, rules, must, should, hint };
}
