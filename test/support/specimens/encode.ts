import { sharp } from '#backend/scans/sharpSetup.ts';
import type { Photo } from './photograph.ts';

export type SpecimenFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'bmp';

/** How a photo is written to a file. */
export interface Encoding {
  readonly format: SpecimenFormat;
  /** The file comes as close to this size as quality allows without passing it (JPEG only); null for good quality. */
  readonly targetBytes: number | null;
  /** JPEG quality, 1 to 100; null for a good one (88). Not asked for together with `targetBytes`. */
  readonly quality: number | null;
  /** The pixels are stored turned and the EXIF tag says so; null stores them upright without a tag. */
  readonly exifOrientation: number | null;
}

/** Encodes a photo. A target that even the lowest quality passes is an error of whoever asked. */
export async function encode(
  photo: Photo,
  { format, targetBytes, quality, exifOrientation }: Encoding,
): Promise<Buffer> {
  const stored = exifOrientation === null ? photo : await turnBack(photo, exifOrientation);
  if (format === 'bmp') return bitmap(stored);
  const picture = () => {
    const { width, height } = stored;
    const pipeline = sharp(stored.data, { raw: { width, height, channels: 3 } });
    return exifOrientation === null ? pipeline : pipeline.withMetadata({ orientation: exifOrientation });
  };
  if (format === 'jpeg')
    return targetBytes === null
      ? picture()
          .jpeg({ quality: quality ?? 88 })
          .toBuffer()
      : jpegOf(picture, targetBytes);
  if (format === 'png') return picture().png({ compressionLevel: 9, palette: true, effort: 4 }).toBuffer();
  return picture().toFormat(format).toBuffer();
}

/** The best quality (1 to 100) whose file does not pass the target. */
async function jpegOf(picture: () => ReturnType<typeof sharp>, targetBytes: number): Promise<Buffer> {
  let best: Buffer | null = null;
  let low = 1;
  let high = 100;
  while (low <= high) {
    const quality = (low + high) >> 1;
    const written = await picture().jpeg({ quality }).toBuffer();
    if (written.length <= targetBytes) {
      best = written;
      low = quality + 1;
    } else high = quality - 1;
  }
  if (!best) throw new Error(`no JPEG quality gets below ${targetBytes} bytes`);
  return best;
}

/** Undoes in the pixels what the EXIF orientation makes a viewer do (Exif 2.3, tag 0x0112). */
async function turnBack({ data, width, height }: Photo, orientation: number): Promise<Photo> {
  const swapped = orientation >= 5;
  const [across, down] = swapped ? [height, width] : [width, height];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [fromX, fromY] = seenAt(orientation, x, y, width, height);
      const from = (fromY * width + fromX) * 3;
      turned.set(data.subarray(from, from + 3), (y * across + x) * 3);
    }
  }
  return { data: turned, width: across, height: down };
}

/** Where a viewer shows the stored pixel (x, y) of a picture that is `width` by `height` when upright. */
function seenAt(orientation: number, x: number, y: number, width: number, height: number): [number, number] {
  const right = width - 1;
  const bottom = height - 1;
  switch (orientation) {
    case 2:
      return [right - x, y];
    case 3:
      return [right - x, bottom - y];
    case 4:
      return [x, bottom - y];
    case 5:
      return [y, x];
    case 6:
      return [right - y, x];
    case 7:
      return [right - y, bottom - x];
    case 8:
      return [y, bottom - x];
    default:
      return [x, y];
  }
}

/** A 24-bit Windows bitmap with BITMAPINFOHEADER: rows bottom up, padded to four bytes, blue first. */
function bitmap({ data, width, height }: Photo): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  for (let y = 0; y < height; y++) {
    let to = 54 + (height - 1 - y) * stride;
    for (let at = y * width * 3, end = at + width * 3; at < end; at += 3) {
      file[to++] = data[at + 2] as number;
      file[to++] = data[at + 1] as number;
      file[to++] = data[at] as number;
    }
  }
  return file;
}
