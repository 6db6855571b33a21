import type { Cells } from './cells.ts';
import { collapse } from './collapse.ts';
import { sumByPart } from './partition.ts';

/**
 * The same cells over at most `bins` score bins, neighbours joined so that each holds about as many rows and none
 * more than a few times the average width. For resampling, where finer ranks change the spread of nothing.
 */
export function coarsen(cells: Cells, bins: number): Cells {
  if (cells.bins <= bins) return cells;
  const rows = sumByPart({ of: cells.bin, parts: cells.bins }, cells.sums.rows);
  const moved = joined(rows, bins);
  return collapse({ ...cells, bins, bin: cells.bin.map((bin) => moved[bin] as number) });
}

/** Half the new bins are given out by rows, half by old bins. */
function joined(rows: Float64Array, bins: number): Int32Array {
  const all = rows.reduce((sum, count) => sum + count, 0);
  const moved = new Int32Array(rows.length);
  let before = 0;
  for (let bin = 0; bin < rows.length; bin++) {
    const share = (before / all + bin / rows.length) / 2;
    moved[bin] = Math.min(bins - 1, Math.floor(share * bins));
    before += rows[bin] as number;
  }
  return moved;
}
