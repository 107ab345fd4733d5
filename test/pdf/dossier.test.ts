import { beforeAll, describe, expect, it } from 'vitest';
import { makeDossier } from '#backend/dossier/makeDossier.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { readLinks, readOutline } from '#test/support/readOutline.ts';
import { extractedText, inkBox, pageTexts, renderedPage } from '#test/support/renderedPage.ts';
import {
  sha256,
  specimenApplication,
  specimenFindings,
  specimenInput,
  specimenMaterial,
} from '#test/support/specimenDossier.ts';
import { lockedPdf, paperPdf } from '#test/support/specimenPdf.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

let pack: RulePack;
beforeAll(async () => {
  pack = await loadRulePack();
});

const picture = (width: number, height: number, colour = '#d02020') =>
  sharp({ create: { width, height, channels: 3, background: colour } });
const jpeg = (width: number, height: number, colour?: string) => picture(width, height, colour).jpeg().toBuffer();

const isRed = (red: number, green: number, blue: number) => red > 150 && green < 90 && blue < 90;
const isBlue = (red: number, green: number, blue: number) => blue > 150 && red < 90 && green < 90;

describe('the pages of a dossier', () => {
  it('agree with its contents, its links and its bookmarks', async () => {
    const slots: [MaterialSlotId, Uint8Array][] = [
      ['subjectCertificate', await jpeg(800, 1100)],
      ['subjectPrincipalLetter', await paperPdf({ pages: 3 })],
      ['appPrincipalLetter', await jpeg(900, 1200)],
      ['subjectOther', await lockedPdf()],
    ];
    const materials = await Promise.all(slots.map(([slot, bytes]) => specimenMaterial(slot, `${slot}.bin`, bytes)));
    const dossier = await makeDossier(specimenInput(pack, { materials, findings: specimenFindings(60) }));
    const texts = await pageTexts(dossier);
    const outline = await readOutline(dossier);

    // 封面, 目录, then what the contents list, each with the page its bookmark leads to.
    expect(outline.slice(0, 2).map(({ title, page }) => [title, page])).toEqual([
      ['封面', 1],
      ['目录', 2],
    ]);
    const listed = [...(texts[1] ?? '').matchAll(/^\s*(\S.*?)[\s.]*\.\s*(\d+)$/gm)].map(([, title, page]) => [
      title,
      Number(page),
    ]);
    expect(listed).toEqual(outline.slice(2).map(({ title, page }) => [title, page]));
    expect(await readLinks(dossier, 2)).toEqual(outline.slice(2).map(({ page }) => page));
    for (const { title, level, page } of outline.slice(2)) {
      if (title !== '材料') expect(texts[page - 1], `${title} on page ${page}`).toContain(title);
      expect(page).toBeLessThanOrEqual(texts.length);
      expect(level).toBe(['信息表', '检查结果', '材料'].includes(title) ? 0 : 1);
    }
    expect(outline.map(({ title }) => title)).toContain('主体负责人授权书');
  });

  it('all but the cover name the case, the subject and page of pages', async () => {
    const texts = await pageTexts(
      await makeDossier(
        specimenInput(pack, { materials: [await specimenMaterial('holdingPhoto', 'a.jpg', await jpeg(900, 300))] }),
      ),
    );
    const [cover, ...others] = texts;
    expect(cover).not.toMatch(/\d ?\/ ?\d/);
    expect(others.length).toBeGreaterThan(2);
    for (const [index, text] of others.entries()) {
      const [header = ''] = text.trimStart().split('\n');
      expect(header).toContain('2026-0012');
      expect(header).toContain(specimenApplication.subject.name);
      expect(header.replace(/ /g, '')).toMatch(new RegExp(`${index + 2}/${texts.length}$`));
    }
  });

  it('say in so many words when nothing was found, and list everything that was', async () => {
    const clean = await extractedText(await makeDossier(specimenInput(pack)));
    expect(clean).toContain('没有发现问题');
    const findings = specimenFindings(60);
    const full = (await extractedText(await makeDossier(specimenInput(pack, { findings })))).replace(/\s/g, '');
    expect(full).toContain('共60项：必改20，建议20，提示20');
    for (let number = 1; number <= 60; number++) expect(full).toContain(`样例问题${number}：`);
    expect(full).toContain('依据：样例来源《备案审核常见问题》（截至2026-11-23）');
  });

  it('show every field of the application with codes by name', async () => {
    const text = (await extractedText(await makeDossier(specimenInput(pack)))).replace(/\s/g, '');
    for (const part of [
      '企业',
      '北京市朝阳区',
      '居民身份证',
      '以上都不涉及',
      '法定代表人、主体负责人',
      '110101199003070019',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(specimenApplication.miniProgram.comment);
  });
});

describe('the two sides of an ID card', () => {
  it('stand on one page in true size, 85.6 by 54 millimetres', async () => {
    const materials = [
      await specimenMaterial('subjectPrincipalFront', 'front.jpg', await jpeg(1712, 1080)),
      await specimenMaterial('subjectPrincipalBack', 'back.jpg', await jpeg(1712, 1080, '#2030d0')),
    ];
    const dossier = await makeDossier(specimenInput(pack, { materials }));
    const outline = await readOutline(dossier);
    const page = outline.find(({ title }) => title === '主体负责人证件')?.page ?? 0;
    const dpi = 150;
    const rendered = await renderedPage(dossier, page, dpi);
    for (const isCard of [isRed, isBlue]) {
      const box = inkBox(rendered, isCard);
      expect(box).not.toBeNull();
      const millimetres = (from = 0, to = 0) => ((to - from) / dpi) * 25.4;
      expect(Math.abs(millimetres(box?.left, box?.right) - 85.6)).toBeLessThan(0.3);
      expect(Math.abs(millimetres(box?.top, box?.bottom) - 54)).toBeLessThan(0.3);
    }
  });

  it('keep their shape inside that size, and a missing side says so', async () => {
    const materials = [await specimenMaterial('appPrincipalFront', 'front.jpg', await jpeg(1600, 1200))];
    const dossier = await makeDossier(specimenInput(pack, { materials }));
    const page = (await readOutline(dossier)).find(({ title }) => title === '小程序负责人证件')?.page ?? 0;
    const box = inkBox(await renderedPage(dossier, page, 150), isRed);
    const width = (box?.right ?? 0) - (box?.left ?? 0);
    const height = (box?.bottom ?? 0) - (box?.top ?? 0);
    expect(width / height).toBeCloseTo(4 / 3, 1);
    expect((height / 150) * 25.4).toBeCloseTo(54, 0);
    expect((await pageTexts(dossier))[page - 1]).toContain('国徽面：未收到');
  });
});

describe('a masked dossier', () => {
  const secrets = specimenApplication.persons.flatMap((person) =>
    [person.certificateNumber, person.mobile, person.emergencyMobile, person.email].filter((value) => value !== null),
  );

  async function everythingReadable(masked: boolean): Promise<string> {
    const materials = [
      await specimenMaterial('holdingPhoto', `样例甲${secrets[0]}电话${secrets[1]}.jpg`, await jpeg(400, 300)),
    ];
    const dossier = await makeDossier(
      specimenInput(pack, { materials, findings: specimenFindings(4), options: { masked } }),
    );
    const { strings, streams, names } = await walkPdf(dossier);
    const decoded = streams.map((stream) => Buffer.from(stream.decoded ?? stream.raw).toString('latin1'));
    return [await extractedText(dossier), ...strings, ...names, ...decoded].join('\n').replace(/\s/g, '');
  }

  it('holds no full number of a person anywhere', async () => {
    const readable = await everythingReadable(true);
    for (const secret of secrets) expect(readable).not.toContain(secret);
    expect(readable).toContain('110***********0019');
    expect(readable).toContain('隐码版');
  });

  it('differs from the full one, which holds them all', async () => {
    const readable = await everythingReadable(false);
    for (const secret of secrets) expect(readable).toContain(secret);
    expect(readable).toContain('完整版');
  });
});

describe('making a dossier', () => {
  it('gives the same bytes for the same input', async () => {
    const materials = [await specimenMaterial('appOther', 'paper.pdf', await paperPdf({ pages: 2 }))];
    const input = specimenInput(pack, { materials, findings: specimenFindings(5) });
    expect(sha256(await makeDossier(input))).toBe(sha256(await makeDossier(input)));
  });

  it('reports every part and stops between files when cancelled', async () => {
    const materials = await Promise.all(
      [0, 1, 2].map(async (index) =>
        specimenMaterial('subjectOther', `${index}.jpg`, await jpeg(50 + index, 50), index),
      ),
    );
    const done: number[] = [];
    await makeDossier(specimenInput(pack, { materials, onProgress: (progress) => done.push(progress.done) }));
    expect(done).toEqual([0, 1, 2, 3, 4]);

    const stop = new AbortController();
    const cancelled = makeDossier(
      specimenInput(pack, {
        materials: materials.map((material) => ({
          ...material,
          read: () => {
            stop.abort();
            return material.read();
          },
        })),
        signal: stop.signal,
      }),
    );
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(materials.map((material) => material.reads())).toEqual([2, 1, 1]);
  });

  it('marks characters no font has instead of dropping them', async () => {
    const subject = { ...specimenApplication.subject, name: '样例𠀀\u{2FFFD}有限公司' };
    const text = await extractedText(
      await makeDossier(specimenInput(pack, { application: { ...specimenApplication, subject } })),
    );
    expect(text).toContain('〓');
  });
});
