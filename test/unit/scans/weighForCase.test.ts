import { describe, expect, it } from 'vitest';
import { sortFindings } from '#shared/filing/finding.ts';
import { forLooseFiles } from '#shared/scans/looseFiles.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { weighForCase } from '#shared/scans/weighForCase.ts';
import { goodAppearance, goodDocument, goodFacts, judged, testProfile } from '#test/support/scans.ts';

const kind = 'subjectCertificate';

function inCase(changes: Partial<ScanFacts>, original: Partial<ScanFacts> = changes) {
  const facts = { ...goodFacts, ...changes };
  const came = original === changes ? facts : { ...goodFacts, ...original };
  return weighForCase(judged(changes), { facts, original: came, profile: testProfile, kind });
}

const weights = (found: ReturnType<typeof inCase>) => found.map(({ rule, weight }) => `${rule} ${weight}`);

describe('a file in a case, of which a copy will be handed in', () => {
  it('that was cut out too narrowly is cut out anew, not taken anew', () => {
    const framed: [number, number, number, number] = [0, 0, 0, 0];
    const narrow = {
      ...goodAppearance,
      document: { ...goodDocument, full: true },
      print: { x: 0.1, y: 0.1, width: 0.8, height: 0.8, framed, paperEdge: 1 },
    };
    const copy = { ...goodFacts, appearance: narrow };
    expect(inCase(copy, { appearance: goodAppearance })[0]).toMatchObject({
      rule: 'scan.cut',
      remedy: expect.stringContaining('少裁一些'),
    });
    expect(inCase(copy, { appearance: null })[0]?.remedy).toContain('重拍');
  });

  it.each([
    ['another format', { contentType: 'heic', extension: 'heic' }, 'scan.format hint'],
    ['too many bytes', { bytes: 2_600_000 }, 'scan.bytesTooMany hint'],
    ['more bytes than advised', { bytes: 900_000 }, 'scan.bytesAboveAdvised hint'],
    ['too few bytes', { bytes: 60_000 }, 'scan.bytesTooFew hint'],
    ['a wrong ending', { extension: 'png' }, 'scan.extension hint'],
    ['a few pixels too little', { width: 1400, height: 1050 }, 'scan.pixelsTooFew hint'],
    ['half the pixels', { width: 900, height: 700 }, 'scan.pixelsTooFew should'],
    ['too little to be enlarged', { width: 700, height: 500 }, 'scan.pixelsTooFew must'],
  ] satisfies [string, Partial<ScanFacts>, string][])('%s: %s weighs %s', (_, changes, weight) => {
    expect(weights(inCase(changes))).toEqual([weight]);
  });

  it('leaves what no copy cures, and what cannot be opened, as grave as it is', () => {
    expect(weights(inCase({ brightness: 10 }))).toEqual(['scan.dark must']);
    const broken: Partial<ScanFacts> = { unreadable: 'truncated', contentType: 'heic', width: null, height: null };
    expect(inCase(broken)).toEqual(judged(broken));
    expect(weights(inCase(broken))).toContain('scan.truncated must');
  });

  it('sends nobody with a BMP to another program: 收件 makes a picture of it', () => {
    const bitmap = { contentType: 'bmp', extension: 'bmp', unreadable: 'unsupported' } as const;
    const [inOne] = inCase(bitmap);
    const [loose] = forLooseFiles(judged(bitmap), bitmap);
    for (const remedy of [inOne?.remedy, loose?.remedy]) {
      expect(remedy).toContain('收件');
      expect(remedy).not.toContain('另存');
    }
  });

  it('says of a file in no case yet how it gets to where it is mended', () => {
    const remedies = forLooseFiles(judged({ bytes: 2_600_000 }), { contentType: 'jpeg' }).map(({ remedy }) => remedy);
    expect(remedies).toEqual([expect.stringContaining('放进“收件”')]);
  });

  it('is told first what only a new picture mends, among what weighs the same', () => {
    const found = judged({ bytes: 90_000_000, brightness: 10 }).filter(({ weight }) => weight === 'must');
    expect(sortFindings(found).map(({ rule }) => rule)).toEqual(['scan.dark', 'scan.bytesTooMany']);
    expect(sortFindings(found.toReversed()).map(({ rule }) => rule)).toEqual(['scan.dark', 'scan.bytesTooMany']);
  });

  it('leaves edges nobody could tell to the question the case asks about them', () => {
    expect(weights(inCase({ appearance: { ...goodAppearance, document: null } }))).toEqual(['scan.edgesUnclear hint']);
  });

  it('never asks the client for what fixing here has made small', () => {
    const [cut] = inCase({ width: 1394, height: 986 }, { width: 1200, height: 1600 });
    expect(cut).toMatchObject({ rule: 'scan.cutSmall', weight: 'hint' });
    expect(cut?.message).toContain('1394×986');
    const [tooMuch] = inCase({ width: 600, height: 400 }, { width: 1200, height: 1600 });
    expect(tooMuch).toMatchObject({ rule: 'scan.cutSmall', weight: 'must' });
    expect(tooMuch?.remedy).toContain('修整');
  });
});
