/** Under which name an answer waits that is being typed; see useDraft.ts. */
export function answerDraft(caseNumber: string, reasonId: number): string {
  return `${caseNumber}.answer.${reasonId}`;
}
