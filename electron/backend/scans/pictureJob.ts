import { drawPicture } from './drawPicture.ts';

/** `drawPicture` as a worker does it; the bytes are handed over, not copied. */
export function pictureJob(input: { readonly bytes: ArrayBuffer; readonly most: number }) {
  return drawPicture(new Uint8Array(input.bytes), input.most);
}
