import { beforeAll, describe, expect, it } from 'vitest';
import { type ChecklistContent, checklistContent } from '#backend/checklist/checklistContent.ts';
import { drawChecklist } from '#backend/checklist/drawChecklist.ts';
import { createPdf } from '#backend/pdf/createPdf.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { fullFontPdf } from '#test/support/fullFontPdf.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { extractedText, inkBox, pageTexts, renderedPages } from '#test/support/renderedPage.ts';
import { longName, specimenAgency } from '#test/support/specimenDossier.ts';

const now = new Date('2026-11-23T02:00:00Z');
const dpi = 100;

function contentOf(application: Application): ChecklistContent {
  const opened = { application, materials: [], required: requiredMaterials(application, shippedPack) };
  return checklistContent(opened, specimenAgency, '2026-11-23');
}

/** Much is wanted here: a long name, words of many fields, three approvals, a foreigner. */
const straining = cleanApplication({
  filingCase: { filingType: 'added' },
  subject: {
    name: longName,
    province: '310000',
    address: '样例路东侧平房',
    businessScope: '旅行社业务、资产管理、教育咨询、演出经纪、图书、药品',
  },
  miniProgram: {
    name: '样例旗舰正品跨境优选商城服务平台',
    preapprovals: [2, 5, 12].map((type) => ({ type, code: '样例', validUntil: null })),
  },
  persons: { 0: { name: '样例阿卜杜热西提·买买提江', certificateType: 7 } },
});
const samples = [
  ['usual', contentOf(cleanApplication())],
  ['personal', contentOf(cleanPersonalApplication())],
  ['straining', contentOf(straining)],
] as const;
const made = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const [name, content] of samples) {
    const pdf = await createPdf({ title: '备案资料清单', now, fonts: ['sans', 'sansBold'] });
    drawChecklist(pdf, content);
    made.set(name, await pdf.save());
  }
});

function bytesOf(name: string): Uint8Array {
  return made.get(name) ?? new Uint8Array();
}

describe('the list of papers', () => {
  it('has the pixels of the whole fonts, within the margins', async () => {
    const whole = await fullFontPdf(['sans', 'sansBold']);
    for (const [, content] of samples) drawChecklist(whole, content);
    const theirs = await renderedPages(await whole.save(), dpi);
    let at = 0;
    for (const [name] of samples) {
      const pages = await renderedPages(bytesOf(name), dpi);
      expect(pages.length, name).toBe((await pageTexts(bytesOf(name))).length);
      for (const [page, ours] of pages.entries()) {
        const their = theirs[at++]?.pixels ?? new Uint8Array();
        expect(Buffer.compare(ours.pixels, their), `${name}, page ${page + 1}`).toBe(0);
        const box = inkBox(ours, (red) => red < 200);
        const inMm = (pixels: number) => (pixels / dpi) * 25.4;
        expect(inMm(box?.left ?? 0), name).toBeGreaterThan(21.5);
        expect(inMm(box?.right ?? 999), name).toBeLessThan(188.5);
        expect(inMm(box?.top ?? 0), name).toBeGreaterThan(17);
        expect(inMm(box?.bottom ?? 999), name).toBeLessThan(290);
      }
    }
    expect(at).toBe(theirs.length);
  });

  it('says of every paper what it is, why, how and who signs, and whom to call', async () => {
    for (const [name, content] of samples) {
      const text = (await extractedText(bytesOf(name))).replace(/\s/g, '');
      const says = (words: string) => expect(text, name).toContain(words.replace(/\s/g, '').slice(0, 14));
      for (const { title, items } of content.groups) {
        says(title);
        for (const item of items) {
          says(item.title);
          for (const { label, text: sentence } of item.lines) {
            says(label);
            says(sentence);
          }
        }
      }
      for (const { lines } of content.advice) for (const line of lines) says(line);
      expect(text).toContain('样例经办13800000099');
    }
  });

  it('numbers its pages and repeats the phone on each', async () => {
    const pages = await pageTexts(bytesOf('straining'));
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, text] of pages.entries()) {
      expect(text.replace(/\s/g, '')).toContain(`${index + 1}/${pages.length}`);
      expect(text).toContain('13800000099');
    }
  });

  it('speaks the client’s words: no interfaces, no numbers of ours', async () => {
    for (const [name] of samples) {
      const text = await extractedText(bytesOf(name));
      expect(text).not.toMatch(/apply_icp|RJ\d/);
    }
  });

  it('is the same bytes for the same case and day', async () => {
    const pdf = await createPdf({ title: '备案资料清单', now, fonts: ['sans', 'sansBold'] });
    drawChecklist(pdf, contentOf(cleanApplication()));
    expect(Buffer.compare(await pdf.save(), bytesOf('usual'))).toBe(0);
  });
});

describe('a desk', () => {
  it('makes it for a case, without any certificate number in it', async () => {
    const application = cleanApplication();
    await using desk = await caseDesk(application);
    const file = await desk.client.materials.checklist({ caseNumber: desk.caseNumber });
    expect(file.name).toBe('资料清单 深圳样例花艺有限公司.pdf');
    const text = await extractedText(new Uint8Array(await file.arrayBuffer()));
    expect(text).toContain('营业执照');
    for (const { certificateNumber, mobile } of application.persons) {
      expect(text).not.toContain(certificateNumber);
      expect(text).not.toContain(mobile);
    }
    expect(text).not.toContain(application.subject.certificateNumber);
  });

  it('refuses a case there is not, and a locked vault', async () => {
    await using desk = await caseDesk();
    const ask = (caseNumber: string) => desk.client.materials.checklist({ caseNumber });
    await expect(ask('2026-9999')).rejects.toMatchObject({ code: 'caseMissing' });
    await desk.client.vault.lock();
    await expect(ask(desk.caseNumber)).rejects.toMatchObject({ code: 'vaultLocked' });
  });
});
