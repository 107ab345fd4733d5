import { beforeAll, describe, expect, it } from 'vitest';
import { makeDossier } from '#backend/dossier/makeDossier.ts';
import { withoutMetadata } from '#backend/fit/withoutMetadata.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { heicCard } from '#test/support/heic.ts';
import { readOutline } from '#test/support/readOutline.ts';
import { extractedText, pageTexts } from '#test/support/renderedPage.ts';
import { sha256, specimenInput, specimenMaterial } from '#test/support/specimenDossier.ts';
import { hostilePdf, lockedPdf, paperPdf } from '#test/support/specimenPdf.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

let pack: RulePack;
beforeAll(async () => {
  pack = await loadRulePack();
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d02020' } });
const jpeg = (width: number, height: number) => picture(width, height).jpeg().toBuffer();

describe('files in a dossier', () => {
  it('keep their own pixels when they are JPEGs, say nothing of where they were taken, and are stored once when they serve two roles', async () => {
    const front = await jpeg(1000, 640);
    const phone = await picture(1200, 1600)
      .jpeg({ progressive: true })
      .withExif({
        IFD0: { Orientation: '6', Make: '样例相机' },
        IFD3: { GPSLatitude: '22/1 32/1 0/1', GPSLatitudeRef: 'N' },
      })
      .toBuffer();
    expect((await sharp(phone).metadata()).exif).toBeDefined();
    const one = await specimenMaterial('subjectPrincipalFront', 'front.jpg', front);
    const again = await specimenMaterial('legalRepresentativeFront', 'front.jpg', front);
    const photo = await specimenMaterial('holdingPhoto', 'phone.jpg', phone);
    const dossier = await makeDossier(specimenInput(pack, { materials: [one, again, photo] }));
    const { streams } = await walkPdf(dossier);
    const found = streams.filter(({ dict }) => dict.get('Filter') === '/DCTDecode').map(({ raw }) => sha256(raw));
    const silent = withoutMetadata(phone, 'jpeg') ?? phone;
    expect(found.toSorted()).toEqual([sha256(front), sha256(silent)].toSorted());
    const kept = streams.find(({ raw }) => sha256(raw) === sha256(silent));
    expect((await sharp(kept?.raw).metadata()).exif).toBeUndefined();
    const [shown, taken] = await Promise.all([kept?.raw, phone].map((each) => sharp(each).raw().toBuffer()));
    expect(shown?.equals(taken ?? Buffer.alloc(0))).toBe(true);
    expect([one.reads() + again.reads(), photo.reads()]).toEqual([1, 1]);
    expect((await readOutline(dossier)).map(({ title }) => title)).toContain('主体负责人、法定代表人证件');
  });

  it('that PDF does not know are converted, and the caption says so', async () => {
    const webp = await picture(600, 400).webp().toBuffer();
    const alpha = await picture(600, 401).ensureAlpha(0.5).png().toBuffer();
    const tiff = await picture(600, 402).tiff().toBuffer();
    const gif = await picture(600, 403).gif().toBuffer();
    const materials = await Promise.all(
      [webp, alpha, tiff, gif, heicCard()].map((bytes, index) =>
        specimenMaterial('appOther', `${index}.bin`, bytes, index),
      ),
    );
    const text = await extractedText(await makeDossier(specimenInput(pack, { materials })));
    for (const name of ['WebP', 'TIFF', 'GIF', 'PNG', 'HEIC'])
      expect(text).toMatch(new RegExp(`原件是.*${name}.*转换后的副本`));
  });

  it('that cannot be shown get a page that says why', async () => {
    const photo = await jpeg(800, 800);
    const bad: [string, Uint8Array, string][] = [
      ['empty.jpg', new Uint8Array(0), '空文件'],
      ['cut.jpg', photo.subarray(0, photo.length - 400), '不完整'],
      ['junk.jpg', Buffer.concat([photo.subarray(0, 40), Buffer.alloc(4000, 7)]), '打不开|不完整'],
      ['locked.pdf', await lockedPdf(), '设有密码'],
      ['cut.pdf', (await paperPdf()).subarray(0, 700), '已损坏或不完整'],
      ['promise.mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42'), '视频不能印'],
      ['note.txt', Buffer.from('样例'), '放不进卷宗'],
      ['paper.docx', Buffer.from('PK\x03\x04specimen'), '放不进卷宗'],
    ];
    const materials = await Promise.all(
      bad.map(([name, bytes], index) => specimenMaterial('subjectOther', name, bytes, index)),
    );
    const bare = await specimenMaterial('appPrincipalFront', 'unmarked.jpg', photo);
    materials.push({ ...bare, read: async () => null });
    bad.push(['unmarked.jpg', photo, '没能加上用途水印']);
    const texts = await pageTexts(await makeDossier(specimenInput(pack, { materials })));
    for (const [name, , reason] of bad) {
      const page = texts.find((text) => text.includes(`文件：${name}`));
      expect(page, name).toMatch(new RegExp(reason));
    }
  });

  it('bring nothing of a hostile PDF along', async () => {
    const materials = [await specimenMaterial('appOther', 'hostile.pdf', await hostilePdf())];
    const dossier = await makeDossier(specimenInput(pack, { materials }));
    const { names, strings } = await walkPdf(dossier);
    const never = [
      'JavaScript',
      'JS',
      'OpenAction',
      'AA',
      'Launch',
      'URI',
      'EmbeddedFile',
      'EF',
      'AcroForm',
      'XFA',
      'A',
    ];
    expect(never.filter((name) => names.has(name))).toEqual([]);
    expect(strings.filter((text) => /alert|calc|run\.exe/.test(text))).toEqual([]);
    expect(await extractedText(dossier)).toContain('收录时去掉了其中的脚本、链接和动作、内嵌文件');
  });
});
