import { type LabelledRows, type LabelTotals, labelTotals } from './groups.ts';

/** By label: how much heavier its rows would be if the label were independent of the group, the totals being as they are. */
export type Independence = readonly [number, number];

/** Of every group that has both labels. */
export function independence(rows: LabelledRows): Independence[] {
  const totals = labelTotals(rows);
  const of = (label: 0 | 1) => totals.reduce((sum, each) => sum + each[label], 0);
  const labels: LabelTotals = [of(0), of(1)];
  const all = labels[0] + labels[1];
  return totals.map((own): Independence => {
    const factor = (label: 0 | 1) => ((own[0] + own[1]) * labels[label]) / (all * own[label]);
    return [factor(0), factor(1)];
  });
}
