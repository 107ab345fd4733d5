import type { ScanKind } from '../filing/materialSlot.ts';

/** The kinds whose whole face must be seen: certificates, not letters and not what is attached besides. */
export const certificateKinds: ReadonlySet<ScanKind> = new Set(['subjectCertificate', 'personFront', 'personBack']);

/** The kinds that are one side of an ID card in most cases. */
export const cardKinds: ReadonlySet<ScanKind> = new Set(['personFront', 'personBack']);

/** The kinds on which the square code is read: it costs time, and on others it says nothing about the filing. */
export const codeKinds: ReadonlySet<ScanKind> = new Set(['subjectCertificate']);
