import type { CaseRow } from '#shared/api/cases.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';

/** What a made file is called when many are saved together: whose it is, then what it is. */
export function fileNameOf(
  { caseNumber, title }: { readonly caseNumber: string; readonly title: string },
  row: Pick<CaseRow, 'subjectName' | 'miniProgramName'> | undefined,
): string {
  const whose = [row?.subjectName, row?.miniProgramName].filter((name) => name !== null && name !== undefined);
  // The subject's long name must not push out what tells two files apart.
  const shortened = whose.map((name) => [...name].slice(0, 24).join(''));
  return `${safeFileName([...shortened, title, caseNumber].join('-'))}.pdf`;
}
