import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { mostCodes, mostCodeText, type SeenCode } from '#shared/scans/seenCode.ts';

/** What the thread is started with. */
export interface CodeThreadData {
  /** Where the reader's WebAssembly lies on this machine. */
  readonly wasm: string;
}

/** One grey picture to look at. */
export interface CodeRequest {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export type CodeAnswer = readonly SeenCode[];

const { wasm }: CodeThreadData = workerData;
const bytes = readFileSync(wasm);
// Left to itself the library fetches these bytes from a server on the internet.
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(bytes).buffer },
  fireImmediately: true,
});

parentPort?.on('message', async (request: CodeRequest) => {
  parentPort?.postMessage(await look(request));
});

/** White around the picture, in pixels: the reader wants a quiet zone, and a code may be cut out tightly. */
const quietZone = 16;

async function look(request: CodeRequest): Promise<CodeAnswer> {
  const { image, width, height } = framed(request);
  const found = await readBarcodes(image, {
    formats: ['QRCode'],
    // Those that were seen and could not be read are told, too.
    returnErrors: true,
    tryInvert: false,
    maxNumberOfSymbols: mostCodes * 2,
    textMode: 'Plain',
  });
  const read = found.filter(({ isValid }) => isValid).map((each) => seen(each, each.text, width, height));
  if (read.length > 0) return read.slice(0, mostCodes);
  // Three squares that look like the corners of a code are found in many a pattern; a code of some size is none of those.
  const [unread] = found.filter((each) => sideOf(each) >= leastUnread);
  return unread ? [seen(unread, null, width, height)] : [];
}

/** Pixels a side of a code must have to count though it could not be read. */
const leastUnread = 30;

function sideOf({ position: { topLeft, topRight } }: ReadResult): number {
  return Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
}

function seen({ position }: ReadResult, text: string | null, width: number, height: number): SeenCode {
  const share = (at: number, side: number) => Math.min(1, Math.max(0, (at - quietZone) / side));
  const place = ({ x, y }: { x: number; y: number }) => ({ x: share(x, width), y: share(y, height) });
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  return {
    text: text === null ? null : [...text].slice(0, mostCodeText).join('').slice(0, mostCodeText),
    zone: [place(topLeft), place(topRight), place(bottomRight), place(bottomLeft)],
  };
}

/** The picture as the reader takes it, RGBA, with a quiet zone; and its own size. */
function framed({ data, width, height }: CodeRequest) {
  const [across, down] = [width + 2 * quietZone, height + 2 * quietZone];
  const pixels = new Uint8ClampedArray(across * down * 4).fill(255);
  for (let y = 0, from = 0; y < height; y++) {
    let to = ((y + quietZone) * across + quietZone) * 4;
    for (let x = 0; x < width; x++, from++, to += 4) {
      const light = data[from] as number;
      pixels[to] = light;
      pixels[to + 1] = light;
      pixels[to + 2] = light;
    }
  }
  const image = { data: pixels, width: across, height: down, colorSpace: 'srgb' as const };
  return {
    image: image as Exclude<Parameters<typeof readBarcodes>[0], Blob | ArrayBuffer | Uint8Array>,
    width,
    height,
  };
}
