import type { Predictions } from '../../data/predictions.ts';
import { collapse } from '../collapse.ts';
import type { SliceCube, SliceEngine } from '../cube.ts';
import { binned, binsOf, gridOf } from '../grid.ts';
import { logLoss } from '../log-loss.ts';

/** Counts predictions that are in memory: every row is a cell of its own, and equal cells are added up. */
export const memory: SliceEngine = {
  id: 'memory',
  title: 'In memory',
  async cube(predictions) {
    return countInMemory(predictions);
  },
};

function countInMemory({ rows, label, decision, score, weight, attributes }: Predictions): SliceCube {
  const grid = score && gridOf(score);
  const ones = new Float64Array(rows).fill(1);
  const weights = weight ?? ones;
  const none = new Float64Array(score ? 0 : rows);
  const cells = {
    length: rows,
    bins: binsOf(grid),
    sizes: attributes.map(({ values }) => values.length),
    codes: attributes.map(({ codes }) => codes),
    label,
    decision,
    bin: score && grid ? binned(score, grid) : new Int32Array(rows),
    sums: {
      rows: ones,
      weight: weights,
      weightSquared: weight?.map((w) => w * w) ?? ones,
      squaredError:
        score?.map((s, row) => (weights[row] as number) * (s - (label[row] as number)) ** 2) ?? none,
      logLoss: score?.map((s, row) => (weights[row] as number) * logLoss(s, label[row] as number)) ?? none,
      score: score?.map((s, row) => (weights[row] as number) * s) ?? none,
    },
  };
  return {
    attributes: attributes.map(({ name, values }) => ({ name, values })),
    grid,
    cells: collapse(cells),
  };
}
