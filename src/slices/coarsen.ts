import type { KeyId } from '../data/tasks/task.ts';
import type { CellKey, Cells } from './cells.ts';
import { collapse } from './collapse.ts';
import { sumByPart } from './partition.ts';

/**
 * The same cells with at most so many values of each key, neighbours joined so that each holds about as many rows and
 * none more than a few times the average width. For resampling, where finer ranks change the spread of nothing.
 */
export function coarsen(cells: Cells, most: Readonly<Partial<Record<KeyId, number>>>): Cells {
  const keys = cells.keys.map((key) => {
    const bins = most[key.id] ?? key.size;
    return key.size <= bins ? key : coarser(key, cells.sums.rows, bins);
  });
  return keys.every((key, index) => key === cells.keys[index]) ? cells : collapse({ ...cells, keys });
}

function coarser({ id, size, codes }: CellKey, rows: Float64Array, bins: number): CellKey {
  const moved = joined(sumByPart({ of: codes, parts: size }, rows), bins);
  return { id, size: bins, codes: Int32Array.from(codes, (code) => moved[code] as number) };
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
