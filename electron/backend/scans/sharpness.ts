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
 * removes the sensor's noise, which is everywhere. Measured with test/bench/calibrate.
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
  /** Mean square of the second difference in each tile, in four directions: a camera that moved spoils the nearest to its own. */
  readonly across: Float64Array;
  readonly down: Float64Array;
  readonly falling: Float64Array;
  readonly rising: Float64Array;
}

/** `sharpnessOf` with the tiles it was reckoned from. Pure. */
export function detailOf(picture: GreyPicture): Detail {
  const { width, height } = picture;
  if (width < 3 || height < 3) return { sharpness: 0, columns: 1, rows: 1, ...noTiles() };
  const columns = Math.max(1, Math.min(mostTiles, Math.floor(width / leastTile)));
  const rows = Math.max(1, Math.min(mostTiles, Math.floor(height / leastTile)));
  const tiles = tileDetail(picture, columns, rows);
  const sharpness =
    columns * rows < enoughTiles ? (tileDetail(picture, 1, 1).variances[0] ?? 0) : clearest(tiles.variances);
  return { sharpness, columns, rows, ...tiles };
}

type Tiles = Pick<Detail, 'variances' | Direction>;

/** The directions in which detail is looked for. */
export const detailDirections = ['across', 'down', 'falling', 'rising'] as const;
type Direction = (typeof detailDirections)[number];

function noTiles(count = 1): Tiles {
  return {
    variances: new Float64Array(count),
    across: new Float64Array(count),
    down: new Float64Array(count),
    falling: new Float64Array(count),
    rising: new Float64Array(count),
  };
}

function clearest(variances: Float64Array): number {
  const tiles = variances.toSorted();
  const at = (share: number) => tiles[Math.floor(share * (tiles.length - 1))] ?? 0;
  return at(0.95) - at(0.1);
}

/** Of tiles so high every other line is enough: hundreds of pixels are left. */
const tallTile = 24;

/** Fine detail in each of so many tiles, row by row; pixels on the picture's edge have none and are left out. */
export function tileDetail({ data, width, height }: GreyPicture, columns: number, rows: number): Tiles {
  const tiles = noTiles(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.max(1, Math.floor((row * height) / rows));
    const bottom = Math.min(height - 1, Math.floor(((row + 1) * height) / rows));
    for (let column = 0; column < columns; column++) {
      const left = Math.max(1, Math.floor((column * width) / columns));
      const right = Math.min(width - 1, Math.floor(((column + 1) * width) / columns));
      let sum = 0;
      let squares = 0;
      let across = 0;
      let down = 0;
      let falling = 0;
      let rising = 0;
      const step = bottom - top >= tallTile ? 2 : 1;
      let pixels = 0;
      for (let y = top; y < bottom; y += step) {
        pixels += right - left;
        const last = y * width + right;
        // Nine pixels are looked at, and six of them are those of the pixel before.
        const start = y * width + left;
        let [a, b] = [data[start - width - 1] as number, data[start - width] as number];
        let [d, e] = [data[start - 1] as number, data[start] as number];
        let [g, h] = [data[start + width - 1] as number, data[start + width] as number];
        for (let at = start + 1; at <= last; at++) {
          const c = data[at - width] as number;
          const f = data[at] as number;
          const i = data[at + width] as number;
          const twice = 2 * e;
          const level = twice - d - f;
          const plumb = twice - b - h;
          const fall = twice - a - i;
          const rise = twice - c - g;
          const edge = level + plumb;
          sum += edge;
          squares += edge * edge;
          across += level * level;
          down += plumb * plumb;
          falling += fall * fall;
          rising += rise * rise;
          a = b;
          b = c;
          d = e;
          e = f;
          g = h;
          h = i;
        }
      }
      pixels = Math.max(1, pixels);
      const tile = row * columns + column;
      tiles.variances[tile] = squares / pixels - (sum / pixels) ** 2;
      tiles.across[tile] = across / pixels;
      tiles.down[tile] = down / pixels;
      tiles.falling[tile] = falling / pixels;
      tiles.rising[tile] = rising / pixels;
    }
  }
  return tiles;
}
