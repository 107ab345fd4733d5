/** One byte of luminance a pixel. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The picture is cut into at most 20 × 20 tiles of at least 8 pixels each way. */
const mostTiles = 20;
const leastTile = 8;
/** Fewer tiles than this say nothing about a quiet or a sharp one. */
const enoughTiles = 16;

/**
 * How much fine detail a picture shows: variance of the 4-neighbour Laplacian in its sharpest twentieth of tiles,
 * above that in its quietest tenth. Pure; 0 for pictures too small to have any.
 *
 * Over the whole picture that variance mostly says how much of it is table, and grainy blur looks sharper than a clean
 * page. Taking the sharp tiles makes it indifferent to how much of the frame the paper fills; taking off the quiet ones
 * removes the sensor's noise, which is everywhere. Measured with test/bench/calibrateScans.ts.
 */
export function sharpnessOf(picture: GreyPicture): number {
  return detailOf(picture).sharpness;
}

/** Fine detail tile by tile, row by row, and what it amounts to. */
export interface Detail {
  readonly sharpness: number;
  readonly columns: number;
  readonly rows: number;
  /** Variance of the Laplacian in each tile. */
  readonly variances: Float64Array;
}

/** `sharpnessOf` with the tiles it was reckoned from. Pure. */
export function detailOf(picture: GreyPicture): Detail {
  const { width, height } = picture;
  if (width < 3 || height < 3) return { sharpness: 0, columns: 1, rows: 1, variances: new Float64Array(1) };
  const columns = Math.max(1, Math.min(mostTiles, Math.floor(width / leastTile)));
  const rows = Math.max(1, Math.min(mostTiles, Math.floor(height / leastTile)));
  const variances = tileVariances(picture, columns, rows);
  if (columns * rows < enoughTiles) {
    return { sharpness: tileVariances(picture, 1, 1)[0] ?? 0, columns, rows, variances };
  }
  return { sharpness: clearest(variances), columns, rows, variances };
}

function clearest(variances: Float64Array): number {
  const tiles = variances.toSorted();
  const at = (share: number) => tiles[Math.floor(share * (tiles.length - 1))] ?? 0;
  return at(0.95) - at(0.1);
}

/** Variance of the Laplacian in each of so many tiles, row by row; pixels on the picture's edge have none and are left out. */
export function tileVariances({ data, width, height }: GreyPicture, columns: number, rows: number): Float64Array {
  const variances = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.max(1, Math.floor((row * height) / rows));
    const bottom = Math.min(height - 1, Math.floor(((row + 1) * height) / rows));
    for (let column = 0; column < columns; column++) {
      const left = Math.max(1, Math.floor((column * width) / columns));
      const right = Math.min(width - 1, Math.floor(((column + 1) * width) / columns));
      let sum = 0;
      let squares = 0;
      for (let y = top; y < bottom; y++) {
        const last = y * width + right;
        for (let at = y * width + left; at < last; at++) {
          const edge =
            4 * (data[at] as number) -
            (data[at - 1] as number) -
            (data[at + 1] as number) -
            (data[at - width] as number) -
            (data[at + width] as number);
          sum += edge;
          squares += edge * edge;
        }
      }
      const pixels = Math.max(1, (bottom - top) * (right - left));
      variances[row * columns + column] = squares / pixels - (sum / pixels) ** 2;
    }
  }
  return variances;
}
