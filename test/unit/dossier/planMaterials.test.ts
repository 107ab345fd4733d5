import { PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { discretionFor } from '#backend/cases/discretion.ts';
import { contentArea } from '#backend/dossier/dossierStyle.ts';
import { foldMaterials } from '#backend/dossier/foldMaterials.ts';
import { cardSidesOf } from '#backend/dossier/planCards.ts';
import { captionRoom, planMaterials } from '#backend/dossier/planMaterials.ts';
import type { TakenContent, TakenMaterial } from '#backend/dossier/takenMaterial.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { specimenApplication } from '#test/support/specimenDossier.ts';

const plainly = discretionFor(specimenApplication, false);
const certificateTypes = [row(2, '居民身份证', 'resident-id' as const), row(5, '护照', 'passport' as const)];
const cards = (application: Application = specimenApplication) => cardSidesOf(application, { certificateTypes });

function row<Kind extends string>(id: number, name: string, numberKind: Kind) {
  return {
    id,
    name,
    numberKind,
    subjectType: null,
    forPerson: true,
    photoSides: 2,
    source: '样例',
    asOf: '2026-11-23',
    confidence: 'high' as const,
  };
}

function file(slot: MaterialSlotId, sha: string, position = 0) {
  return {
    slot,
    position,
    receivedAt: '2026-11-20T20:00:00.000Z',
    findings: [],
    facts: {
      name: `${sha}.jpg`,
      bytes: 2048,
      sha256: sha.padEnd(64, '0'),
      contentType: 'jpeg' as const,
      extension: 'jpg',
      unreadable: null,
      width: 1000,
      height: 630,
      exifOrientation: null,
      pages: 1,
      hasAlpha: false,
      chroma: null,
      colouredShare: null,
      sharpness: null,
      brightness: null,
      whiteShare: null,
      appearance: null,
      codes: null,
    },
    read: async () => new Uint8Array(),
  };
}

const placeable = (width: number, height: number) => ({
  ref: PDFRef.of(1),
  width,
  height,
  toUnit: [1, 0, 0, 1, 0, 0] as const,
});
const shown = (width: number, height: number): TakenContent => ({
  kind: 'picture',
  pictures: [placeable(width, height)],
  converted: null,
});

const taken = (files: readonly [ReturnType<typeof file>, TakenContent][]): TakenMaterial[] =>
  foldMaterials(files.map(([each]) => each)).map((folded) => ({
    ...folded,
    content: files.find(([each]) => each.facts.sha256 === folded.file.facts.sha256)?.[1] ?? shown(1, 1),
  }));

const plan = (files: readonly [ReturnType<typeof file>, TakenContent][], application = specimenApplication) =>
  planMaterials(taken(files), cards(application), plainly);

describe('foldMaterials', () => {
  it('puts files in the order of the form and numbers those of one slot', () => {
    const titles = foldMaterials([
      file('appOther', 'c', 1),
      file('appOther', 'b', 0),
      file('subjectCertificate', 'a'),
    ]).map(({ title }) => title);
    expect(titles).toEqual(['主体证件', '小程序其他附件（1）', '小程序其他附件（2）']);
  });

  it('names every slot a file serves', () => {
    const [only, ...more] = foldMaterials([file('appPrincipalFront', 'a'), file('subjectPrincipalFront', 'a')]);
    expect(only?.title).toBe('主体负责人证件人像面、小程序负责人证件人像面');
    expect(more).toEqual([]);
  });
});

describe('planMaterials', () => {
  it('puts both sides of a card on one page, once for all the roles it serves', () => {
    const planned = plan([
      [file('subjectPrincipalFront', 'f'), shown(1000, 630)],
      [file('subjectPrincipalBack', 'b'), shown(1000, 630)],
      [file('legalRepresentativeFront', 'f'), shown(1000, 630)],
      [file('legalRepresentativeBack', 'b'), shown(1000, 630)],
    ]);
    expect(planned.map(({ title, pages }) => [title, pages.length, pages[0]?.items.length])).toEqual([
      ['主体负责人、法定代表人证件', 1, 2],
    ]);
  });

  it('gives a page of its own to a side that is no picture of a card', () => {
    const planned = plan([
      [file('subjectPrincipalFront', 'f'), shown(1000, 630)],
      [file('subjectPrincipalBack', 'b'), { kind: 'paper', pages: [placeable(595, 842)], scrubbed: nothing }],
    ]);
    expect(planned.map(({ title, pages }) => [title, pages[0]?.items.length])).toEqual([
      ['主体负责人证件', 1],
      ['主体负责人证件国徽面', 1],
    ]);
  });

  it('does not shrink a passport to the size of a card', () => {
    const persons = specimenApplication.persons.map((person) => ({ ...person, certificateType: 5 }));
    const planned = plan([[file('appPrincipalFront', 'f'), shown(1000, 700)]], { ...specimenApplication, persons });
    expect(planned.map(({ title }) => title)).toEqual(['小程序负责人证件人像面']);
  });

  it.each([
    [3000, 2000, true],
    [2000, 3000, false],
    [1000, 1000, false],
    [9000, 600, true],
    [600, 9000, false],
    [200, 120, false],
  ])('keeps a picture of %i × %i within its page and its shape (landscape: %s)', (width, height, landscape) => {
    const [page] = plan([[file('subjectCertificate', 'a'), shown(width, height)]])[0]?.pages ?? [];
    const area = contentArea(landscape);
    const box = page?.items[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(page?.landscape).toBe(landscape);
    expect(box.width / box.height).toBeCloseTo(width / height, 5);
    expect(box.x).toBeGreaterThanOrEqual(area.x - 0.01);
    expect(box.x + box.width).toBeLessThanOrEqual(area.x + area.width + 0.01);
    expect(box.y).toBeGreaterThanOrEqual(area.y - 0.01);
    expect(box.y + box.height).toBeLessThanOrEqual(area.y + area.height - captionRoom + 0.01);
    // 96 pixels an inch at most, so that small pictures stay sharp.
    expect(box.width / width).toBeLessThanOrEqual(0.75 + 1e-9);
  });

  it('names what was taken out, received when in China, and a page that could not be read', () => {
    const scrubbed = { scripts: true, actions: false, attachments: true };
    const [entry] = plan([[file('appOther', 'a'), { kind: 'paper', pages: [placeable(595, 842), null], scrubbed }]]);
    const [first, second] = entry?.pages ?? [];
    expect(first?.captions.join('\n')).toContain('2026-11-21 收到');
    expect(first?.captions.join('\n')).toContain('去掉了其中的脚本、内嵌文件');
    expect(first?.title).toBe('小程序其他附件（第 1 / 2 页）');
    expect(second?.notice?.title).toBe('这一页读不出来');
  });
});

const nothing = { scripts: false, actions: false, attachments: false };
