/** Most entries one `beginbfchar` block may hold (Adobe technical note 5411). */
const blockSize = 100;

/**
 * The ToUnicode CMap (ISO 32000-1, 9.10.3) that lets readers copy and search the text.
 *
 * `codes` maps code points to glyph codes. Where two characters share a glyph the first one drawn is the one copied.
 */
export function toUnicodeMap(codes: ReadonlyMap<number, number>): string {
  const characters = new Map<number, number>();
  for (const [codePoint, code] of codes) if (!characters.has(code)) characters.set(code, codePoint);
  const lines = [...characters]
    .toSorted(([one], [other]) => one - other)
    .map(([code, codePoint]) => `<${hex4(code)}><${utf16(codePoint)}>`);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += blockSize) {
    const block = lines.slice(start, start + blockSize);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000><ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function utf16(codePoint: number): string {
  return [...String.fromCodePoint(codePoint)]
    .flatMap((character) => character.split(''))
    .map((unit) => hex4(unit.charCodeAt(0)))
    .join('');
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0');
}
