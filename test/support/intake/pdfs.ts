import { degrees, PDFDocument, PDFName, rgb } from 'pdf-lib';

/** A PDF of these JPEGs, one a page, placed as scanners place them. */
export async function pdfOfJpegs(jpegs: readonly Uint8Array[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const jpeg of jpegs) {
    const picture = await pdf.embedJpg(jpeg);
    const page = pdf.addPage([picture.width / 4, picture.height / 4]);
    page.drawImage(picture, { x: 0, y: 0, width: picture.width / 4, height: picture.height / 4 });
  }
  return pdf.save();
}

/** The same file with every page shown turned by so many degrees clockwise. */
export async function turnedPages(bytes: Uint8Array, turn: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  for (const page of pdf.getPages()) page.setRotation(degrees(turn));
  return pdf.save();
}

/** The same file with a note on its first page: a link nobody sees, or a stamp with a look of its own. */
export async function annotatedPdf(bytes: Uint8Array, subtype: 'Link' | 'Stamp'): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  const look = pdf.context.stream('1 0 0 rg 0 0 60 60 re f', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 60, 60],
  });
  const stamp = { AP: { N: pdf.context.register(look) }, F: 4 };
  const note = pdf.context.obj({
    Type: 'Annot',
    Subtype: subtype,
    Rect: [10, 10, 70, 70],
    ...(subtype === 'Stamp' && stamp),
  });
  pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]));
  return pdf.save();
}

/** A PDF whose one page is a PNG, deflated in the file. */
export async function pdfOfPng(png: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedPng(png);
  const page = pdf.addPage([picture.width / 2, picture.height / 2]);
  page.drawImage(picture, { x: 0, y: 0, width: picture.width / 2, height: picture.height / 2 });
  return pdf.save();
}

/** A4 pages with something drawn on each: 样例, as a red square. */
export async function drawnPdf(pages = 1): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page++) {
    pdf.addPage([595, 842]).drawRectangle({ x: 100, y: 700, width: 72, height: 72, color: rgb(1, 0, 0) });
  }
  return pdf.save();
}

/** The same with a script that runs when it is opened, and a link. */
export async function scriptedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await drawnPdf());
  pdf.addJavaScript('样例', 'app.alert("样例")');
  return pdf.save();
}

/** A PDF nobody opens without its password. */
export async function lockedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await drawnPdf());
  pdf.encrypt({ userPassword: '样例口令-only', ownerPassword: 'owner' });
  return pdf.save();
}

/** A page tree whose only branch is itself. */
export function endlessPdf(): Uint8Array {
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']);
}

/** A tree that claims a billion pages and has one. */
export function hugeCountPdf(): Uint8Array {
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1000000000>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
  ]);
}

/** A tree of eight pages, the third of which is none. */
export function lostPagePdf(): Uint8Array {
  const pages = Array.from({ length: 8 }, (_, at) =>
    at === 2 ? '(nothing)' : '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
  );
  const kids = pages.map((_, at) => `${at + 3} 0 R`).join(' ');
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count 8>>`, ...pages]);
}

/** A tree without a single page. */
export function emptyPdf(): Uint8Array {
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>']);
}

/** A page that is one picture of black and white, a bit a pixel: columns in turn, 20 by 10 pixels. */
export function bitsPdf(): Uint8Array {
  const data = '\xaa\xaa\xa0'.repeat(10);
  const draw = 'q 200 0 0 100 0 0 cm /P Do Q';
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>',
    `<</Length ${draw.length}>>stream\n${draw}\nendstream`,
    `<</Type/XObject/Subtype/Image/Width 20/Height 10/BitsPerComponent 1/ColorSpace/DeviceGray/Length ${data.length}>>stream\n${data}\nendstream`,
  ]);
}

/** Objects numbered from 1 as a file. */
export function rawPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A4 pages, the second of which is filled between tens of thousands of curves that cross each other: minutes of native code. */
export async function knottedPdf(curves = 30_000): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await drawnPdf(2));
  const knot = Array.from({ length: curves }, (_, at) => {
    const across = (step: number) => (at * step) % 595;
    return `${across(1)} 0 m ${across(37)} 842 ${across(91)} 0 ${across(53)} 842 c`;
  });
  const stream = pdf.context.flateStream(`${knot.join('\n')}\nf*`);
  pdf.getPage(1).node.set(PDFName.of('Contents'), pdf.context.register(stream));
  return pdf.save();
}
