import { createHash } from 'node:crypto';
import { paperSeen } from '#shared/intake/paperSeen.ts';
import { contentTypeOf, extensionOf } from '#shared/scans/contentType.ts';
import type { ContentType, ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import { withinSeconds } from '../jobs/withinSeconds.ts';
import { hasDrawnNote } from '../pdf/drawnNote.ts';
import { searchForCodes } from './codes/searchForCodes.ts';
import { decodedBytes } from './decodedBytes.ts';
import { type DecodedHeic, decodeHeic } from './decodeHeic.ts';
import { endsEarly } from './endsEarly.ts';
import { luminanceOf, type PictureStatistics, pictureStatistics } from './pictureStatistics.ts';
import { carefulInput, decodeSeconds, maxPixels, mostDecodedBytes, type Sharp, sharp } from './sharpSetup.ts';
import { type ForDecoder, forDecoder } from './tiffDirectories.ts';
import { unreadableReasonOf } from './unreadableReason.ts';

/** Where square codes are looked for: they take time, and only certificates of a subject have one that says something. */
export type LookForCodes = boolean | 'seen';

/** Tests lower the first two; the desk uses the defaults. */
export interface ReadScanOptions {
  readonly maxPixels?: number;
  readonly timeoutSeconds?: number;
  /** Looks for square codes, too; `seen`: where the picture looks like a certificate of a subject. */
  readonly codes?: LookForCodes;
  /** True for a picture that was cut out along the corners of its paper. */
  readonly onlyPaper?: boolean;
}

/** Statistics are measured on a copy at most this wide and high (pixels), so that they compare across cameras. */
const measuredWidth = 1000;
const measuredHeight = 4000;

/** What sharp opens; a HEIC is decoded before. */
const decodable: ReadonlySet<ContentType> = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif']);
/** Pictures and papers the desk knows but does not decode; the rest is no picture at all. */
const knownOnly: ReadonlySet<ContentType> = new Set(['bmp', 'avif', 'svg', 'pdf', 'video']);

const nothingMeasured = {
  chroma: null,
  colouredShare: null,
  sharpness: null,
  brightness: null,
  whiteShare: null,
  appearance: null,
  codes: null,
};

/**
 * Measures one file, decoding it once.
 *
 * Never fails for what is in the file: whatever cannot be measured says why in `unreadable`. The size in pixels is
 * read from the header first, and too many pixels, or too many bytes of them at once, are refused without decoding any. The bytes are not kept or changed.
 */
export async function readScanFacts(
  bytes: Uint8Array,
  name: string,
  { maxPixels: mostPixels, timeoutSeconds = decodeSeconds, codes = false, onlyPaper = false }: ReadScanOptions = {},
): Promise<ScanFacts> {
  const baseName = name.split(/[\\/]/).at(-1) || name;
  const contentType = contentTypeOf(bytes);
  const file = {
    name: baseName,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType,
    extension: extensionOf(baseName),
  };
  const unmeasured = (unreadable: UnreadableReason, shape: Shape = unknownShape): ScanFacts => ({
    ...file,
    unreadable,
    ...shape,
    ...nothingMeasured,
  });
  if (bytes.byteLength === 0) return unmeasured('empty');
  if (contentType === 'heic') {
    const decoded = await decodeHeic(bytes, { timeoutSeconds, ...(mostPixels ? { maxPixels: mostPixels } : {}) });
    const shape = heicShape(decoded);
    if (!decoded.ok) return unmeasured(decoded.reason, shape);
    const { width, height, data } = decoded;
    try {
      const open = () => sharp(data, { raw: { width, height, channels: 4 } });
      return { ...file, unreadable: null, ...shape, ...(await measure(open, shape, { codes, onlyPaper })) };
    } catch (error) {
      return unmeasured(unreadableReasonOf(error), shape);
    }
  }
  if (!decodable.has(contentType)) return unmeasured(knownOnly.has(contentType) ? 'unsupported' : 'notAPicture');

  const given = forDecoder(bytes);
  const header = await readShape(given, timeoutSeconds);
  if (header === 'timeout') return unmeasured('timeout');
  if (!header) return unmeasured(endsEarly(bytes, contentType) ? 'truncated' : 'corrupt');
  const { shape, decoded } = header;
  const tooLarge = shape.width * shape.height > (mostPixels ?? maxPixels) || decoded > mostDecodedBytes;
  if (tooLarge) return unmeasured('tooManyPixels', shape);
  if (endsEarly(bytes, contentType)) return unmeasured('truncated', shape);
  const open = () => sharp(given.bytes, carefulInput).timeout({ seconds: timeoutSeconds }).autoOrient();
  const once = async (): Promise<ScanFacts> => {
    try {
      const measured = await measure(open, shape, { codes, onlyPaper });
      const appearance = measured.appearance && { ...measured.appearance, drawnPage: hasDrawnNote(bytes) };
      return { ...file, unreadable: null, ...shape, ...measured, appearance };
    } catch (error) {
      return unmeasured(unreadableReasonOf(error), shape);
    }
  };
  const facts = await once();
  // A client is asked to send it again: a sound picture was called damaged once on a machine with fifteen waiting, and never again.
  return facts.unreadable === 'corrupt' ? await once() : facts;
}

/** What the header says, after EXIF orientation. */
type Shape = Pick<ScanFacts, 'width' | 'height' | 'exifOrientation' | 'pages' | 'hasAlpha'>;
interface KnownShape extends Shape {
  readonly width: number;
  readonly height: number;
}

/** `decoded`: bytes its pixels may take. */
interface Header {
  readonly shape: KnownShape;
  readonly decoded: number;
}

const unknownShape: Shape = { width: null, height: null, exifOrientation: null, pages: 1, hasAlpha: false };

/** Reads the header only; null when there is none to read. Some formats make the decoder walk through the whole file for it. */
async function readShape({ bytes, pages }: ForDecoder, seconds: number): Promise<Header | 'timeout' | null> {
  try {
    // No pixel limit here: the header of a bomb is as small as any, and its size is what we want to report.
    const read = sharp(bytes, { ...carefulInput, limitInputPixels: false }).metadata();
    const found = await withinSeconds(seconds, read);
    if (found === 'timeout') return found;
    const { orientation = 0 } = found;
    const shape = {
      width: found.autoOrient.width,
      height: found.autoOrient.height,
      exifOrientation: orientation >= 1 && orientation <= 8 ? orientation : null,
      pages: pages ?? found.pages ?? 1,
      hasAlpha: found.hasAlpha,
    };
    return { shape, decoded: decodedBytes(found) };
  } catch {
    return null;
  }
}

/** The decoder turns a HEIC upright and says nothing of how it lay. */
function heicShape(decoded: DecodedHeic): Shape {
  const { width, height } = decoded;
  if (!decoded.ok) return { ...unknownShape, width, height };
  return { width, height, exifOrientation: null, pages: decoded.pages, hasAlpha: seesThrough(decoded.data) };
}

/** True when a pixel of RGBA is not opaque. */
function seesThrough(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

type Measured = PictureStatistics & Pick<ScanFacts, 'codes'>;

async function measure(
  open: () => Sharp,
  shape: Shape,
  { codes, onlyPaper }: Required<Pick<ReadScanOptions, 'codes' | 'onlyPaper'>>,
): Promise<Measured> {
  const pipeline = open().resize({
    width: measuredWidth,
    height: measuredHeight,
    fit: 'inside',
    withoutEnlargement: true,
  });
  // Transparent means white paper to whoever looks at it, black to a bare decoder.
  if (shape.hasAlpha) pipeline.flatten({ background: '#ffffff' });
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  const copy = { data, width: info.width, height: info.height, channels: info.channels };
  const full = { width: shape.width ?? info.width, height: shape.height ?? info.height };
  const luminance = luminanceOf(copy);
  const look = () => searchForCodes(open, luminance.grey, full);
  const begun = codes === true ? await look() : null;
  const statistics = pictureStatistics(copy, full, onlyPaper, luminance);
  const isSeen = codes === 'seen' && paperSeen({ ...statistics, ...full, codes: null })?.kind === 'certificate';
  const search = isSeen ? await look() : begun;
  return { ...statistics, codes: search ? await search.codes() : null };
}
