/** Tags a console's page is made of; what else stands between < and > are words. */
const known =
  'html|head|body|main|section|article|header|footer|div|p|br|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|span|font|b|i|u|s|em|strong|small|big|sup|sub|mark|a|img|label|code|pre|blockquote|center|h[1-6]';
/** Bounded, so that a text of nothing but beginnings takes no longer than another. */
const rest = '(?:[\\s/][^<>]{0,500})?';
const tag = new RegExp(`</?(?:${known})${rest}>`, 'giu');
const betweenCells = new RegExp(`</t[dh]>\\s{0,80}<t[dh]${rest}>`, 'giu');
const lineBreak = new RegExp(`<br${rest}>`, 'giu');
/** Where a line ends, or begins. */
const lineTag = new RegExp(
  `</?(?:main|section|article|header|footer|div|p|br|hr|ul|ol|li|dl|dt|dd|table|tr|caption|pre|blockquote|center|h[1-6])${rest}>`,
  'giu',
);

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&amp;': '&',
};

/**
 * The words of a pasted text without the tags of the page they were copied from; a table's cells have tabs between, its
 * rows and all that stands by itself are lines. Pure, linear. A text without tags is what it was.
 */
export function withoutMarkup(text: string): string {
  const bare = text
    .replaceAll(betweenCells, '\t')
    .split('\n')
    // Within a cell of a table another line is no other row.
    .map((line) => (/[|｜\t]/u.test(line) ? line.replaceAll(lineBreak, ' ') : line))
    .join('\n')
    .replaceAll(lineTag, '\n')
    .replaceAll(tag, '');
  // A page writes its signs so; words that were typed keep theirs.
  return bare === text && !/&(?:nbsp|lt|gt|quot|amp);/u.test(text)
    ? text
    : bare.replaceAll(/&(?:nbsp|lt|gt|quot|#39|ldquo|rdquo|amp);/gu, (entity) => entities[entity] ?? entity);
}
