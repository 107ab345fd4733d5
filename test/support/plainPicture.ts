import { sharp } from '#backend/scans/sharpSetup.ts';

/** A small grey picture, another one for every shade (0 to 255). */
export async function plainPicture(name: string, shade: number): Promise<File> {
  const background = { r: shade, g: shade, b: shade };
  const bytes = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(bytes)], name);
}
