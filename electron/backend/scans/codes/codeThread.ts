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
  const { width, height } = request;
  const found = await readBarcodes(framed(request), {
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

/** The picture with a quiet zone, as a PGM (Netpbm) file: handed over as RGBA it would be four times as much to copy. */
function framed({ data, width, height }: CodeRequest): Uint8Array {
  const [across, down] = [width + 2 * quietZone, height + 2 * quietZone];
  const head = Buffer.from(`P5\n${across} ${down}\n255\n`);
  const file = new Uint8Array(head.length + across * down).fill(255);
  file.set(head);
  for (let y = 0; y < height; y++) {
    file.set(data.subarray(y * width, (y + 1) * width), head.length + (y + quietZone) * across + quietZone);
  }
  return file;
}
