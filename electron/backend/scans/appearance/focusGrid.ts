import type { Grid } from '#shared/scans/appearance.ts';
import { liesIn, type Quad } from '#shared/scans/quad.ts';
import { type Detail, detailDirections, type GreyPicture, tileDetail } from '../sharpness.ts';
import { innerQuad } from './innerQuad.ts';

/** Tiles of `detailOf` each way that make one cell. */
const tilesACell = 2;
/** Coarse detail (mean square of second differences on the small copy) below which a cell shows nothing that could be sharp in each direction. */
const leastDetail = 30;
/** Of fine noise a cell must have so many times as much coarse detail: pale marks in a noisy picture say nothing either way. */
const noisy = 4;
/** The same for the mean of all directions, which noise and the direction of a single stroke spoil less. */
const [leastMeanDetail, noisyMean] = [10, 1];

/** How sharp each cell is: in the worst of four directions, and in the mean of them. */
export interface FocusGrids {
  readonly focus: Grid;
  readonly meanFocus: Grid;
}

/**
 * How sharp each part of a picture is, whatever is printed there: its fine detail against its coarse.
 *
 * Blur takes the fine detail and leaves the coarse, so the quotient falls where contrast alone would not tell blurred
 * print from faint print. Of the four directions the worst counts in `focus`: a camera that moved spoils the one it moved
 * along. A lens spoils all of them, and the edge of one pale stroke has detail in one only: `meanFocus` tells those apart
 * and can be asked of fainter marks. Noise counts in both and is taken off by the quietest tiles. Cells off the paper, and
 * cells with nothing on them that stands out of the noise, are null. Pure.
 */
export function focusGrids(detail: Detail, small: GreyPicture, paper: Quad | null): FocusGrids {
  const columns = Math.ceil(detail.columns / tilesACell);
  const rows = Math.ceil(detail.rows / tilesACell);
  const noValues = () => new Array<number | null>(columns * rows).fill(null);
  const [focus, meanFocus] = [noValues(), noValues()];
  const grids = { focus: { columns, rows, values: focus }, meanFocus: { columns, rows, values: meanFocus } };
  if (small.width < detail.columns * 4 || small.height < detail.rows * 4) return grids;
  const coarse = tileDetail(small, detail.columns, detail.rows);
  const noise = quietest(detail.across);
  const directions = detailDirections.map((name) => ({
    fine: detail[name],
    fineNoise: quietest(detail[name]),
    coarse: coarse[name],
    coarseNoise: quietest(coarse[name]),
  }));
  const onPaper = tilesOn(paper, detail);
  for (let cell = 0; cell < focus.length; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const sums: { fine: number; rough: number }[] = [];
    let tiles = 0;
    for (const { fine, fineNoise, coarse: rough, coarseNoise } of directions) {
      let [fineSum, roughSum] = [0, 0];
      tiles = 0;
      for (let y = row * tilesACell; y < Math.min(detail.rows, (row + 1) * tilesACell); y++) {
        for (let x = column * tilesACell; x < Math.min(detail.columns, (column + 1) * tilesACell); x++) {
          const tile = y * detail.columns + x;
          if (onPaper[tile] === 0) continue;
          fineSum += Math.max(0, (fine[tile] as number) - fineNoise);
          roughSum += Math.max(0, (rough[tile] as number) - coarseNoise);
          tiles++;
        }
      }
      sums.push({ fine: fineSum, rough: roughSum });
    }
    if (tiles === 0) continue;
    const rough = sums.reduce((sum, each) => sum + each.rough, 0) / sums.length;
    if (rough / tiles >= Math.max(leastMeanDetail, noisyMean * noise)) {
      meanFocus[cell] = thousandths(sums.reduce((sum, each) => sum + each.fine, 0) / sums.length / rough);
    }
    if (rough / tiles >= Math.max(leastDetail, noisy * noise)) {
      focus[cell] = thousandths(Math.min(...sums.map((each) => each.fine / Math.max(each.rough, rough * bothWays))));
    }
  }
  return grids;
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** How far within the paper's sides a tile must lie, as a share of the way to its middle: sides are found to half a per cent, and the small copy spreads them. */
const within = 0.04;

/** 1 for every tile all of which lies well on the paper: the soft shadow at its edge is coarse detail without any fine. */
function tilesOn(paper: Quad | null, { columns, rows }: Detail): Uint8Array {
  const on = new Uint8Array(columns * rows).fill(1);
  if (!paper) return on;
  const inner = innerQuad(paper, within);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      if (liesIn(inner, { x: column / columns, y: row / rows })) continue;
      for (const y of [row - 1, row]) {
        for (const x of [column - 1, column]) if (x >= 0 && y >= 0 && x < columns && y < rows) on[y * columns + x] = 0;
      }
    }
  }
  return on;
}

/** What a camera's movement takes of the coarse detail must not excuse the fine: print has about as much across as down. */
const bothWays = 0.5;
/** The quietest tenth of tiles has a little less noise than all have on average. */
const noiseAbove = 1.1;

/** Of what all tiles have, noise is what the quietest tenth has. */
function quietest(variances: Float64Array): number {
  const sorted = variances.toSorted();
  return (sorted[Math.floor(sorted.length / 10)] ?? 0) * noiseAbove;
}
