/** JFIF 1.02, page 5: marker, length, name, version, unit (dots an inch), densities, no thumbnail. */
const header = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0] as const;
const [across, down] = [12, 14];
const startOfImage = 2;

/**
 * A JPEG that had no JFIF header, saying how many dots an inch it is meant to be printed at, so that its paper comes out
 * in true size. In that header alone: whoever encodes would make an EXIF block for it.
 */
export function withDensity(jpeg: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const told = new Uint8Array(jpeg.length + header.length);
  told.set(jpeg.subarray(0, startOfImage));
  told.set(header, startOfImage);
  told.set(jpeg.subarray(startOfImage), startOfImage + header.length);
  const view = new DataView(told.buffer, startOfImage);
  view.setUint16(across, dpi);
  view.setUint16(down, dpi);
  return told;
}
