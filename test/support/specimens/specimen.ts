import { type Encoding, encode } from './encode.ts';
import type { FlatDocument } from './flatDocument.ts';
import type { Quad } from './homography.ts';
import { type CardData, idBack, idFront } from './idCard.ts';
import { type LicenceData, licence } from './licence.ts';
import { type LetterData, letterPage, plainSheet } from './page.ts';
import { photograph, placeCorners, type Shot } from './photograph.ts';

/** Which paper, and what stands on it. */
export type SpecimenPaper =
  | { readonly kind: 'businessLicence'; readonly data: LicenceData }
  | { readonly kind: 'idFront' | 'idBack'; readonly data: CardData }
  | { readonly kind: 'letterPage'; readonly data: LetterData }
  | { readonly kind: 'plain' };

/** Everything about one specimen besides its paper; whatever is not said is that of a good picture of 1600 × 1200 pixels. */
export interface SpecimenOptions extends Partial<Shot>, Partial<Encoding> {
  /** Share of the file that arrived; the rest is missing. */
  readonly arrived?: number;
}

const goodShot: Shot = {
  width: 1600,
  height: 1200,
  seed: 1,
  setting: 'desk',
  fill: 0.88,
  perspective: 0.012,
  rotation: 0,
  crop: 0,
  blur: 0,
  brightness: 1,
  grey: false,
  noise: 2.5,
  glare: 0,
  glareOn: null,
  softLine: null,
  offset: [0, 0],
  shadow: 0,
  moire: 0,
  motion: 0,
  motionAngle: null,
  softSide: 0,
  copy: false,
  keystone: 0,
  enlarged: 1,
};

/** The last that were drawn: the tests of a file ask for the same picture again and again. */
const drawn = new Map<string, Promise<Buffer>>();
const mostKept = 24;

/** The file of one photographed specimen, a copy for each who asks. Deterministic for the same paper and options. */
export async function makeSpecimen(paper: SpecimenPaper, options: SpecimenOptions = {}): Promise<Buffer> {
  const key = JSON.stringify([paper, options]);
  const file = drawn.get(key) ?? draw(paper, options);
  drawn.delete(key);
  drawn.set(key, file);
  for (const oldest of drawn.keys()) if (drawn.size > mostKept) drawn.delete(oldest);
  return Buffer.from(await file);
}

async function draw(paper: SpecimenPaper, options: SpecimenOptions): Promise<Buffer> {
  const { format = 'jpeg', targetBytes = null, quality = null, exifOrientation = null, arrived = 1, ...shot } = options;
  const photo = await photograph(flat(paper), { ...goodShot, ...shot });
  const file = await encode(photo, { format, targetBytes, quality, exifOrientation });
  return arrived < 1 ? file.subarray(0, Math.floor(file.length * arrived)) : file;
}

/** Where the corners of a specimen's paper fall: pixels, upper left corner of the paper first. */
export function specimenCorners(paper: SpecimenPaper, options: SpecimenOptions = {}): Quad {
  return placeCorners(flat(paper), { ...goodShot, ...options });
}

function flat(paper: SpecimenPaper): FlatDocument {
  switch (paper.kind) {
    case 'businessLicence':
      return licence(paper.data);
    case 'idFront':
      return idFront(paper.data);
    case 'idBack':
      return idBack(paper.data);
    case 'letterPage':
      return letterPage(paper.data);
    case 'plain':
      return plainSheet();
  }
}
