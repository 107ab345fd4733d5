import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutMetadata } from '#backend/fit/withoutMetadata.ts';
import { openFile } from '#backend/intake/open/openFile.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { hasDrawnNote } from '#backend/pdf/drawnNote.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { type Composed, composedPdf, purpose } from '#test/support/intake/composedPages.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const whole = [{ at: [0, 0, 595, 842] }] as const;
const text = { left: 40, top: 700 };

const set: readonly (readonly [string, Composed])[] = [
  ['of text alone', { text }],
  ['with small pictures beside its text', { text, pictures: [{ at: [440, 60, 90, 90] }] }],
  ['of text upon a picture of its border', { text, pictures: whole }],
];
const notSet: readonly (readonly [string, Composed])[] = [
  ['that is a scan', { pictures: whole }],
  ['that is a scan with what was read of it, unseen', { text, pictures: whole, hidden: true }],
  ['that is a scan with what was read of it beneath', { text, pictures: whole, beneath: true }],
  ['with the photo of a card and text above', { text: { ...text, top: 780 }, pictures: [{ at: [60, 60, 243, 153] }] }],
  ['that is a scan with its purpose typed over it', { text: { ...text, lines: purpose }, pictures: whole }],
  ['that is a scan with a watermark aslant', { text, pictures: whole, aslant: 30 }],
  ['in stripes of a scanner', { pictures: Array.from({ length: 30 }, (_, row) => ({ at: [0, row * 28, 595, 28] })) }],
  ['with a word on it', { text: { ...text, lines: ['Enclosed'] } }],
  ['without anything', {}],
];

describe('a page of a PDF', () => {
  const pages = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const pool = openPool(1);
    afterAll(() => pool.close());
    const photo = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 640, height: 480 });
    const named = [...set, ...notSet];
    const pdf = new Uint8Array(await composedPdf(photo, ...named.map(([, page]) => page)));
    for await (const part of openFile(pool, 'pdf', pdf)) {
      if (part.kind === 'page') pages.set(named[part.page - 1]?.[0] ?? '', part.bytes);
    }
  });
  const page = (name: string) => pages.get(name) ?? new Uint8Array();
  const isDrawn = async (bytes: Uint8Array) => (await readScanFacts(bytes, 'page.jpg')).appearance?.drawnPage;

  it.each(set)('%s is known as set by a program', (name) => {
    expect(hasDrawnNote(page(name))).toBe(true);
  });

  it.each(notSet)('%s is not', (name) => {
    expect(page(name).length).toBeGreaterThan(0);
    expect(hasDrawnNote(page(name))).toBe(false);
  });

  it('keeps what is known of it in its own bytes, which leave without it', async () => {
    const drawn = page('of text alone');
    expect(await isDrawn(drawn)).toBe(true);
    const clean = withoutMetadata(drawn, 'jpeg');
    expect(clean && hasDrawnNote(clean)).toBe(false);
    expect(await isDrawn(page('that is a scan'))).toBe(false);
  });
});
