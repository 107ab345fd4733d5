import { type RetakeItem, retakeWords } from '#shared/filing/retakeItems.ts';
import { fontPath } from '../pdf/fonts.ts';
import { sharp } from '../scans/sharpSetup.ts';
import { canvas, ellipse, fillPolygon, type Paint, rounded } from './paint.ts';
import { drawHint, type Hint, hintSize, hintWords } from './retakeHints.ts';

/** What the page says, in words; no number of any person among them. */
export interface RetakePage {
  readonly subject: string;
  readonly miniProgram: string;
  readonly items: readonly RetakeItem[];
  /** Who sends it; empty where nobody is named. */
  readonly from: string;
}

/** Pixels: as wide as a phone shows it in a chat without shrinking its text. */
export const retakeWidth = 1080;
const side = 56;
const inner = retakeWidth - 2 * side;

type Face = 'sans' | 'sansBold';
interface Style {
  readonly size: number;
  readonly face: Face;
  readonly colour: string;
}
const styles = {
  title: { size: 60, face: 'sansBold', colour: '#ffffff' },
  subject: { size: 34, face: 'sans', colour: '#e3edf8' },
  lead: { size: 32, face: 'sans', colour: '#2a3038' },
  item: { size: 38, face: 'sansBold', colour: '#1d232b' },
  why: { size: 32, face: 'sans', colour: '#b3261e' },
  how: { size: 32, face: 'sans', colour: '#1d6b43' },
  number: { size: 30, face: 'sansBold', colour: '#ffffff' },
  hint: { size: 28, face: 'sans', colour: '#2a3038' },
  foot: { size: 28, face: 'sans', colour: '#5b6673' },
} as const satisfies Record<string, Style>;

interface Layer {
  readonly input: Buffer;
  readonly left: number;
  readonly top: number;
}

const ground: Paint = [243, 246, 250];
const band: Paint = [31, 95, 191];
const white: Paint = [255, 255, 255];
const needed: Paint = [198, 46, 38];
const optional: Paint = [176, 112, 14];

/** The page a client is sent: which pictures to take again, why, and how; a PNG 1080 pixels wide. */
export async function drawRetake({ subject, miniProgram, items, from }: RetakePage): Promise<Buffer> {
  const layers: Layer[] = [];
  const shapes: ((on: ReturnType<typeof canvas>) => void)[] = [];
  /** Sets a text and answers how high it came out. */
  const set = async (text: string, style: Style, left: number, top: number, width: number, centred = false) => {
    const { data, info } = await textImage(text, style, width);
    layers.push({ input: data, left: centred ? Math.round(left + (width - info.width) / 2) : left, top });
    return info.height;
  };

  let y = 64;
  y += await set('请帮忙重拍这几样', styles.title, side, y, inner);
  y += 26;
  y += await set(
    [subject, miniProgram === '' ? '' : `小程序：${miniProgram}`].filter(Boolean).join('\n'),
    styles.subject,
    side,
    y,
    inner,
  );
  const bandEnd = y + 46;
  shapes.push((on) =>
    fillPolygon(
      on,
      [
        [0, 0],
        [retakeWidth, 0],
        [retakeWidth, bandEnd],
        [0, bandEnd],
      ],
      band,
    ),
  );
  y = bandEnd + 40;
  const must = items.filter((item) => item.needed).length;
  y += await set(leadOf(must, items.length), styles.lead, side, y, inner);
  y += 34;

  for (const [index, item] of items.entries()) {
    const top = y;
    y += 34;
    const left = side + 104;
    const width = inner - 104 - 36;
    const [first, ...more] = item.kinds.map((kind) => retakeWords[kind]);
    if (!first) continue;
    const optionalWord = item.needed ? '' : '（最好也重拍）';
    y += await set(`${item.title}${optionalWord}`, styles.item, left, y, width);
    y += 20;
    y += await set(`问题：${[first, ...more].map(({ why }) => why).join('；')}`, styles.why, left, y, width);
    y += 16;
    y += await set(`这样拍：${[first, ...more].map(({ how }) => how).join('；')}`, styles.how, left, y, width);
    y += 36;
    const bottom = y;
    shapes.push((on) => {
      fillPolygon(on, rounded(side, top, inner, bottom - top, 22), white);
      fillPolygon(on, ellipse(side + 58, top + 56, 29, 29), item.needed ? needed : optional);
    });
    await set(String(index + 1), styles.number, side + 29, top + 44, 58, true);
    y += 22;
  }

  y += 26;
  y += await set('这样拍就行', { ...styles.item, size: 36 }, side, y, inner);
  y += 22;
  const hints = hintsFor(items);
  const step = hintSize.width + Math.floor((inner - 3 * hintSize.width) / 2);
  for (let row = 0; row * 3 < hints.length; row++) {
    const top = y;
    for (const [column, hint] of hints.slice(row * 3, row * 3 + 3).entries()) {
      const left = side + column * step;
      shapes.push((on) => drawHint(on, hint, left, top));
      await set(hintWords[hint] ?? '', styles.hint, left, top + hintSize.height + 16, hintSize.width, true);
    }
    y = top + hintSize.height + 76;
  }
  y += 6;
  y += await set(
    `拍好后在微信里发回来，记得勾选“原图”。谢谢！${from === '' ? '' : `\n${from}`}`,
    styles.foot,
    side,
    y,
    inner,
  );
  const page = canvas(retakeWidth, y + 60, ground);
  for (const draw of shapes) draw(page);
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } })
    .composite(layers)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function leadOf(must: number, all: number): string {
  if (must === all) return `一共 ${all} 样。拍好了发给我们，马上接着办。`;
  if (must === 0) return `一共 ${all} 样，重拍以后更容易通过。`;
  return `一共 ${all} 样，其中 ${must} 样一定要重拍。拍好了发给我们，马上接着办。`;
}

/** How it should be, and what went wrong most; at most two rows. */
function hintsFor(items: readonly RetakeItem[]): Hint[] {
  const counts = new Map<Hint, number>();
  for (const { kinds } of items) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const seen = [...counts]
    .filter(([kind]) => hintWords[kind] !== undefined)
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind]) => kind);
  const usual: readonly Hint[] = ['cut', 'glare', 'blurred', 'tilted'];
  const all: Hint[] = ['good', ...new Set([...seen, ...usual])];
  return all.slice(0, seen.length > 2 ? 6 : 3);
}

/** One paragraph as a picture with a clear ground; nothing of the text is taken as markup. */
function textImage(text: string, { size, face, colour }: Style, width: number) {
  return sharp({
    text: {
      text: `<span foreground="${colour}" size="${size * 1024}">${escaped(text)}</span>`,
      font: face === 'sansBold' ? 'Noto Sans SC Bold' : 'Noto Sans SC',
      fontfile: fontPath(face),
      width,
      wrap: 'word-char',
      spacing: Math.round(size * 0.35),
      rgba: true,
      // At this resolution a size in points is one in pixels.
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}

function escaped(text: string): string {
  const plain = text.replace(/(?!\n)\p{Cc}/gu, ' ');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
