import { describe, expect, it } from 'vitest';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const profile = profileById(shippedPack, 'wechat-default');

/** How a card is said to lie, and with what weight. */
async function told(bytes: Uint8Array, kind: 'personFront' | 'personBack'): Promise<string[]> {
  const facts = await readScanFacts(bytes, 'IMG_1.jpg');
  const demands = { profile, kind, thresholds: shippedPack.scanThresholds };
  return judgeScan(facts, demands, rulebookOf(shippedPack))
    .filter(({ rule }) => rule === 'scan.mirrored' || rule === 'scan.turned' || rule === 'scan.cardSide')
    .map(({ weight, rule }) => `${weight} ${rule}`);
}

const turns = [0, 90, 180, 270] as const;
const settings = ['desk', 'dark', 'scanner'] as const;

describe('a card seen in a mirror, as a front camera shows it', () => {
  it.each(settings)('is told as that, however it lies, and never as turned: on %s', async (setting) => {
    const size = setting === 'scanner' ? { width: 1200, height: 757, perspective: 0 } : { width: 1280, height: 960 };
    const photo = await makeSpecimen(
      { kind: 'idFront', data: exampleCard },
      { ...size, setting, fill: 0.85, seed: 21 },
    );
    for (const turn of turns) {
      const plain = await sharp(photo).rotate(turn).jpeg().toBuffer();
      const inMirror = await sharp(await sharp(photo).flop().toBuffer())
        .rotate(turn)
        .jpeg()
        .toBuffer();
      expect(await told(inMirror, 'personFront'), `in a mirror, turned by ${turn}`).toEqual(['must scan.mirrored']);
      expect(await told(plain, 'personFront'), `turned by ${turn}`).toEqual(turn === 0 ? [] : ['should scan.turned']);
    }
  });

  it('is not said to be turned where its badge is on the wrong side', async () => {
    const photo = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 1280, height: 960, seed: 22 });
    expect(await told(await sharp(photo).flop().jpeg().toBuffer(), 'personBack')).toEqual([]);
  });

  it('is told with the way out of it', async () => {
    const photo = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 1280, height: 960, seed: 23 });
    const facts = await readScanFacts(await sharp(photo).flop().jpeg().toBuffer(), 'IMG_1.jpg');
    const demands = { profile, kind: 'personFront', thresholds: shippedPack.scanThresholds } as const;
    const [found] = judgeScan(facts, demands, rulebookOf(shippedPack)).filter(({ rule }) => rule === 'scan.mirrored');
    expect(found?.message).toContain('左右反的');
    expect(found?.remedy).toContain('后置摄像头');
  });
});
