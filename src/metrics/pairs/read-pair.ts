import type { Unknown } from '../../result/index.ts';
import type { Counts, Stats } from '../../slices/statistics.ts';
import {
  drawsOf,
  isEndless,
  kindsOf,
  lackOf,
  type Reading,
  reasonOf,
  stretchedWilson,
  sumAt,
  supportOf,
} from '../reading.ts';
import { FEWEST_TO_RESAMPLE } from '../spread.ts';
import type { PairMetric } from './pair-metric.ts';

/** A group, the one that it is held beside, and everybody, in numbers. */
export interface Sides {
  readonly group: Stats;
  readonly reference: Stats;
  readonly everyone: Stats;
}

/**
 * Takes a metric of two groups; the rows that it rests on are the group's. Its limits are those of a proportion until
 * closer ones are known; a number without a greatest value has none in few rows, and is then unknown.
 * @param measured whether the rows have all that the metric needs
 */
export function readPair(metric: PairMetric, sides: Sides, counts: Counts, measured: boolean): Reading {
  const { group, reference, everyone } = sides;
  const places = group[counts.rows].length;
  const own = kindsOf(metric.restsOn.group, places);
  const others = kindsOf(metric.restsOn.reference, places);
  const all = [...new Set(own.flat())];
  const n = sumAt(group[counts.rows], all);
  const unknown = (because: Unknown): Reading => ({ known: false, because, n });
  const nobody = (stats: Stats) => stats[counts.rows].every((count) => count === 0);
  if (nobody(group)) return unknown('no-rows');
  if (nobody(reference)) return unknown('one-group');
  if (!measured) return unknown(lackOf(metric) ?? 'no-rows');
  const value = metric.of(group, reference, everyone);
  if (value === undefined) {
    const ownFault = own.some((kind) => sumAt(group[counts.weight], kind) === 0);
    const [restsOn, kinds, stats] = ownFault
      ? ([metric.restsOn.group, own, group] as const)
      : ([metric.restsOn.reference, others, reference] as const);
    const lacks = metric.lacks && { lacks: metric.lacks };
    return unknown(reasonOf({ restsOn, ...lacks }, kinds, stats[counts.weight]));
  }
  const support = Math.min(supportOf(own, group, counts), supportOf(others, reference, counts));
  if (isEndless(metric.range) && support < FEWEST_TO_RESAMPLE) return unknown('too-few-rows');
  const draws = [group, reference].flatMap((stats) => drawsOf(stats, counts) ?? []);
  return {
    known: true,
    value,
    n,
    weight: sumAt(group[counts.weight], all),
    support,
    ...(draws.length > 0 && { draws: Math.min(...draws) }),
    method: 'wilson',
    limits: (confidence) => stretchedWilson(metric, value, support, confidence),
  };
}
