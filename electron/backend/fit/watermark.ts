import { markShape } from '#shared/scans/markShape.ts';
import { fontPath } from '../pdf/fonts.ts';
import { sharp } from '../scans/sharpSetup.ts';
import type { Drawn } from './searchCopy.ts';

const { letterShare, slant, lineStep, textGap } = markShape;
/** The ink, and how much of it covers what is below (0 to 1). */
const ink = 105;
const cover = 0.3;
/**
 * A picture this many times longer than wide is marked part by part, each the same: the square that covers all of it
 * before it slants would be larger than what is drawn (a page of a chat is 20 times longer than wide).
 */
const longest = 4;
/** Points an inch: at this resolution a size in points is one in pixels. */
const pointsPerInch = 72;

/**
 * The picture with a text all over it, slanted, grey and see-through, such as 仅供样例点餐小程序备案使用 2026-11-28.
 *
 * What a copy is for is part of it wherever it goes. Characters the font lacks come out as boxes. Nothing of the text is
 * taken as markup.
 */
export async function watermarked(drawn: Drawn, text: string): Promise<Drawn> {
  const { width, height, channels } = drawn;
  const most = Math.min(width, height) * longest;
  const part = { width: Math.min(width, most), height: Math.min(height, most) };
  const points = Math.max(10, Math.round(Math.max(part.width, part.height) * letterShare));
  const coverage = await slantedLines(await lettersOf(text, points), points, part);
  const data = Buffer.from(drawn.data);
  for (let y = 0; y < height; y++) {
    const row = (y % part.height) * part.width;
    for (let x = 0; x < width; x++) {
      const share = ((coverage[row + (x % part.width)] ?? 0) / 255) * cover;
      if (share === 0) continue;
      const pixel = (y * width + x) * channels;
      for (let at = pixel; at < pixel + channels; at++) {
        const below = data[at] ?? 0;
        data[at] = below + (ink - below) * share + 0.5;
      }
    }
  }
  return { ...drawn, data };
}

interface Coverage {
  /** How much of each pixel is covered, 0 to 255. */
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** One line of text by itself. */
async function lettersOf(text: string, points: number): Promise<Coverage> {
  const { data, info } = await sharp({
    text: {
      // Pango reads markup.
      text: `<span size="${points * 1024}">${escaped(text)}</span>`,
      font: 'Noto Sans SC',
      fontfile: fontPath('sans'),
      dpi: pointsPerInch,
    },
  })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Lines of the same text one below the other, every second one shifted, as much as covers the picture once they slant. */
async function slantedLines(
  line: Coverage,
  points: number,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const side = Math.ceil(Math.hypot(width, height));
  const level = Buffer.alloc(side * side);
  const period = line.width + Math.round(points * textGap);
  const step = Math.round(points * lineStep);
  for (let row = 0; row * step + line.height <= side; row++) {
    for (let x = row % 2 === 0 ? 0 : -Math.round(period / 2); x < side; x += period) {
      const from = Math.max(0, -x);
      const length = Math.min(line.width - from, side - Math.max(0, x));
      for (let y = 0; y < line.height && length > 0; y++) {
        const start = y * line.width + from;
        line.data.copy(level, (row * step + y) * side + Math.max(0, x), start, start + length);
      }
    }
  }
  const turned = await sharp(level, { raw: { width: side, height: side, channels: 1 } })
    .rotate(slant, { background: '#000000' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.floor((turned.info.width - width) / 2), Math.floor((turned.info.height - height) / 2)];
  return sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 1 } })
    .extract({ left, top, width, height })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
