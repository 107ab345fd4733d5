import type { OpenedCase } from '#shared/api/cases.ts';
import type { UploadedFile } from '#shared/api/upload.ts';

/** How far a dossier is. */
export type DossierWork =
  | { readonly state: 'idle' }
  | {
      readonly state: 'making';
      readonly done: number;
      readonly total: number;
      readonly label: string;
      readonly stop: AbortController;
    }
  | { readonly state: 'failed'; readonly error: unknown }
  | {
      readonly state: 'made';
      readonly file: UploadedFile;
      readonly blob: Blob;
      readonly pages: number;
      readonly masked: boolean;
      /** How many files of cards say what they are for. */
      readonly marked: number;
      readonly missing: readonly string[];
      /** The case as it was when the work began; see `contentOf`. */
      readonly content: string;
    };

/** Dossiers by the number of their case. */
export type DossierWorks = ReadonlyMap<string, DossierWork>;

/** A dossier is begun. Those that are finished make room: they may be large, and are quickly made again. */
export function withBegun(works: DossierWorks, caseNumber: string, stop: AbortController): DossierWorks {
  const running = [...works].filter(([, { state }]) => state === 'making');
  return new Map([...running, [caseNumber, { state: 'making', done: 0, total: 0, label: '', stop }]]);
}

/** News of the work that `stop` would end; of any other work, nobody wants to know any more. */
export function withNews(
  works: DossierWorks,
  caseNumber: string,
  stop: AbortController,
  news: DossierWork,
): DossierWorks {
  const held = works.get(caseNumber);
  return held?.state === 'making' && held.stop === stop ? new Map(works).set(caseNumber, news) : works;
}

/** What a dossier says of a case, to tell whether one that was made still says it. */
export function contentOf({ application, materials }: Pick<OpenedCase, 'application' | 'materials'>): string {
  return JSON.stringify([application, materials.map(({ slot, scanId }) => [slot, scanId])]);
}
