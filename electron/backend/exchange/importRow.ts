import type { RowOutcome } from '#shared/api/exchange.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import { plain } from '#shared/intake/plain.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { ReadDatabase, WriteDatabase } from '../vault/sql.ts';
import { findCases, insertCase, updateCase } from '../vault/store/cases.ts';
import {
  findMiniPrograms,
  insertMiniProgram,
  type StoredMiniProgram,
  updateMiniProgram,
} from '../vault/store/miniPrograms.ts';
import { findSubjects, insertSubject, type StoredSubject, updateSubject } from '../vault/store/subjects.ts';
import type { ColumnId } from './columnIds.ts';
import { roleKeeper } from './importPersons.ts';
import { intakeColumn } from './intakeColumns.ts';
import type { IntakeRecord } from './intakeRecord.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { caseColumns, type DifferingField, programColumns, sayDifference, subjectColumns } from './sayDifference.ts';

/** What a person calls what was read. */
const pieceOf = { sheet: '这一行', payload: '这份资料' } as const;

/** What became of one row, and the case it is now. */
export interface ImportedRow {
  readonly outcome: Exclude<RowOutcome, 'rejected'>;
  readonly caseId: number;
  readonly caseNumber: string;
  readonly findings: readonly Finding[];
}

/** What rows are imported with. */
export interface ImportRules {
  readonly pack: RulePack;
  readonly rulebook: Rulebook;
  readonly now: Date;
  /** What the record was read from; the intake sheet when left out. */
  readonly from?: DifferingField['from'];
}

/**
 * Brings one row into the vault; to be called in one transaction a row.
 *
 * The case is found again by its subject (certificate number, else name), its mini program (AppID, else name) and its
 * filing type. Blanks of the vault are filled, values that differ stay and are reported, so that the same sheet can be
 * imported any number of times.
 */
export function importRow(
  db: WriteDatabase,
  record: IntakeRecord,
  { pack, rulebook, now, from = 'sheet' }: ImportRules,
): ImportedRow {
  const findings: Finding[] = [];
  let filled = false;
  const differ = (field: string, column: ColumnId | undefined, held: unknown, given: unknown) => {
    findings.push(sayDifference(rulebook, pack, { field, column, from }, held, given));
  };
  const settle = <Values>(
    { values, filled: some, differences }: Reconciled<Values>,
    part: 'subject' | 'miniProgram' | 'filingCase',
    columnOf: (field: string) => ColumnId | undefined,
  ) => {
    filled ||= some;
    for (const { field, held, given } of differences) {
      differ(`${part}.${field}`, columnOf(field), held, given);
    }
    return { values, changed: some };
  };
  const keep = roleKeeper(db, record, { differ, fill: () => (filled = true) });

  const subject = findSubject(db, record);
  const legalRepresentativeId = keep('legalRepresentative', subject?.legalRepresentativeId ?? null);
  const principalId = keep('subjectPrincipal', subject?.principalId ?? null);
  const subjectId = subject?.id ?? insertSubject(db, { subject: record.subject, legalRepresentativeId, principalId });
  if (subject) {
    const settled = settle(
      reconcile(
        { ...record.subject, ...withoutIds(subject) },
        record.subject,
        [...keysOf(subjectColumns), 'recordNumber'],
        new Set(['certificateNumber']),
      ),
      'subject',
      (field) => lookUp(subjectColumns, field),
    );
    const rolesChanged = legalRepresentativeId !== subject.legalRepresentativeId || principalId !== subject.principalId;
    filled ||= rolesChanged;
    if (settled.changed || rolesChanged) {
      updateSubject(db, subject.id, { subject: settled.values, legalRepresentativeId, principalId });
    }
  }

  const program = findProgram(db, subjectId, record.miniProgram);
  const appPrincipalId = keep('appPrincipal', program?.principalId ?? null);
  const miniProgramId =
    program?.id ?? insertMiniProgram(db, { subjectId, principalId: appPrincipalId, miniProgram: record.miniProgram });
  if (program) {
    const held: MiniProgram = { ...record.miniProgram, ...programOf(program) };
    const settled = settle(
      reconcile(
        held,
        completed(record.miniProgram, held),
        [...keysOf(programColumns), 'recordNumber'],
        new Set(['appId']),
      ),
      'miniProgram',
      (field) => lookUp(programColumns, field),
    );
    const roleChanged = appPrincipalId !== program.principalId;
    filled ||= roleChanged;
    if (settled.changed || roleChanged) {
      updateMiniProgram(db, program.id, { principalId: appPrincipalId, miniProgram: settled.values });
    }
  }

  const held = findCases(db, { miniProgramId, filingType: record.filingCase.filingType })
    .filter(({ removedAt }) => removedAt === null)
    .at(-1);
  if (!held) {
    const { id, number } = insertCase(db, { ...record.filingCase, miniProgramId, now });
    return { outcome: 'created', caseId: id, caseNumber: number, findings };
  }
  const settled = settle(
    reconcile<IntakeRecord['filingCase']>(held, record.filingCase, keysOf(caseColumns)),
    'filingCase',
    (field) => lookUp(caseColumns, field),
  );
  if (settled.changed) updateCase(db, held.id, { ...settled.values, stage: held.stage, now });
  const outcome = findings.length > 0 ? 'conflict' : filled ? 'completed' : 'unchanged';
  return { outcome, caseId: held.id, caseNumber: held.number, findings };
}

/**
 * The finding of a row whose certificate number belongs to a subject of another name; null when it may come in.
 *
 * A mistyped number would file the row's mini program, and its people's papers, under somebody else. Only a change
 * filing (变更) may bring a new name.
 */
export function foreignNumber(
  db: ReadDatabase,
  record: IntakeRecord,
  rulebook: Rulebook,
  from: DifferingField['from'] = 'sheet',
): Finding | null {
  const { certificateNumber, name } = record.subject;
  if (certificateNumber === null || name === null || record.filingCase.filingType === 'change') return null;
  const [held] = findSubjects(db, { certificateNumber });
  if (!held || held.name === null || plain(held.name) === plain(name)) return null;
  return rulebook('intake.foreignNumber', {
    weight: 'must',
    where:
      from === 'sheet'
        ? intakeColumn('subjectCertificateNumber').header
        : 'icp_subject.organize_info.certificate_number',
    message: `这个证件号码在资料库里是“${held.name}”的，与${pieceOf[from]}的“${name}”不是同一个主体，${pieceOf[from]}没有导入。`,
    remedy: '请对照证件核对号码和名称；确实改了名称的，请把备案类型选为“变更”再导入。',
  });
}

/**
 * The finding of a row whose case lies in the 回收站; null when it may come in.
 *
 * Somebody set the case aside on purpose. Importing the same sheet once more must neither bring it back unasked nor
 * make a second one beside it.
 */
export function removedCase(
  db: ReadDatabase,
  record: IntakeRecord,
  rulebook: Rulebook,
  from: DifferingField['from'] = 'sheet',
): Finding | null {
  const subject = findSubject(db, record);
  const program = subject && findProgram(db, subject.id, record.miniProgram);
  if (!program) return null;
  const { filingType } = record.filingCase;
  const held = findCases(db, { miniProgramId: program.id, filingType });
  const removed = held.at(-1);
  if (!removed || held.some(({ removedAt }) => removedAt === null)) return null;
  return rulebook('intake.removedCase', {
    weight: 'must',
    where: from === 'sheet' ? intakeColumn('appName').header : 'icp_applets.base_info.name',
    message: `这个小程序的${filingTypeLabels[filingType]}备案（案件 ${removed.number}）在回收站里，${pieceOf[from]}没有导入。`,
    remedy: '还要办的，请先到案件列表的“回收站”里把它恢复，再导入一次；不办了的，就不用导入。',
  });
}

/** By certificate number; by name when one of the two has no number and the name is not ambiguous. */
function findSubject(db: ReadDatabase, { subject }: IntakeRecord): StoredSubject | null {
  const { certificateNumber, name } = subject;
  if (certificateNumber !== null) {
    const [byNumber] = findSubjects(db, { certificateNumber });
    if (byNumber) return byNumber;
  }
  if (name === null) return null;
  const namesakes = findSubjects(db, { name }).filter(
    (held) => certificateNumber === null || held.certificateNumber === null,
  );
  return namesakes.length === 1 ? (namesakes[0] ?? null) : null;
}

/** By AppID; by name when one of the two has no AppID. */
function findProgram(db: ReadDatabase, subjectId: number, { appId, name }: MiniProgram): StoredMiniProgram | null {
  if (appId !== null) {
    const [byAppId] = findMiniPrograms(db, { subjectId, appId });
    if (byAppId) return byAppId;
  }
  const namesakes = findMiniPrograms(db, { subjectId }).filter(
    (held) => plain(held.name ?? '') === plain(name ?? '') && (appId === null || held.appId === null),
  );
  return namesakes.length === 1 ? (namesakes[0] ?? null) : null;
}

function withoutIds({ id: _, legalRepresentativeId: __, principalId: ___, ...subject }: StoredSubject) {
  return subject;
}

function programOf({ id: _, subjectId: __, principalId: ___, ...program }: StoredMiniProgram): MiniProgram {
  return program;
}

/** The sheet has room for one pre-approval: where the vault knows the same item in full, the sheet adds nothing. */
function completed(given: MiniProgram, held: MiniProgram): MiniProgram {
  const [only] = given.preapprovals;
  const known = held.preapprovals.find(({ type }) => type === only?.type);
  if (!only || !known) return given;
  const agrees =
    (only.code === null || only.code === known.code) &&
    (only.validUntil === null || only.validUntil === known.validUntil);
  return agrees ? { ...given, preapprovals: held.preapprovals } : given;
}

function keysOf<Columns extends object>(columns: Columns): (keyof Columns & string)[] {
  return Object.keys(columns) as (keyof Columns & string)[];
}

function lookUp(columns: Readonly<Record<string, ColumnId>>, field: string): ColumnId | undefined {
  return columns[field];
}
