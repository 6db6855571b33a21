import type { Lesson } from '../mitigations/mitigation.ts';
import type { FineTuning } from '../model/training/fine-tune.ts';

/** The same training on other rows, or on the same rows as something else. */
export function taught(task: FineTuning, { rows, label, weight }: Lesson): FineTuning {
  const labels = task.label.slice();
  const weights = task.weight?.slice() ?? new Float64Array(labels.length).fill(1);
  rows.forEach((row, at) => {
    labels[row] = label[at] as number;
    weights[row] = weight[at] as number;
  });
  return { ...task, train: rows, label: labels, weight: weights };
}
