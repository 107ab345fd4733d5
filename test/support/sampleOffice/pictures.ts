import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeSpecimen, type SpecimenOptions, type SpecimenPaper } from '#test/support/specimens/specimen.ts';
import { sampleClients } from './clients.ts';
import { type PictureEntry, picturesOf } from './pictureList.ts';

/** One picture of the sample office: where it lies below 材料, and how it is made. */
export interface SamplePicture {
  readonly path: string;
  readonly paper: SpecimenPaper;
  readonly options: SpecimenOptions;
  /** What is wrong with it on purpose; null for a good picture. */
  readonly mistake: string | null;
}

const kilobyte = 1024;

/** A good picture, small enough for every platform and for this repository. */
const photographed: SpecimenOptions = { targetBytes: 116 * kilobyte, noise: 1.2 };
const scanned: SpecimenOptions = {
  width: 1200,
  height: 1600,
  setting: 'scanner',
  noise: 1.2,
  targetBytes: 90 * kilobyte,
};

/** Every picture, in the order of the clients. */
export const samplePictures: readonly SamplePicture[] = sampleClients.flatMap((client, index) =>
  picturesOf(client).map((entry, position) => samplePicture(client.folder, entry, index + 1, position)),
);

function samplePicture(
  folder: string,
  [name, paper, wrong]: PictureEntry,
  client: number,
  position: number,
): SamplePicture {
  const { mistake, ...changes } = wrong ?? { mistake: null };
  const isPage = paper.kind === 'letterPage';
  const options = {
    ...(isPage ? scanned : photographed),
    rotation: isPage ? 0 : (((client * 7 + position * 5) % 9) - 4) * 0.6,
    seed: 100 * client + position,
    ...changes,
  };
  return { path: `${folder}/${name}`, paper, options, mistake };
}

/** Draws all pictures into `folder`, which is emptied first. Takes about half a minute. */
export async function drawSamplePictures(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, paper, options } of samplePictures) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await makeSpecimen(paper, options));
  }
}
