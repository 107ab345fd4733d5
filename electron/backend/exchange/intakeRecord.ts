import type { FilingCase } from '#shared/filing/filingCase.ts';
import type { CaseRecord } from '#shared/intake/caseRecord.ts';

/**
 * What one row of the intake sheet says: an application that has no number and no stage yet.
 *
 * `persons` carry ids that mean something only within the row; roles held by one human being name one id.
 *
 */
export interface IntakeRecord extends CaseRecord {
  readonly filingCase: Omit<FilingCase, 'number' | 'stage'>;
}
