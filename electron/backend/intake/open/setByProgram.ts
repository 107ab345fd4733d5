import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A picture that takes less of its page is an ornament: an emblem, a square code, a seal. */
const ornament = 0.05;
/** Small pictures that take this much of a page together are a scan in stripes. */
const stripes = 0.3;
/** Characters of a page without a picture that tell text from a single word, and strokes that tell outlines of text. */
const someText = 20;
const someStrokes = 60;
/** Characters upon a picture: a licence has more than a hundred, what is typed over a scan to say what it is for has fewer. */
const textUponPicture = 60;

type Matrix = readonly [number, number, number, number, number, number];
/** Least and greatest coordinates. */
type Box = readonly [number, number, number, number];
interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a page shows: its pictures, where its visible characters stand, and how often anything is stroked or filled. */
interface Shown {
  readonly pictures: Box[];
  characters: Point[];
  strokes: number;
}

/**
 * Whether a page is set by a program, as an electronic licence is: text or lines, and no picture that could be a photo or a scan
 * but one that much text stands upon. Text nobody sees, text beneath a picture and text aslant, as in a watermark, do not count.
 *
 * Where it is doubtful – a portrait on a page of text may as well be the photo of a card – it says no.
 */
export async function isSetByProgram(page: PDFPageProxy): Promise<boolean> {
  const shown = shownOn(await page.getOperatorList());
  const { width, height } = page.getViewport({ scale: 1, rotation: 0 });
  const shareOf = ([left, bottom, right, top]: Box) => ((right - left) * (top - bottom)) / (width * height);
  const shares = shown.pictures.map(shareOf);
  const all = shares.reduce((sum, share) => sum + share, 0);
  if (all < stripes && shares.every((share) => share < ornament)) {
    return shown.characters.length >= someText || shown.strokes >= someStrokes;
  }
  const upon = shown.characters.filter((each) =>
    shown.pictures.some((box, at) => isLarge(shares[at]) && lies(each, box)),
  );
  return upon.length >= textUponPicture;
}

const isLarge = (share = 0) => share >= ornament;
const lies = ({ x, y }: Point, [left, bottom, right, top]: Box) => x >= left && x <= right && y >= bottom && y <= top;

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Render modes of text that put nothing on the page (ISO 32000-1, table 106). */
const unseen: ReadonlySet<number> = new Set([3, 7]);

/** Follows the page as far as places go: where pictures and characters come to lie, in points of the page. */
function shownOn({ fnArray, argsArray }: { readonly fnArray: number[]; readonly argsArray: unknown[][] }): Shown {
  const shown: Shown = { pictures: [], characters: [], strokes: 0 };
  const outer: { matrix: Matrix; mode: number }[] = [];
  let matrix = identity;
  let mode = 0;
  let [line, leading] = [identity, 0];
  const paint = (placed: Matrix) => {
    const box = boxOf(placed);
    shown.characters = shown.characters.filter((each) => !lies(each, box));
    shown.pictures.push(box);
  };
  for (const [at, operator] of fnArray.entries()) {
    const given = argsArray[at] ?? [];
    const numbers = given as readonly number[];
    const [first = 0, second = 0] = numbers;
    switch (operator) {
      case OPS.save:
        outer.push({ matrix, mode });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        ({ matrix, mode } = outer.pop() ?? { matrix: identity, mode: 0 });
        break;
      case OPS.transform:
        matrix = placedBy(matrixOf(numbers), matrix);
        break;
      case OPS.paintFormXObjectBegin:
        outer.push({ matrix, mode });
        matrix = placedBy(matrixOf(given[0]), matrix);
        break;
      case OPS.beginText:
        line = identity;
        break;
      case OPS.setTextMatrix:
        line = matrixOf(given.length === 6 ? numbers : given[0]);
        break;
      case OPS.setLeading:
        leading = -first;
        break;
      case OPS.setLeadingMoveText:
        leading = second;
        line = placedBy([1, 0, 0, 1, first, second], line);
        break;
      case OPS.moveText:
        line = placedBy([1, 0, 0, 1, first, second], line);
        break;
      case OPS.nextLine:
        line = placedBy([1, 0, 0, 1, 0, leading], line);
        break;
      case OPS.setTextRenderingMode:
        mode = first;
        break;
      case OPS.showText:
        if (!unseen.has(mode)) shown.characters.push(...charactersAt(placedBy(line, matrix), given[0]));
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        paint(matrix);
        break;
      case OPS.constructPath:
        shown.strokes++;
        break;
    }
  }
  return shown;
}

/** The characters of one piece of text, all where it begins; none of one that runs neither along the page nor across it. */
function charactersAt([a, b, , , x, y]: Matrix, pieces: unknown): Point[] {
  const isAslant = Math.min(Math.abs(a), Math.abs(b)) > 0.05 * Math.hypot(a, b);
  if (isAslant || !Array.isArray(pieces)) return [];
  const printed = pieces.filter((each) => typeof each?.unicode === 'string' && each.unicode.trim() !== '');
  return printed.map(() => ({ x, y }));
}

function boxOf([a, b, c, d, e, f]: Matrix): Box {
  const [across, up] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ];
  return [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)];
}

function matrixOf(numbers: unknown): Matrix {
  const six = ArrayBuffer.isView(numbers) || Array.isArray(numbers) ? Array.from(numbers as ArrayLike<number>) : [];
  return six.length === 6 ? (six as unknown as Matrix) : identity;
}

/** What `inner` places, placed by `outer`. */
function placedBy([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}
