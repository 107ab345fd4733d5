import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { fitInside, place } from '#backend/pdf/imagePage.ts';
import { takePdf } from '#backend/pdf/mergePdf.ts';
import { takeGuardedPdf } from '#backend/pdf/takeGuardedPdf.ts';
import { distance, extractedText, renderedPage } from '#test/support/renderedPage.ts';
import { hostilePdf, lockedPdf, loopingPdf, paperPdf, signedPdf } from '#test/support/specimenPdf.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

/** Each page of an attachment on a page of its own, of the attachment's size. */
async function merged(bytes: Uint8Array, take: typeof takePdf | typeof takeGuardedPdf = takePdf): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const taken = await take(pdf, bytes);
  if (!taken.ok) throw new Error(taken.reason);
  for (const page of taken.pages) {
    if (!page) throw new Error('unreadable page');
    const { width, height } = page;
    place(pdf.addPage([width, height]), page, fitInside(page, { x: 0, y: 0, width, height }));
  }
  return pdf.save();
}

const dangerous = [
  ...['JavaScript', 'JS', 'OpenAction', 'AA', 'A', 'PA', 'Launch', 'URI', 'SubmitForm', 'GoToR', 'Names', 'Next'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'EF', 'AF', 'Filespec', 'FS', 'F', 'FileAttachment', 'RichMedia', 'OPI'],
  ...['RichMediaContent', 'RichMediaSettings', 'AcroForm', 'XFA', 'Widget', 'Annot', 'Metadata', 'Action', 'Link'],
];

describe('an attached PDF', () => {
  it('brings along no script, no action, no file, no form', async () => {
    const hostile = await hostilePdf();
    // The walker must see them in the original, or it could see nothing at all.
    const before = (await walkPdf(hostile)).names;
    for (const name of dangerous) expect(before, name).toContain(name);

    const after = await walkPdf(await merged(hostile));
    expect(dangerous.filter((name) => after.names.has(name))).toEqual([]);
    expect(after.strings.filter((text) => /specimen|alert|calc|run/.test(text))).toEqual([]);
    const streams = after.streams.map(({ decoded, raw }) => Buffer.from(decoded ?? raw).toString('latin1'));
    expect(streams.filter((text) => /MZ|xdp|xmpmeta|alert/.test(text))).toEqual([]);
  });

  it('says what was taken out', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const hostile = await takePdf(pdf, await hostilePdf());
    expect(hostile.ok && hostile.scrubbed).toEqual({ scripts: true, actions: true, attachments: true });
    const harmless = await takePdf(pdf, await paperPdf());
    expect(harmless.ok && harmless.scrubbed).toEqual({ scripts: false, actions: false, attachments: false });
  });

  it.each([0, 90, 180, 270])('turned by %i degrees looks as it does by itself', async (rotate) => {
    const original = await paperPdf({ rotate });
    expect(
      distance(await renderedPage(await merged(original), 1, 50), await renderedPage(original, 1, 50)),
    ).toBeLessThan(1);
  });

  it('cropped shows only what its CropBox shows', async () => {
    const copy = await renderedPage(await merged(await paperPdf({ crop: true, size: [600, 800] })), 1, 72);
    expect([copy.width, copy.height]).toEqual([300, 400]);
  });

  it('keeps its text as text, page by page', async () => {
    const text = await extractedText(await merged(await paperPdf({ pages: 3 })));
    expect(text.match(/SPECIMEN \d/g)).toEqual(['SPECIMEN 1', 'SPECIMEN 2', 'SPECIMEN 3']);
  });

  it('keeps the faces of signatures, stamps and ticked boxes, not of hidden notes', async () => {
    const original = await signedPdf();
    const copy = await merged(original);
    expect(distance(await renderedPage(copy, 1, 50), await renderedPage(original, 1, 50))).toBeLessThan(1);
    const { names } = await walkPdf(copy);
    expect(['Sig', 'Widget', 'Stamp', 'Annot', 'AcroForm'].filter((name) => names.has(name))).toEqual([]);
  });

  it('whose page tree runs in a circle is read once', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const taken = await takePdf(pdf, await loopingPdf());
    expect(taken.ok && taken.pages.length).toBe(1);
  });

  it('that is locked, broken or cut off is a result and leaves nothing behind', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const before = pdf.context.enumerateIndirectObjects().length;
    const paper = await paperPdf();
    expect(await takePdf(pdf, await lockedPdf())).toEqual({ ok: false, reason: 'encrypted' });
    expect(await takePdf(pdf, paper.subarray(0, 600))).toEqual({ ok: false, reason: 'broken' });
    expect(await takePdf(pdf, new Uint8Array(0))).toEqual({ ok: false, reason: 'broken' });
    expect(await takePdf(pdf, Buffer.from('%PDF-1.7\n%%EOF'))).toMatchObject({ ok: false });
    expect(pdf.context.enumerateIndirectObjects()).toHaveLength(before);
  });

  it('however spoilt never throws', async () => {
    const whole = await paperPdf({ pages: 2 });
    const spoil = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(spoil, async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const taken = await takePdf(await PDFDocument.create({ updateMetadata: false }), bytes);
        expect(typeof taken.ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });

  it('stops when cancelled', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    await expect(takePdf(pdf, await paperPdf(), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a PDF that unpacks to far more than it is', () => {
  const megabytes = (count: number) => deflateSync(Buffer.alloc(count * 1024 * 1024, 0x20), { level: 9 });

  it.each([
    ['in one stream', '<< /Filter /FlateDecode'],
    ['in an object stream', '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'],
    ['in one with a name spelt in hex', '<< /Type /Obj#53tm /N 1 /First 4 /Filter /Fl#61teDecode'],
    ['in one that calls itself a picture', '<< /Type /ObjStm /Subtype /Image /N 1 /First 4 /Filter /FlateDecode'],
  ])('%s is refused before it is unpacked', async (_, dictionary) => {
    const data = megabytes(80);
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
    ]);
    expect(await takePdf(await PDFDocument.create(), bytes)).toEqual({ ok: false, reason: 'unpacksTooLarge' });
  });

  it('because a page shows one stream many times loses that page only', async () => {
    const source = await PDFDocument.create();
    const page = source.addPage([200, 200]);
    const part = source.context.register(source.context.flateStream(Buffer.alloc(3 * 1024 * 1024, 0x20)));
    page.node.set(PDFName.Contents, source.context.obj(Array.from({ length: 40 }, () => part)));
    source.addPage([200, 200]);
    const taken = await takePdf(await PDFDocument.create(), await source.save());
    expect(taken.ok && taken.pages.map((each) => each === null)).toEqual([true, false]);
  });
});

describe('a PDF nobody vouches for', () => {
  it('is read in a thread and looks the same, without what must not come along', async () => {
    const paper = await paperPdf({ pages: 2, rotate: 90 });
    const [guarded, plain] = await Promise.all([merged(paper, takeGuardedPdf), merged(paper)]);
    for (const page of [1, 2])
      expect(distance(await renderedPage(guarded, page, 50), await renderedPage(plain, page, 50))).toBeLessThan(1);
    const { names } = await walkPdf(await merged(await hostilePdf(), takeGuardedPdf));
    expect(dangerous.filter((name) => names.has(name))).toEqual([]);
  });

  it('is given up at its deadline, or by whoever asked', async () => {
    const paper = await paperPdf();
    const take = (limits: { seconds: number; heapMb: number }, signal?: AbortSignal) =>
      PDFDocument.create().then((pdf) => takeGuardedPdf(pdf, paper, signal, limits));
    expect(await take({ seconds: 0.001, heapMb: 512 })).toEqual({ ok: false, reason: 'tooHeavy' });
    await expect(take({ seconds: 60, heapMb: 512 }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await takeGuardedPdf(await PDFDocument.create(), await lockedPdf())).toEqual({
      ok: false,
      reason: 'encrypted',
    });
  });
});
