/// <reference path="./heicDecode.d.ts" />
import { parentPort, workerData } from 'node:worker_threads';
import { all } from 'heic-decode';

/** What the thread is given. */
export interface HeicRequest {
  readonly bytes: Uint8Array;
  readonly maxPixels: number;
}

/** What it answers; it ends with an error, or without a word, where the decoder gives up. */
export type HeicAnswer =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      /** RGBA, eight bits each, upright. */
      readonly data: Uint8ClampedArray<ArrayBuffer>;
      readonly pages: number;
    }
  | { readonly ok: false; readonly width: number; readonly height: number };

/** Decodes the first picture of one file, then ends: see decodeHeic.ts. */
const { bytes, maxPixels }: HeicRequest = workerData;
const images = await all({ buffer: bytes });
const [first] = images;
if (first && first.width * first.height > maxPixels) {
  answer({ ok: false, width: first.width, height: first.height }, []);
} else if (first && first.width > 0 && first.height > 0) {
  const { width, height, data } = await first.decode();
  answer({ ok: true, width, height, data, pages: images.length }, [data.buffer]);
}

function answer(found: HeicAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(found, transfer);
}
