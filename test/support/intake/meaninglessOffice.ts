import type { UploadedFile } from '#shared/api/upload.ts';

/** A file of the sample office under a name that says nothing, and what it was called before. */
export interface RenamedFile {
  readonly file: UploadedFile;
  readonly modifiedAt: null;
  readonly was: string;
}

/** Seconds from one picture to the next of one card, and to the next paper. */
const [secondSide, nextPaper] = [6, 90];

/**
 * The files of an office as a phone would name them, client folder by client folder: papers in an order drawn by `seed`,
 * the two sides of one card one after the other.
 */
export function meaninglessNames(files: readonly UploadedFile[], seed: number): RenamedFile[] {
  const random = randomFrom(seed);
  const folders = Map.groupBy(files, ({ name }) => name.split('/').slice(0, -1).join('/'));
  let moment = Date.UTC(2026, 10, 20, 1, 0, 0);
  return [...folders].flatMap(([folder, inside]) => {
    const papers = Map.groupBy(inside, ({ name }) => name.replace(/[正反]面(?=\.)/u, ''));
    const drawn = [...papers.values()].map((paper) => ({ paper, at: random() })).toSorted((a, b) => a.at - b.at);
    return drawn.flatMap(({ paper }) => {
      moment += (nextPaper - secondSide) * 1000;
      return paper
        .map((file) => ({ file, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ file }) => {
          moment += secondSide * 1000;
          const stamp = new Date(moment + 8 * 3_600_000).toISOString().replace(/[-:]/gu, '').replace('T', '_');
          return { file: renamed(file, `${folder}/IMG_${stamp.slice(0, 15)}.jpg`), modifiedAt: null, was: file.name };
        });
    });
  });
}

function renamed(file: UploadedFile, name: string): UploadedFile {
  return { name, size: file.size, arrayBuffer: () => file.arrayBuffer() };
}

/** Park and Miller's generator: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
