import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CopyOutcome, fitCopy } from '#backend/fit/fitCopy.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { likeness } from '#test/support/likeness.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshFolder } from '#test/support/vault.ts';
import { type Figure, median, ms } from './figures.ts';

const size = { width: 4000, height: 3000 };
const rounds = 7;
/** Goal in milliseconds for 12 megapixels to 200 KB. */
const goal = 300;
/** Goal for how much faster than ImageMagick's search. */
const timesFaster = 3;

/** Fitting a 12-megapixel photo to 200 KB: time against the goal and against ImageMagick's own search, likeness at equal bytes. */
export async function benchCopies(): Promise<Figure[]> {
  const pack = await loadRulePack();
  const profile = profileById(pack, 'wechat-default');
  const photos = [
    ['licence', 'subjectCertificate', await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, size)],
    ['card', 'personFront', await makeSpecimen({ kind: 'idFront', data: exampleCard }, size)],
  ] as const;
  const figures: Figure[] = [];
  await using folder = await freshFolder();
  for (const [name, kind, photo] of photos) {
    const target = copyTargetFor(profile, kind, pack.copyLimits);
    const from = join(folder.path, `${name}.jpg`);
    writeFileSync(from, photo);
    let copy = await fitCopy(photo, target);
    const [ours, theirs]: number[][] = [[], []];
    for (let round = 0; round < rounds; round++) {
      ours?.push(await timed(async () => (copy = await fitCopy(photo, target))));
      theirs?.push(await timed(async () => magick(from, bytesOf(copy).length)));
    }
    const made = bytesOf(copy);
    const [mine, other] = [median(ours ?? []), median(theirs ?? [])];
    figures.push({
      name: `${name}: 12 MP to 200 KB / goal`,
      ratio: mine / goal,
      detail: `${ms(mine)}, ${made.length} bytes`,
      isLimit: true,
    });
    const magicked = magick(from, made.length);
    if (magicked === null) {
      const missing = `${name}: ImageMagick 没有装，和它比的时间与清晰度未测`;
      figures.push({ name: missing, ratio: Number.NaN, detail: '', isLimit: true });
      continue;
    }
    const ourLikeness = await likeness(photo, made, size);
    const theirLikeness = await likeness(photo, magicked, size);
    figures.push(
      {
        name: `${name}: the ${timesFaster} × aimed at / ImageMagick jpeg:extent against ours, time`,
        ratio: timesFaster / (other / mine),
        detail: `${ms(other)} / ${ms(mine)}, ${(other / mine).toFixed(2)} ×`,
        isLimit: true,
      },
      {
        name: `${name}: SSIM at ${made.length} bytes, ImageMagick / ours`,
        ratio: theirLikeness / ourLikeness,
        detail: `${theirLikeness.toFixed(4)} / ${ourLikeness.toFixed(4)}`,
        isLimit: true,
      },
    );
  }
  return [...figures, await decodeFloor(photos[0][2])];
}

/** What nobody can save: decoding the photo once. */
async function decodeFloor(photo: Buffer): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(() => sharp(photo).raw().toBuffer()));
  return { name: 'bare decode of the same photo / goal', ratio: median(times) / goal, detail: ms(median(times)) };
}

function bytesOf(outcome: CopyOutcome): Uint8Array {
  if (outcome.made === 'none') throw new Error(`not fitted: ${outcome.reason}`);
  return outcome.bytes;
}

/** ImageMagick's answer to the same question; null where it is not installed. */
function magick(from: string, bytes: number): Uint8Array | null {
  const to = from.replace('.jpg', '.magick.jpg');
  try {
    execFileSync('/usr/bin/convert', [from, '-define', `jpeg:extent=${bytes}`, to]);
    return readFileSync(to);
  } catch {
    return null;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
