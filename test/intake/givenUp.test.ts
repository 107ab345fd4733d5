import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualOpenLimits } from '#backend/intake/open/openFile.ts';
import { takeFiles } from '#backend/intake/takeFiles.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

let desk: CaseDesk;
beforeEach(async () => {
  desk = await caseDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const card = (width = 320) =>
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: (width * 3) / 4, format: 'jpeg' });

describe('a file that nothing can be made of', () => {
  it('because it was never sent is a finding, and stops no other', async () => {
    const picture = new File([new Uint8Array(await card())], '好的.jpg');
    const unsent = [
      { name: '录像/很大.mp4', why: 'tooLarge' as const },
      { name: '移走了.jpg', why: 'unreadable' as const },
    ];
    const taken: string[] = [];
    const steps = await desk.client.intake.take({ files: [{ file: picture, modifiedAt: null }], unsent });
    for await (const event of steps)
      if (event.type === 'taken') taken.push(`${event.at} ${event.path} ${event.outcome}`);
    expect(taken).toEqual(['0 好的.jpg staged', '1 录像/很大.mp4 staged', '2 移走了.jpg staged']);
    const { ids } = await desk.client.intake.list({ state: 'pending' });
    const items = await desk.client.intake.items({ ids });
    expect(items.find(({ name }) => name === '很大.mp4')?.findings.map(({ rule }) => rule)).toEqual([
      'intake.tooLarge',
    ]);
    expect(items.find(({ name }) => name === '移走了.jpg')?.findings.map(({ rule }) => rule)).toEqual([
      'intake.unreadable',
    ]);
  });

  it('in time, for its many slow pages, is given up as a whole', async () => {
    const limits = { ...usualOpenLimits, wholeSeconds: 0 };
    const pages = await Promise.all([320, 324, 328].map((width) => card(width)));
    const file = { file: new File([new Uint8Array(await pdfOfJpegs(pages))], '很多页.pdf'), modifiedAt: null };
    for await (const _ of takeFiles(desk.desk, [file], undefined, limits));
    const { ids } = await desk.client.intake.list({ state: 'pending' });
    const rules = (await desk.client.intake.items({ ids })).flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(rules).toContain('intake.tooSlow');
  });
});
