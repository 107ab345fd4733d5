/// <reference path="./heicDecode.d.ts" />
import { workerData } from 'node:worker_threads';
import { all } from 'heic-decode';
import { handOut } from '../jobs/handOut.ts';

/** What the thread is given. */
export interface HeicRequest {
  readonly bytes: Uint8Array;
  readonly maxPixels: number;
}

/** What it answers, once; it ends with an error, or without a word, where the decoder gives up. */
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
await handOut(decoded(), (answer) => (answer.ok ? [answer.data.buffer] : []));

async function* decoded(): AsyncGenerator<HeicAnswer, void, undefined> {
  const images = await all({ buffer: bytes });
  const [first] = images;
  if (!first) return;
  const { width, height } = first;
  if (width * height > maxPixels) yield { ok: false, width, height };
  else if (width > 0 && height > 0) yield { ok: true, ...(await first.decode()), pages: images.length };
}
