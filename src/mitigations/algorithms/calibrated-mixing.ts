import { InvalidInput } from '../../errors.ts';
import { demandBothLabels } from './demand-both-labels.ts';
import { type LabelledRows, labelTotals } from './groups.ts';

/** What errors cost: those in people with the favourable label, with the other, or both. */
export const COSTS = ['false-negative', 'false-positive', 'weighted'] as const;
export type Cost = (typeof COSTS)[number];

/** A group’s share of people whose score is replaced, and what by: the group’s favourable share. */
export interface CalibratedMixing {
  readonly replaced: number;
  readonly by: number;
}

/**
 * By group, how many scores give way to the group’s favourable share, so that all groups bear the cost of the one that
 * bears most while scores stay calibrated (Pleiss et al. 2017). Costs are of the scores, as if each were a chance.
 * @throws InvalidInput when a group lacks one of the labels, or cannot bear as much.
 */
export function calibratedMixing(rows: LabelledRows, score: Float64Array, cost: Cost): CalibratedMixing[] {
  demandBothLabels(rows, 1);
  const groups = labelTotals(rows).map(([no, yes]) => ({
    no,
    yes,
    missed: 0,
    given: 0,
    by: yes / (no + yes),
  }));
  rows.groups.codes.forEach((code, row) => {
    const group = groups[code] as (typeof groups)[number];
    const [own, chance] = [rows.weight[row] as number, score[row] as number];
    if (rows.label[row] === 1) group.missed += own * (1 - chance);
    else group.given += own * chance;
  });
  const costs = groups.map(({ no, yes, missed, given, by }) => ({
    by,
    now: costOf[cost](missed / yes, given / no, by),
    replaced: costOf[cost](1 - by, by, by),
  }));
  const most = Math.max(...costs.map(({ now }) => now));
  return costs.map(({ by, now, replaced }, group) => {
    if (now === most) return { by, replaced: 0 };
    if (replaced >= most) return { by, replaced: (most - now) / (replaced - now) };
    const [reached, wanted] = [replaced.toFixed(3), most.toFixed(3)];
    throw new InvalidInput(
      `errors cannot cost the group "${rows.groups.names[group]}" as much as the group that they cost most: ${reached} of ${wanted} is the most that replacing its scores comes to`,
      {},
      'Take another cost, or another strategy.',
    );
  });
}

type CostOf = (falseNegativeRate: number, falsePositiveRate: number, favourable: number) => number;

const costOf: Readonly<Record<Cost, CostOf>> = {
  'false-negative': (missed) => missed,
  'false-positive': (_, given) => given,
  weighted: (missed, given, favourable) => (given * (1 - favourable) + missed * favourable) / 2,
};
