import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchFiles } from '#backend/exchange/matchFiles.ts';
import { resourcesDir } from '#backend/resources.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { samplePictures } from '#test/support/sampleOffice/pictures.ts';
import { makeSpecimen, type SpecimenPaper } from '#test/support/specimens/specimen.ts';

const folder = join(resourcesDir, 'demo', '材料');
const pack = await loadRulePack();
const rulebook = rulebookOf(pack);

const kinds: Readonly<Record<SpecimenPaper['kind'], ScanKind>> = {
  businessLicence: 'subjectCertificate',
  idFront: 'personFront',
  idBack: 'personBack',
  letterPage: 'letter',
  plain: 'otherAttachment',
};

/** What the desk must find of each deliberate mistake. */
const expected: Readonly<Record<string, readonly string[]>> = {
  blurred: ['must scan.blurred'],
  'PNG content named .jpg': ['should scan.extension', 'should scan.bytesAboveAdvised'],
  'grey copy': ['must scan.grey'],
  '2.6 MB': ['must scan.bytesTooMany'],
  dark: ['must scan.dark'],
  'upright by EXIF only': ['hint scan.exifOrientation'],
  'upside down but for EXIF': ['hint scan.exifOrientation'],
  '60 KB': ['must scan.bytesTooFew'],
  'the download broke off': ['must scan.truncated'],
  'few pixels': ['must scan.pixelsTooFew'],
  'a lamp’s reflection': ['must scan.glare'],
  'belongs nowhere': [],
  // It lies turned in the middle of a large table.
  'no name to place it by': ['should scan.small', 'should scan.dots', 'should scan.turned'],
};

describe('the pictures of the sample office', () => {
  it('are all there, and no others, in less than 8 MB', async () => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.toSorted()).toEqual(samplePictures.map(({ path }) => join(folder, path)).toSorted());
    const sizes = await Promise.all(files.map(async (file) => (await readFile(file)).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8 * 1024 * 1024);
  });

  it.each(samplePictures)('$path shows what it should: $mistake', async ({ path, paper, mistake }) => {
    const facts = await readScanFacts(await readFile(join(folder, path)), path);
    const profile = profileById(pack, 'wechat-default');
    const found = judgeScan(facts, { profile, kind: kinds[paper.kind], thresholds: pack.scanThresholds }, rulebook);
    const wanted = mistake === null ? [] : expected[mistake];
    expect(found.map(({ weight, rule }) => `${weight} ${rule}`)).toEqual(wanted);
  });

  it('find their places by folder and name, but for the two that nobody could place', () => {
    const records = sampleClients.map(({ record }) => record);
    const paths = samplePictures.map(({ path }) => path);
    const unplaced = matchFiles(records, paths, pack).filter(({ placements }) => placements.length === 0);
    expect(unplaced.map(({ path }) => path.split('/').at(-1)).toSorted()).toEqual([
      'IMG_20261109_141503.jpg',
      '微信图片_20261118093012.jpg',
    ]);
  });

  it.each([0, 6])('are drawn again the same (picture %d)', async (index) => {
    const picture = samplePictures[index];
    if (!picture) throw new Error(`there is no picture ${index}`);
    const drawn = await makeSpecimen(picture.paper, picture.options);
    const committed = await readFile(join(folder, picture.path));
    expect(await distance(drawn, committed)).toBeLessThan(2);
    const [other] = samplePictures.filter(({ path }) => path !== picture.path);
    expect(await distance(drawn, await readFile(join(folder, other?.path ?? '')))).toBeGreaterThan(2);
  });
});

/** Mean difference of two pictures' values (0 to 255) on copies of 400 × 300 pixels. */
async function distance(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all(
    [one, other].map((file) =>
      sharp(file).autoOrient().resize(400, 300, { fit: 'fill' }).removeAlpha().raw().toBuffer(),
    ),
  );
  if (!first || !second) throw new Error('nothing to compare');
  return first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] ?? 0)), 0) / first.length;
}
