import { isClosing, isOpening } from './characterClasses.ts';

/** One character of a line; `tied` ones stay as close to their predecessor as the face sets them. */
export interface Character {
  readonly text: string;
  readonly tied: boolean;
}

/** Characters that stay on one line: what they are about, with the marks that cling to it. */
export type Cluster = readonly Character[];

/** A word, number, e-mail address or web address: letters and digits with the signs between them. */
const word = /[\p{Script=Latin}\p{Nd}](?:[\p{Script=Latin}\p{Nd}]|[-._@/:+#&'~=%?*,](?=[\p{Script=Latin}\p{Nd}]))*/uy;

/** A number keeps its unit, so that no line begins with 年 or 元 alone; a date (2026年11月23日) is one. */
const numberWithUnit = /(?:\p{Nd}+(?:,\p{Nd}{3})*(?:\.\p{Nd}+)?[年月日时分元份页个天%\uFF05])+/uy;

/** A ruled blank, a dash (——) or an ellipsis (……), however long. */
const rule = /\uFF3F+|\u2014+|\u2026+/uy;

/**
 * A text as the pieces that may not be broken, in order; together they are the text.
 *
 * Opening marks go with what follows, closing marks and blanks with what precedes.
 */
export function clustersOf(text: string): Cluster[] {
  const clusters: Character[][] = [];
  let open: Character[] = [];
  for (const piece of piecesOf(text)) {
    const [first = ''] = piece;
    const previous = clusters.at(-1);
    if (isOpening(first)) open.push(...tie(piece));
    else if ((isClosing(first) || first === ' ') && open.length === 0 && previous) previous.push(...tie(piece));
    else {
      clusters.push([...open, ...tie(piece)]);
      open = [];
    }
  }
  if (open.length > 0) clusters.push(open);
  return clusters;
}

function* piecesOf(text: string): Generator<string[], void, undefined> {
  let at = 0;
  while (at < text.length) {
    const found = match(numberWithUnit, text, at) ?? match(word, text, at) ?? match(rule, text, at);
    const piece = found ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += piece.length;
    yield [...piece];
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function tie(piece: readonly string[]): Character[] {
  return piece.map((text, index) => ({ text, tied: index > 0 }));
}
