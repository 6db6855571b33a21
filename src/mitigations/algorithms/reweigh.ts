import { demandBothLabels } from './demand-both-labels.ts';
import type { LabelledRows } from './groups.ts';
import { type Independence, independence } from './independence.ts';

/**
 * Weights under which label and group are independent: every row’s own, times expected over actual weight of its group
 * and label (Kamiran & Calders 2012). Both labels and all groups keep the weight that they have.
 * @throws InvalidInput when a group lacks one of the labels.
 */
export function reweighed(rows: LabelledRows): Float64Array {
  demandBothLabels(rows, 1);
  const factors = independence(rows);
  return rows.weight.map((weight, row) => {
    const factor = factors[rows.groups.codes[row] as number] as Independence;
    return weight * factor[rows.label[row] as 0 | 1];
  });
}
