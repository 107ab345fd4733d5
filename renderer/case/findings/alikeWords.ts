import type { AlikePicture } from '#shared/api/cases.ts';

/** The other client's case as people name it. Pure. */
export function holderOf({ other: { caseNumber, subjectName } }: AlikePicture): string {
  return `案件 ${caseNumber}（${subjectName ?? '主体未填'}）`;
}

/** What tells one question from another. Pure. */
export function keyOf({ scanId, other }: AlikePicture): string {
  return `${scanId} ${other.scanId}`;
}
