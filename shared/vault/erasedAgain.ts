import type { BundledOutcome } from '../api/bundles.ts';

/** What to say of a case that was erased here and would come, or came, back with a bundle; null of others. Pure. */
export function erasedAgain({ erasedHere, numberThere, caseNumber }: BundledOutcome): string | null {
  if (!erasedHere) return null;
  return `对方的 ${numberThere ?? caseNumber} 在这里曾被永久删除，导入会把资料带回来（编号 ${caseNumber}）。不该再留的，请不要导入，并请对方也删除。`;
}
