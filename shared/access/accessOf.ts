import type { AccessKind } from './accessEntry.ts';

/**
 * Which procedures are written down, as what. Whatever hands out something of a person stands here or writes itself down
 * (`access.reveal`, `erasure.erase`, `bundles.import`, originals of `materials.picture`); what changes a case does not: it was opened before.
 */
export const accessOfProcedure: Readonly<Record<string, AccessKind>> = {
  'vault.unlock': 'unlock',
  'vault.create': 'unlock',
  'cases.open': 'open',
  'filling.get': 'fill',
  'letters.preview': 'print',
  'letters.print': 'print',
  'letters.printed': 'print',
  'letters.make': 'print',
  'dossier.make': 'export',
  'packages.make': 'export',
  'packages.makeMany': 'export',
  'application.export': 'export',
  'exchange.caseSheet': 'export',
  'exchange.findingsReport': 'export',
  'materials.sheet': 'export',
  'materials.retake': 'export',
  'materials.handOut': 'original',
  'vault.exportPlain': 'export',
  'bundles.export': 'bundle',
  'persons.report': 'personReport',
  'backups.make': 'backup',
  'backups.restore': 'restore',
  'access.export': 'logExport',
};

/** As what a call is written down, by its procedure and by what it was given; null where it is not. */
export function accessOf(path: readonly string[], input: unknown): AccessKind | null {
  const kind = accessOfProcedure[path.join('.')] ?? null;
  const isByCode = typeof input === 'object' && input !== null && 'recoveryCode' in input;
  return kind === 'unlock' && isByCode ? 'unlockByCode' : kind;
}

/** The numbers of the cases a call is about, as its input names them; none where it is about no case. */
export function casesIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return [];
  const { caseNumber, cases, numbers } = input as Readonly<Record<string, unknown>>;
  if (typeof caseNumber === 'string') return [caseNumber];
  const many = Array.isArray(cases) ? cases : Array.isArray(numbers) ? numbers : [];
  return many.flatMap((each: unknown) => {
    if (typeof each === 'string') return [each];
    const number = typeof each === 'object' && each !== null ? (each as { caseNumber?: unknown }).caseNumber : null;
    return typeof number === 'string' ? [number] : [];
  });
}
