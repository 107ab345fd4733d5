import type { CaseMarks } from '#shared/filing/caseMark.ts';
import type { CaseSummary } from '#shared/filing/caseSummary.ts';
import type { ValidUntil } from '#shared/filing/date.ts';
import type { Role } from '#shared/filing/person.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';
import type { Judgement } from './judgements.ts';

/** Who holds a role of a case. */
export interface FactsPerson {
  readonly id: number;
  readonly revision: number;
  readonly name: string | null;
  readonly certificateNumber: string | null;
  readonly certificateValidUntil: ValidUntil | null;
  readonly mobile: string | null;
  readonly emergencyMobile: string | null;
  readonly email: string | null;
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
  /** 备案号 of the mini program. */
  readonly recordNumber: string | null;
  /** True once another case that is done has cancelled the filing of the mini program. */
  readonly cancelled: boolean;
  /** ISO moment a face check was started that has neither passed nor failed. */
  readonly faceStartedAt: string | null;
  /** ISO moment of the rejection that is being corrected: nothing was handed in since. */
  readonly fixSince: string | null;
  /** What is ticked off, and when. */
  readonly marks: CaseMarks;
  /** Whether the number was seen in the mini program. */
  readonly numberShown: boolean;
  /** Reasons of its rejections that nobody has answered. */
  readonly unanswered: number;
  /** ISO moment of the last rejection that has such a reason. */
  readonly rejectedAt: string | null;
  /** ISO moment it was moved to the 回收站; null while it is worked on. */
  readonly removedAt: string | null;
  /** Which scan lies where: `subjectCertificate=12 appOther=13`; null when the case holds none. See `filesIn`. */
  readonly files: string | null;
  /** Names the state of everything the judgement of the case depends on. */
  readonly fingerprint: string;
}

/** A case with the last judgement that was kept of it, out of date or not. */
export interface FactsWithJudgement {
  readonly facts: CaseFacts;
  readonly judgement: Judgement | null;
}

/** What is made of the columns. */
type CaseFactsMade =
  | 'roles'
  | 'fingerprint'
  | 'materialCount'
  | 'files'
  | 'marks'
  | 'numberShown'
  | 'cancelled'
  | 'faceStartedAt'
  | 'unanswered'
  | 'rejectedAt';

type CaseColumns = Omit<CaseFacts, CaseFactsMade> & {
  /** How many reasons wait for an answer, and the newest rejection that has one. */
  readonly waiting: string;
  readonly ended: 0 | 1;
  /** Marks with their moments: `faceStarted=2026-…`, by blanks. */
  readonly marks: string | null;
  readonly legalRepresentativeId: number | null;
  readonly subjectPrincipalId: number | null;
  readonly appPrincipalId: number | null;
  readonly revisions: string;
  /**
   * Different scans, places they are in, sum of their ids, newest attachment, days letters were signed: other text when
   * other files are held. On a second line `files`. One look for both: it is half of what opening a vault waits for.
   */
  readonly heldFiles: string;
};
type Row = CaseColumns &
  ({ readonly judgedAs: null } | ({ readonly judgedAs: string } & Omit<Judgement, 'caseId' | 'fingerprint'>));

/** Of a case of the table `cases`: whether a later cancellation of the same mini program is done. */
export const cancelledLater = sql`EXISTS (SELECT 1 FROM cases AS ending
      WHERE ending.mini_program_id = cases.mini_program_id AND ending.filing_type = 'cancel'
        AND ending.stage = 'done' AND ending.removed_at IS NULL AND ending.id > cases.id)`;

const columnsWith = (judgements: Query) => sql`SELECT
    cases.id AS id, cases.year AS year, cases.sequence AS sequence, cases.number AS number,
    cases.filing_type AS filingType, cases.stage AS stage, cases.staff AS staff, cases.planned_on AS plannedOn,
    cases.updated_at AS updatedAt, cases.removed_at AS removedAt,
    mini_programs.name AS miniProgramName, mini_programs.app_id AS appId,
    mini_programs.record_number AS recordNumber,
    subjects.id AS subjectId, subjects.name AS subjectName, subjects.type AS subjectType, subjects.province AS province,
    subjects.certificate_number AS subjectCertificateNumber, subjects.certificate_valid_until AS subjectValidUntil,
    subjects.legal_representative_id AS legalRepresentativeId, subjects.principal_id AS subjectPrincipalId,
    mini_programs.principal_id AS appPrincipalId,
    (SELECT coalesce(since, at) FROM case_events WHERE case_id = cases.id AND to_stage = cases.stage ORDER BY id DESC LIMIT 1) AS stageSince,
    (SELECT rejected.at FROM case_events AS rejected
      WHERE case_id = cases.id AND kind = 'rejected' AND cases.stage IN ('findEntrance', 'subjectInfo', 'appInfo')
        AND NOT EXISTS (SELECT 1 FROM case_events AS later
          WHERE later.case_id = cases.id AND later.id > rejected.id
            AND later.to_stage IN ('platformReview', 'smsVerification', 'bureauReview', 'done'))
      ORDER BY rejected.id DESC LIMIT 1) AS fixSince,
    ${cancelledLater} AS ended,
    (SELECT group_concat(kind || '=' || at, ' ') FROM case_marks WHERE case_id = cases.id) AS marks,
    (SELECT concat_ws(' ', count(*), max(rejections.at)) FROM rejections
      JOIN rejection_reasons ON rejection_id = rejections.id
      WHERE case_id = cases.id AND answer IS NULL) AS waiting,
    (SELECT concat_ws(' ', count(DISTINCT scan_id), count(*), sum(scan_id), max(attached_at), group_concat(slot || signed_on))
        || char(10) || coalesce(group_concat(slot || '=' || scan_id, ' '), '')
      FROM materials WHERE case_id = cases.id) AS heldFiles,
    concat_ws(' ', cases.revision, mini_programs.revision, subjects.revision) AS revisions,
    fingerprint AS judgedAs, judged_on AS judgedOn, rules, first_must AS firstMust, must, missing, should, hint
  FROM cases
  JOIN mini_programs ON mini_programs.id = cases.mini_program_id
  JOIN subjects ON subjects.id = mini_programs.subject_id
  LEFT JOIN ${judgements} ON judgements.case_id = cases.id`;

const caseColumns = columnsWith(sql`judgements`);
/** The same without what was judged: a cache, whose pages may be the broken ones. */
const unjudgedColumns = columnsWith(sql`(SELECT NULL AS case_id, NULL AS fingerprint, NULL AS judged_on, NULL AS rules,
    NULL AS first_must, NULL AS must, NULL AS missing, NULL AS should, NULL AS hint WHERE 0) AS judgements`);

const personColumns = sql`SELECT
    id, revision, name, certificate_number AS certificateNumber, certificate_valid_until AS certificateValidUntil,
    mobile, emergency_mobile AS emergencyMobile, email
  FROM persons`;

/** All cases, in no order: sorting so wide rows in the database takes longer than reading them. */
export function listCaseFacts(db: ReadDatabase): FactsWithJudgement[] {
  return withPersons(all<Row>(db, caseColumns), all<FactsPerson>(db, personColumns));
}

/** Those of these cases that are there. */
export function getCaseFacts(db: ReadDatabase, ids: readonly number[]): FactsWithJudgement[] {
  return factsOf(db, ids, caseColumns);
}

/** A case without what was judged of it; null where it is not there. */
export function getUnjudgedFacts(db: ReadDatabase, id: number): FactsWithJudgement | null {
  return factsOf(db, [id], unjudgedColumns)[0] ?? null;
}

function factsOf(db: ReadDatabase, ids: readonly number[], columns: Query): FactsWithJudgement[] {
  const rows = all<Row>(db, sql`${columns} WHERE cases.id IN (${listed(ids)})`);
  const holders = rows.flatMap((row) => [row.legalRepresentativeId, row.subjectPrincipalId, row.appPrincipalId]);
  return withPersons(rows, all<FactsPerson>(db, sql`${personColumns} WHERE id IN (${listed(holders)})`));
}

function listed(ids: readonly (number | null)[]): Query {
  return sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
}

/** One human being in many cases is one object. */
function withPersons(rows: readonly Row[], persons: readonly FactsPerson[]): FactsWithJudgement[] {
  const byId = new Map(persons.map((person) => [person.id, person]));
  const holder = (id: number | null) => (id === null ? null : (byId.get(id) ?? null));
  return rows.map((row) => {
    const legalRepresentative = holder(row.legalRepresentativeId);
    const subjectPrincipal = holder(row.subjectPrincipalId);
    const appPrincipal = holder(row.appPrincipalId);
    const [held = '', files = ''] = row.heldFiles.split('\n');
    const [scans, , , newest = ''] = held.split(' ');
    const [unanswered, rejectedAt = null] = row.waiting.split(' ');
    const marks = new Map(row.marks?.split(' ').map((mark) => mark.split('=') as [string, string]));
    const facts = {
      id: row.id,
      year: row.year,
      sequence: row.sequence,
      number: row.number,
      filingType: row.filingType,
      stage: row.stage,
      staff: row.staff,
      plannedOn: row.plannedOn,
      updatedAt: newest > row.updatedAt ? newest : row.updatedAt,
      miniProgramName: row.miniProgramName,
      appId: row.appId,
      subjectId: row.subjectId,
      subjectName: row.subjectName,
      subjectType: row.subjectType,
      subjectValidUntil: row.subjectValidUntil,
      subjectCertificateNumber: row.subjectCertificateNumber,
      province: row.province,
      materialCount: Number(scans),
      roles: { legalRepresentative, subjectPrincipal, appPrincipal },
      stageSince: row.stageSince,
      recordNumber: row.recordNumber,
      cancelled: row.ended === 1,
      faceStartedAt: marks.has('facePassed') || marks.has('faceFailed') ? null : (marks.get('faceStarted') ?? null),
      fixSince: row.fixSince,
      marks: Object.fromEntries(marks) as CaseMarks,
      numberShown: marks.has('numberShown'),
      unanswered: Number(unanswered),
      rejectedAt,
      removedAt: row.removedAt,
      files: files === '' ? null : files,
      fingerprint: `${row.revisions} · ${legalRepresentative?.revision} ${subjectPrincipal?.revision} ${appPrincipal?.revision} · ${held}`,
    };
    return { facts, judgement: judgementOf(row) };
  });
}

function judgementOf(row: Row): Judgement | null {
  if (row.judgedAs === null) return null;
  const { id: caseId, judgedAs: fingerprint, judgedOn, rules, firstMust, must, missing, should, hint } = row;
  return { caseId, fingerprint, judgedOn, rules, firstMust, must, missing, should, hint };
}
