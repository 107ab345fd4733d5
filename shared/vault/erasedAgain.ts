import type { BundledOutcome } from '../api/bundles.ts';

/** What to say of a case that was erased here and would come back with a bundle, or, when `done`, has; null of others. Pure. */
export function erasedAgain({ erasedHere, numberThere, caseNumber }: BundledOutcome, done: boolean): string | null {
  if (!erasedHere) return null;
  const erased = `对方的 ${numberThere ?? caseNumber} 在这里曾被永久删除`;
  return done
    ? `${erased}，资料又带回来了（编号 ${caseNumber}）。不该再留的，请到“导入”里撤销这次导入，并请对方也删除。`
    : `${erased}，导入会把资料带回来（编号 ${caseNumber}）。不该再留的，请不要导入，并请对方也删除。`;
}
