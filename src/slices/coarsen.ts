import type { KeyId } from '../data/tasks/task.ts';
import type { CellKey, Cells } from './cells.ts';
import { collapse } from './collapse.ts';
import { derivedFrom } from './derived-keys.ts';
import { sumByPart } from './partition.ts';

/**
 * The same cells with about so many values of each key at most, neighbours joined so that each holds about as many rows,
 * none is more than a few times the average width, and none joins what a derived key tells apart. For resampling, where
 * finer ranks change the spread of nothing.
 */
export function coarsen(cells: Cells, most: Readonly<Partial<Record<KeyId, number>>>): Cells {
  const keys = cells.keys.map((key) => {
    const bins = most[key.id] ?? key.size;
    return key.size <= bins ? key : coarser(key, cells, bins);
  });
  return keys.every((key, index) => key === cells.keys[index]) ? cells : collapse({ ...cells, keys });
}

function coarser(key: CellKey, cells: Cells, bins: number): CellKey {
  const { id, size, codes } = key;
  const moved = joined(sumByPart({ of: codes, parts: size }, cells.sums.rows), derivedFrom(key, cells), bins);
  return {
    id,
    size: (moved.at(-1) as number) + 1,
    codes: Int32Array.from(codes, (code) => moved[code] as number),
  };
}

/** Half the new bins are given out by rows, half by old bins; old bins without rows go with the one before. */
function joined(rows: Float64Array, apart: readonly Int32Array[], bins: number): Int32Array {
  const all = rows.reduce((sum, count) => sum + count, 0);
  const moved = new Int32Array(rows.length);
  let before = 0;
  let last: string | undefined;
  let next = 0;
  for (let bin = 0; bin < rows.length; bin++) {
    if ((rows[bin] as number) > 0) {
      const share = (before / all + bin / rows.length) / 2;
      const part = [Math.min(bins - 1, Math.floor(share * bins)), ...apart.map((codes) => codes[bin])].join();
      if (last !== undefined && part !== last) next += 1;
      last = part;
    }
    moved[bin] = next;
    before += rows[bin] as number;
  }
  return moved;
}
