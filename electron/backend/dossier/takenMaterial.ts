import type { Placeable } from '../pdf/imagePage.ts';
import type { Scrubbed } from '../pdf/scrubPdf.ts';
import type { FoldedMaterial } from './foldMaterials.ts';

/** Why a file has only a notice in the dossier: what is the matter and what to do. */
export interface Notice {
  readonly title: string;
  readonly advice: string;
}

/** A file after it was taken into the document. */
export type TakenContent =
  /** `converted` names the original format where the dossier holds a converted copy. */
  | { readonly kind: 'picture'; readonly pictures: readonly Placeable[]; readonly converted: string | null }
  /** An attached PDF; null for pages that could not be read. */
  | { readonly kind: 'paper'; readonly pages: readonly (Placeable | null)[]; readonly scrubbed: Scrubbed }
  | { readonly kind: 'notice'; readonly notice: Notice };

export interface TakenMaterial extends FoldedMaterial {
  readonly content: TakenContent;
}
