/** Under which name the unsaved fixing of a scan in a case is kept; see parts/useDraft.ts. */
export function fixDraftName(caseNumber: string, scanId: number): string {
  return `${caseNumber}.fix.${scanId}`;
}
