import type { Application } from '../filing/filingCase.ts';

/**
 * What is known of a case before its files are looked at: a row of the intake sheet, or a case of the vault.
 *
 * `folder` is the client's folder of scans, where somebody has named it.
 */
export interface CaseRecord extends Pick<Application, 'subject' | 'miniProgram' | 'persons' | 'roles'> {
  readonly folder: string | null;
}
