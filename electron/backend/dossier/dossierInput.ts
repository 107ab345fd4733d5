import type { Agency } from '#shared/filing/agency.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { Pdf } from '../pdf/createPdf.ts';

/** A file in a slot of the case. `findings` are those of this file alone; `read` gives the bytes of its fixed
 * copy, or else the original ones; those of a card that is to say what it is for do, and null stands for one that cannot be written on. */
export interface DossierMaterial {
  readonly slot: MaterialSlotId;
  readonly position: number;
  readonly facts: ScanFacts;
  /** ISO 8601 moment. */
  readonly receivedAt: string;
  readonly findings: readonly Finding[];
  read(signal?: AbortSignal): Promise<Uint8Array | null>;
}

/** A letter of the case; `draw` appends its pages to the document, at least one. */
export interface LetterPart {
  readonly title: string;
  draw(pdf: Pdf): Promise<void> | void;
}

/** How far the dossier is: parts done of all parts, and the part being worked on. */
export interface DossierProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** The tables a dossier names codes by. */
export type DossierTables = Pick<
  RulePack,
  'manifest' | 'subjectTypes' | 'certificateTypes' | 'preapprovalTypes' | 'serviceTypes' | 'districts'
>;

/** Everything a dossier is made of. The same input makes the same bytes. */
export interface DossierInput {
  readonly application: Application;
  readonly agency: Agency;
  readonly pack: DossierTables;
  /** All findings of the case, those of its files included. */
  readonly findings: readonly Finding[];
  readonly letters: readonly LetterPart[];
  readonly materials: readonly DossierMaterial[];
  readonly options: {
    /** True hides the middle of private numbers in everything the dossier itself writes. */
    readonly masked: boolean;
  };
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DossierProgress) => void) | undefined;
}
