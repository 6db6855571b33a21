import type { LooseInterval, OpenInterval } from '../stats/interval.ts';
import { moverRatio } from '../stats/mover-ratio.ts';
import type { PairComparison } from './comparison.ts';
import { widestGap } from './widest-gap.ts';

const log = (ratio: number | undefined) => (ratio !== undefined && ratio > 0 ? Math.log(ratio) : undefined);

function logarithms({ low, high }: OpenInterval): LooseInterval {
  return { low: log(low), high: log(high) };
}

export const logRatio: PairComparison<'log-ratio'> = {
  id: 'log-ratio',
  title: 'Log ratio',
  why: 'The ratio on a scale on which half as often and twice as often lie equally far from 0.',
  formula: 'ln (group / reference); of all groups, ln (highest / lowest)',
  source: 'Morris & Lobsenz 2000',
  peers: {},
  fair: 0,
  suits: 'no negative number',
  range: () => [-Number.MAX_VALUE, Number.MAX_VALUE],
  widest: 'largest',
  of: (value, reference) => log(value / reference),
  interval: (value, reference) => logarithms(moverRatio(value, reference)),
  chosen: 'ratios',
  scaled: logarithms,
  withEveryone: (withRest, share) =>
    withRest === undefined ? undefined : -Math.log(share + (1 - share) * Math.exp(-withRest)),
  towards: (own, actual, limit) => own * Math.exp(limit - actual),
  ofAll: (groups) => widestGap(logRatio, groups),
};
