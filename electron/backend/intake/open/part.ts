/** What there is to say of a file beside what is measured on its picture; the sentences are in ../remarks.ts. */
export const remarks = [
  'firstFrameOnly',
  'bothSides',
  'bitmapCompressed',
  'bitmapBroken',
  'pdfLocked',
  'pdfBroken',
  'pdfManyPages',
  'pdfPageBroken',
  'pdfPagesMissing',
  'pdfNoPages',
  'pdfActive',
  'tiffManyPages',
  'zipLocked',
  'zipBroken',
  'zipEmpty',
  'zipManyFiles',
  'zipTooLarge',
  'zipInZip',
  'zipEntryBroken',
  'unpacksTooLarge',
  'tooManyPixels',
  'tooSlow',
  'tooMuchMemory',
  'breaksReader',
  'unreadable',
  'tooLarge',
  'notKept',
  'foreignArchive',
  'empty',
  'damaged',
] as const;
export type Remark = (typeof remarks)[number];

/**
 * One thing that was found in a file: a page as a picture, a file in an archive, one that is no material (a sheet, a
 * shortcut), or why there is none.
 *
 * `page` counts from 1. `name` of a file in an archive is its path there, harmless: no `..`, no drive, `/` between parts.
 */
export type OpenedPart =
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly format: 'jpg' | 'png';
      readonly remarks: readonly Remark[];
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Local time of whoever packed it, as an ISO moment of China; null where none is given. */
      readonly modifiedAt: string | null;
    }
  | { readonly kind: 'passedOver'; readonly name: string }
  | { readonly kind: 'refused'; readonly remark: Remark; readonly page: number | null; readonly name: string | null };

/** What comes of a file that has pages: each as a picture, or why it is none. */
export type PagePart = Extract<OpenedPart, { kind: 'page' | 'refused' }>;

/** Pages that are taken of one file: no paper of a filing has more. */
export const mostPages = 100;

/** Pixels of one page that are still made into a picture. */
export const mostPagePixels = 60_000_000;
