import {
  degrees,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
  rgb,
  StandardFonts,
} from 'pdf-lib';

/** Nothing in a specimen depends on the day it was made. */
const day = new Date('2026-11-23T00:00:00Z');

async function emptyPdf(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setCreationDate(day);
  return pdf;
}

/**
 * A plain paper of `pages` pages, each with a large number, a coloured block top left and a line of text.
 *
 * `rotate` and `crop` exercise what scanners write.
 */
export async function paperPdf(
  options: { pages?: number; size?: [number, number]; rotate?: number; crop?: boolean } = {},
): Promise<Uint8Array> {
  const pdf = await emptyPdf();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let index = 1; index <= (options.pages ?? 1); index++) {
    const page = pdf.addPage(options.size ?? [595, 842]);
    const { width, height } = page.getSize();
    page.drawRectangle({ x: 0, y: height * 0.75, width: width * 0.25, height: height * 0.25, color: rgb(1, 0, 0) });
    page.drawText(`SPECIMEN ${index}`, { x: width * 0.1, y: height * 0.4, size: width / 10, font });
    if (options.rotate !== undefined) page.setRotation(degrees(options.rotate));
    if (options.crop) page.setCropBox(0, height / 2, width / 2, height / 2);
  }
  return pdf.save();
}

/**
 * A paper with everything in it that must not reach a dossier: scripts at every place the format has for them, actions
 * that leave the document, attached files, an XFA form, and streams that lie in other files.
 */
export async function hostilePdf(): Promise<Uint8Array> {
  const pdf = await emptyPdf();
  const { context, catalog } = pdf;
  const page = pdf.addPage([595, 842]);
  page.drawText('HOSTILE', { x: 60, y: 700, size: 40, font: await pdf.embedFont(StandardFonts.Helvetica) });

  const script = { S: 'JavaScript', JS: PDFString.of('app.alert("specimen")') };
  catalog.set(PDFName.of('OpenAction'), context.obj({ Type: 'Action', ...script }));
  catalog.set(PDFName.of('AA'), context.obj({ WC: script }));
  catalog.set(PDFName.of('URI'), context.obj({ Base: PDFString.of('http://specimen.invalid/') }));
  page.node.set(PDFName.of('AA'), context.obj({ O: script, C: script }));
  catalog.set(
    PDFName.of('Names'),
    context.obj({
      JavaScript: { Names: [PDFString.of('start'), context.register(context.obj(script))] },
      EmbeddedFiles: { Names: [PDFString.of('run.exe'), fileSpecification(pdf)] },
    }),
  );
  catalog.set(PDFName.of('AF'), context.obj([fileSpecification(pdf)]));
  catalog.set(
    PDFName.of('AcroForm'),
    context.obj({ XFA: context.register(context.stream('<xdp/>')), Fields: [], CO: [], NeedAppearances: true }),
  );
  for (const action of [
    script,
    { S: 'Launch', F: PDFString.of('calc.exe') },
    { S: 'URI', URI: PDFString.of('http://specimen.invalid/click') },
    { S: 'SubmitForm', F: PDFString.of('http://specimen.invalid/submit') },
    { S: 'GoToR', F: PDFString.of('other.pdf'), D: PDFString.of('x'), Next: script },
  ]) {
    annotate(page, { Subtype: 'Link', A: action, PA: action, AA: { E: action } });
  }
  annotate(page, { Subtype: 'FileAttachment', FS: fileSpecification(pdf) });
  annotate(page, { Subtype: 'RichMedia', RichMediaContent: { Assets: { Names: [] } }, RichMediaSettings: {} });
  annotate(page, {
    Subtype: 'Widget',
    FT: 'Btn',
    T: PDFString.of('button'),
    A: script,
    MK: {},
    AP: { N: context.register(context.formXObject([], { BBox: [0, 0, 10, 10], AA: { D: script } })) },
  });
  // A picture that carries an action and an attachment, and one whose bytes are said to lie elsewhere.
  const picture = context.stream(new Uint8Array(3), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceRGB',
    AF: [fileSpecification(pdf)],
    Metadata: context.register(context.stream('<x:xmpmeta/>')),
    OPI: { A: script },
  });
  page.node.newXObject('Im', context.register(picture));
  const outside = context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] });
  outside.dict.set(PDFName.of('F'), PDFString.of('\\\\specimen.invalid\\share'));
  page.node.newXObject('Fm', context.register(outside));
  // A file that poses as a picture.
  page.node.newXObject('Ef', context.register(context.stream('MZ specimen', { Type: 'EmbeddedFile' })));
  return pdf.save({ updateFieldAppearances: false });
}

/** A signed form: one text field and one signature with drawn faces, one stamp, one hidden note. */
export async function signedPdf(): Promise<Uint8Array> {
  const pdf = await emptyPdf();
  const page = pdf.addPage([595, 842]);
  const { context } = pdf;
  const face = (operators: string) =>
    context.register(
      context.stream(operators, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 50], Resources: {} }),
    );
  const blue = face('0 0 1 rg 0 0 100 50 re f');
  const green = face('0 0.6 0 rg 0 0 100 50 re f');
  annotate(page, { Subtype: 'Widget', FT: 'Sig', Rect: [100, 600, 300, 700], AP: { N: blue }, V: { Type: 'Sig' } });
  annotate(page, { Subtype: 'Stamp', Rect: [100, 400, 300, 500], AP: { N: green } });
  annotate(page, { Subtype: 'Text', Rect: [100, 200, 300, 300], AP: { N: green }, F: 2 });
  annotate(page, {
    Subtype: 'Widget',
    FT: 'Btn',
    Rect: [350, 600, 450, 700],
    AS: 'On',
    AP: { N: { On: green, Off: blue } },
  });
  return pdf.save({ updateFieldAppearances: false });
}

/** A paper nobody can open without a password. */
export async function lockedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paperPdf(), { updateMetadata: false });
  pdf.encrypt({ userPassword: 'specimen', ownerPassword: 'specimen-owner' });
  return pdf.save();
}

/** A page tree that names itself as its own child, next to one real page. */
export async function loopingPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paperPdf(), { updateMetadata: false });
  const tree = pdf.catalog.Pages();
  const ref = pdf.catalog.get(PDFName.of('Pages'));
  if (ref instanceof PDFRef) tree.Kids().push(ref);
  return pdf.save({ updateFieldAppearances: false, addDefaultPage: false });
}

interface Entries {
  readonly [key: string]: Entry;
}
type Entry = PDFObject | string | number | boolean | null | Entries | readonly Entry[];

function annotate(page: PDFPage, entries: Entries): void {
  const { context } = page.doc;
  page.node.addAnnot(context.register(context.obj({ Type: 'Annot', Rect: [10, 10, 60, 30], ...entries })));
}

function fileSpecification(pdf: PDFDocument) {
  const { context } = pdf;
  const file = context.register(context.stream('MZ specimen', { Type: 'EmbeddedFile', Subtype: 'application/exe' }));
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of('run.exe'),
      UF: PDFHexString.fromText('run.exe'),
      EF: { F: file },
    }),
  );
}

/** A page as a fax machine or an office copier in black and white writes it (CCITT group 4, ITU-T T.6): its left half is black. */
export async function faxedPdf(): Promise<Uint8Array> {
  const pdf = await emptyPdf();
  const [width, height] = [200, 300];
  // Line 1: horizontal mode, no white, 100 black (64 + 36), then white to the end; every other line is as the one above it.
  const first = ['001', '00110101', '0000001111', '000011010100', '1'].join('');
  const bits = first + '111'.repeat(height - 1) + '000000000001'.repeat(2);
  const bytes = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  const picture = pdf.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 1,
    ColorSpace: 'DeviceGray',
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: width, Rows: height },
  });
  const page = pdf.addPage([width, height]);
  page.node.set(
    PDFName.of('Contents'),
    pdf.context.register(pdf.context.stream(`q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`)),
  );
  page.node.Resources()?.set(PDFName.of('XObject'), pdf.context.obj({ Im0: pdf.context.register(picture) }));
  return pdf.save();
}

/** A line of Chinese in a typeface that is named but not enclosed, coded by a table readers are to have, as offices write it. */
export async function namedTypefacePdf(): Promise<Uint8Array> {
  const pdf = await emptyPdf();
  const { context } = pdf;
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    BaseFont: 'STSong-Light',
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 4 },
    FontDescriptor: {
      Type: 'FontDescriptor',
      FontName: 'STSong-Light',
      Flags: 6,
      FontBBox: [-25, -254, 1000, 880],
      ItalicAngle: 0,
      Ascent: 880,
      Descent: -120,
      CapHeight: 880,
      StemV: 93,
    },
  });
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'STSong-Light',
    Encoding: 'UniGB-UCS2-H',
    DescendantFonts: [context.register(descendant)],
  });
  const page = pdf.addPage([400, 200]);
  page.node.Resources()?.set(PDFName.of('Font'), context.obj({ F0: context.register(font) }));
  const contents = context.stream('BT /F0 80 Tf 40 60 Td <68374F8B68374F8B> Tj ET');
  page.node.set(PDFName.of('Contents'), context.register(contents));
  return pdf.save();
}

/** The same paper with an empty page behind it: then it stays one where a single picture is wanted. */
export async function withSecondPage(paper: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(paper);
  pdf.addPage([200, 200]);
  return pdf.save();
}
