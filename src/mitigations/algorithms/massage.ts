import { type LabelledRows, labelTotals, membersOf } from './groups.ts';

/**
 * Labels whose favourable share is the same in every group, with as few of them changed as that takes: the unfavourable
 * rows with the highest scores of groups below the share of all are promoted, the favourable ones with the lowest scores of
 * groups above it demoted (Kamiran & Calders 2012). A group’s share comes as close as its heaviest changed row allows.
 * @param score of every row, by a ranker that was trained on the labels as they are.
 */
export function massaged(rows: LabelledRows, score: Float64Array): Uint8Array {
  const totals = labelTotals(rows);
  const favourable = totals.reduce((sum, [, each]) => sum + each, 0);
  const all = totals.reduce((sum, [no, yes]) => sum + no + yes, 0);
  const label = rows.label.slice();
  for (const [code, members] of membersOf(rows.groups).entries()) {
    const [no, yes] = totals[code] as (typeof totals)[number];
    const missing = ((no + yes) * favourable) / all - yes;
    const [from, to, sign] = missing > 0 ? [0, 1, -1] : [1, 0, 1];
    const candidates = members
      .filter((row) => label[row] === from && (rows.weight[row] as number) > 0)
      .sort((a, b) => sign * ((score[a] as number) - (score[b] as number)) || a - b);
    let left = Math.abs(missing);
    for (const row of candidates) {
      const own = rows.weight[row] as number;
      if (Math.abs(left - own) >= left) break;
      label[row] = to;
      left -= own;
    }
  }
  return label;
}
