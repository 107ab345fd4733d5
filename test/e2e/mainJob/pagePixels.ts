import sharp from 'sharp';
import { distance, inkBox, type RenderedPage, renderedPage } from '#test/support/renderedPage.ts';

/** The pixels of a `data:` address, as a canvas gives them. */
export async function pixelsOf(dataUrl: string): Promise<RenderedPage> {
  const picture = sharp(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')).flatten({ background: '#fff' });
  const { data, info } = await picture.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** True when there is something on the page that the eye takes for ink. */
export function hasInk(page: RenderedPage): boolean {
  return inkBox(page, (red, green, blue) => red + green + blue < 384) !== null;
}

/** Pixels across at which pages are compared: lines of text stay apart, the softness of single edges does not matter. */
const comparedWidth = 120;

/**
 * How far a picture of a PDF's page is from what poppler draws, as a share of how far an empty sheet would be: 0 is the
 * very same, 1 as good as nothing.
 */
export async function driftFrom(pdf: Uint8Array, page: number, picture: RenderedPage): Promise<number> {
  const wanted = await renderedPage(pdf, page, 100);
  const height = Math.round((comparedWidth * wanted.height) / wanted.width);
  const [one, other] = await Promise.all([scaled(picture, height), scaled(wanted, height)]);
  const empty = { ...other, pixels: new Uint8Array(other.pixels.length).fill(255) };
  return distance(one, other) / distance(empty, other);
}

async function scaled({ width, height: from, pixels }: RenderedPage, height: number): Promise<RenderedPage> {
  const raw = { width, height: from, channels: 3 } as const;
  const data = await sharp(pixels, { raw }).resize(comparedWidth, height, { fit: 'fill' }).raw().toBuffer();
  return { width: comparedWidth, height, pixels: data };
}
