import type { PackageShape, PackedFileEvent } from '#shared/api/packages.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Finding } from '#shared/filing/finding.ts';

/** What a package is made with. */
export interface PackWish {
  readonly profile: string;
  readonly asciiNames: boolean;
  readonly watermark: boolean;
  readonly override: string | null;
}

/** One file of a package, as the list shows it. */
export type PackedRow = Pick<PackedFileEvent, 'name' | 'slot' | 'bytes' | 'changed' | 'findings'>;

/** A package that was made: its bytes where it waits to be saved, its place where it lies in a folder. */
export interface MadePackage {
  readonly wish: PackWish;
  readonly rows: readonly PackedRow[];
  readonly bytes: number;
  /** How many 必改 somebody overrode; a picture in two places counts once. */
  readonly overridden: number;
  readonly held:
    | { readonly file: UploadedFile; readonly blob: Blob }
    | { readonly path: string; readonly as: PackageShape };
  /** The case as it was when the work began; see contentOf. */
  readonly content: string;
}

/** How far the package of a case is. */
export type SubmitWork =
  | { readonly state: 'idle' }
  | {
      readonly state: 'making';
      readonly done: number;
      readonly total: number;
      readonly label: string;
      readonly rows: readonly PackedRow[];
      readonly stop: AbortController;
    }
  | { readonly state: 'failed'; readonly error: unknown }
  | {
      readonly state: 'refused';
      readonly findings: readonly Finding[];
      readonly rows: readonly PackedRow[];
      /** What was asked for, so that it can be asked for again with a reason. */
      readonly wish: PackWish;
      readonly folder: string | null;
    }
  | { readonly state: 'made'; readonly made: MadePackage };

/** Works by the number of their case. */
export type SubmitWorks = ReadonlyMap<string, SubmitWork>;

/** A package is begun. Those that are finished make room: they may be large, and are quickly made again. */
export function withBegun(works: SubmitWorks, caseNumber: string, stop: AbortController): SubmitWorks {
  const running = [...works].filter(([, { state }]) => state === 'making');
  return new Map([...running, [caseNumber, { state: 'making', done: 0, total: 0, label: '', rows: [], stop }]]);
}

/** News of the work that `stop` would end; of any other work, nobody wants to know any more. */
export function withNews(works: SubmitWorks, caseNumber: string, stop: AbortController, news: SubmitWork): SubmitWorks {
  const held = works.get(caseNumber);
  return held?.state === 'making' && held.stop === stop ? new Map(works).set(caseNumber, news) : works;
}

/**
 * Whether what is shown is of another platform, or of other names or marks, than what is chosen now; `watermark` is null
 * where the platform decides. Pure.
 */
export function isOfAnother(
  work: SubmitWork,
  chosen: { readonly profile: string; readonly asciiNames: boolean; readonly watermark: boolean | null },
): boolean {
  const wish = work.state === 'made' ? work.made.wish : work.state === 'refused' ? work.wish : null;
  if (wish === null) return false;
  if (wish.profile !== chosen.profile || wish.asciiNames !== chosen.asciiNames) return true;
  return chosen.watermark !== null && wish.watermark !== chosen.watermark;
}
