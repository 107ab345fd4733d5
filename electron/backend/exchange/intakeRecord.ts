import type { Application, FilingCase } from '#shared/filing/filingCase.ts';

/**
 * What one row of the intake sheet says: an application that has no number and no stage yet.
 *
 * `persons` carry ids that mean something only within the row; roles held by one human being name one id.
 * `folder` is the client's folder of scans.
 */
export interface IntakeRecord extends Pick<Application, 'subject' | 'miniProgram' | 'persons' | 'roles'> {
  readonly folder: string | null;
  readonly filingCase: Omit<FilingCase, 'number' | 'stage'>;
}
