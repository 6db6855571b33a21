import type { Predictions } from '../data/predictions.ts';
import { tasks } from '../data/tasks/index.ts';
import type { RowKey } from '../data/tasks/task.ts';
import type { SliceCube } from './cube.ts';
import { scaleKind } from './scales/index.ts';

/** Predictions as a cube in which every row is a cell of its own, in their order; equal cells are not added up. */
export function eachRow(predictions: Predictions): SliceCube {
  const { rows, weight, clusters, stratum } = predictions;
  const batch: RowKey[] = clusters ? [{ id: 'batch', kind: 'number', values: clusters.batch }] : [];
  const attributes = [
    ...predictions.attributes,
    ...(stratum ? [{ ...stratum, control: true as const }] : []),
  ];
  const task = tasks.get(predictions.task);
  const keys = [...task.keysOf(predictions), ...batch].map(scaled);
  const ones = new Float64Array(rows).fill(1);
  const amounts = Object.entries(task.amountsOf(predictions)).map(
    ([sum, values]) =>
      [sum, weight ? values.map((value, row) => (weight[row] as number) * value) : values] as const,
  );
  return {
    task: task.id,
    attributes: attributes.map(({ codes: _, ...said }) => said),
    scales: Object.fromEntries(keys.map(({ key, scale }) => [key.id, scale])),
    cells: {
      length: rows,
      sizes: attributes.map(({ values }) => values.length),
      codes: attributes.map(({ codes }) => codes),
      keys: keys.map(({ key }) => key),
      sums: {
        rows: ones,
        weight: weight ?? ones,
        weightSquared: weight?.map((w) => w * w) ?? ones,
        ...Object.fromEntries(amounts),
        ...(clusters && { clusterRows: clusters.size }),
      },
    },
  };
}

function scaled({ id, kind, values, names }: RowKey) {
  const { of, size, codes } = scaleKind(kind);
  const scale = of(values, names);
  return { key: { id, size: size(scale), codes: codes(values, scale) }, scale };
}
