import type { MaterialSlotId } from '../filing/materialSlot.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { NumberGlyphs } from './numberGlyphs.ts';

/** Something in the tray whose place is looked for. */
export interface TrayFile {
  readonly id: number;
  /** With the folders it came in, `/` between them. */
  readonly path: string;
  readonly page: number | null;
  /** ISO moment the file was changed last; null where nobody knows. */
  readonly modifiedAt: string | null;
  /** Null where there is no picture. */
  readonly facts: ScanFacts | null;
  /** Shapes of the number on a card; see numberGlyphs.ts. */
  readonly numberGlyphs?: NumberGlyphs | null;
  /** Where somebody wants it; it then counts as settled for the others. */
  readonly chosen?: { readonly caseNumber: string; readonly slots: readonly MaterialSlotId[] } | null;
}

/** As much of a case as tells whose file it is. */
export interface TrayClient {
  readonly number: string;
  readonly subject: { readonly name: string | null; readonly certificateNumber: string | null };
  readonly miniProgramName: string | null;
  readonly persons: readonly { readonly name: string | null; readonly number: string | null }[];
  /** First letters of the subject's name in pinyin, lower case. */
  readonly initials: string;
  readonly folder: null;
}

/** A case in full, with what it needs and has. */
export interface TrayCase extends CaseRecord {
  readonly number: string;
  readonly wanted: readonly MaterialSlotId[];
  readonly held: readonly MaterialSlotId[];
}
