import type { Lesson } from '../mitigations/mitigation.ts';
import type { FineTuning } from '../model/training/fine-tune.ts';

/** The same training on other rows, or on the same rows as something else. */
export function taught(task: FineTuning, { rows, label, weight, penalty }: Lesson): FineTuning {
  const labels = task.label.slice();
  const weights = task.weight?.slice() ?? new Float64Array(labels.length).fill(1);
  rows.forEach((row, at) => {
    labels[row] = label[at] as number;
    weights[row] = weight[at] as number;
  });
  return {
    ...task,
    train: rows,
    label: labels,
    weight: weights,
    penalty: penalty && { ...penalty, codes: byRow(rows, penalty.codes, labels.length) },
  };
}

/** The codes of the rows of a lesson by row id; −1 where there is none. */
function byRow(rows: Int32Array, codes: Int32Array, total: number): Int32Array {
  const all = new Int32Array(total).fill(-1);
  rows.forEach((row, at) => {
    all[row] = codes[at] as number;
  });
  return all;
}
