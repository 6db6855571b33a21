import type { Predictions } from '../../data/predictions.ts';
import { tasks } from '../../data/tasks/index.ts';
import type { RowKey } from '../../data/tasks/task.ts';
import { collapse } from '../collapse.ts';
import type { SliceCube, SliceEngine } from '../cube.ts';
import { scaleKind } from '../scales/index.ts';

/** Counts predictions that are in memory: every row is a cell of its own, and equal cells are added up. */
export const memory: SliceEngine = {
  id: 'memory',
  title: 'In memory',
  async cube(predictions) {
    return countInMemory(predictions);
  },
};

function countInMemory(predictions: Predictions): SliceCube {
  const { rows, weight, attributes } = predictions;
  const task = tasks.get(predictions.task);
  const keys = task.keysOf(predictions).map(scaled);
  const ones = new Float64Array(rows).fill(1);
  const amounts = Object.entries(task.amountsOf(predictions)).map(
    ([sum, values]) =>
      [sum, weight ? values.map((value, row) => (weight[row] as number) * value) : values] as const,
  );
  const cells = {
    length: rows,
    sizes: attributes.map(({ values }) => values.length),
    codes: attributes.map(({ codes }) => codes),
    keys: keys.map(({ key }) => key),
    sums: {
      rows: ones,
      weight: weight ?? ones,
      weightSquared: weight?.map((w) => w * w) ?? ones,
      ...Object.fromEntries(amounts),
    },
  };
  return {
    task: task.id,
    attributes: attributes.map(({ name, values }) => ({ name, values })),
    scales: Object.fromEntries(keys.map(({ key, scale }) => [key.id, scale])),
    cells: collapse(cells),
  };
}

function scaled({ id, kind, values, names }: RowKey) {
  const { of, size, codes } = scaleKind(kind);
  const scale = of(values, names);
  return { key: { id, size: size(scale), codes: codes(values, scale) }, scale };
}
