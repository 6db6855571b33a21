import { type LabelledRows, membersOf } from './groups.ts';

/** Rows with a score in [0, 1] each, and the score from which decisions are favourable so far. */
export interface Scored extends Pick<LabelledRows, 'weight' | 'groups'> {
  readonly score: Float64Array;
  readonly threshold: number;
}

/**
 * By group, the cut-off at which the share of its weight that is selected comes closest to the share of everybody at the
 * threshold. Cut-offs are halfway between neighbouring scores; 0 selects everybody, more than 1 nobody.
 */
export function selectionCutOffs({ score, threshold, weight, groups }: Scored): number[] {
  const of = (rows: Iterable<number>) => [...rows].reduce((sum, row) => sum + (weight[row] as number), 0);
  const everyone = [...score.keys()];
  const wanted = of(everyone.filter((row) => (score[row] as number) >= threshold)) / of(everyone);
  return membersOf(groups).map((members) => {
    const descending = members.toSorted((a, b) => (score[b] as number) - (score[a] as number));
    const all = of(descending);
    let [selected, best, cutOff] = [0, wanted, NOBODY];
    descending.forEach((row, at) => {
      selected += weight[row] as number;
      const own = score[row] as number;
      const next = score[descending[at + 1] ?? -1] ?? 0;
      const off = Math.abs(selected / all - wanted);
      if ((next === own && at + 1 < descending.length) || off >= best) return;
      [best, cutOff] = [off, at + 1 < descending.length ? (own + next) / 2 : 0];
    });
    return cutOff;
  });
}

/** No score reaches it. */
const NOBODY = 2;
