import { DeskError } from '#shared/api/errors.ts';

/** The number of the one case a command is about. Throws `usage` where there is none, or more than one. */
export function onlyCase([caseNumber, ...more]: readonly string[]): string {
  if (caseNumber === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一个案件编号' });
  return caseNumber;
}
