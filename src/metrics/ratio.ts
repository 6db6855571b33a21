import { moverRatio } from '../stats/mover-ratio.ts';
import type { PairComparison } from './comparison.ts';
import { widestGap } from './widest-gap.ts';

export const ratio: PairComparison<'ratio'> = {
  id: 'ratio',
  title: 'Ratio',
  why: 'What share of its reference a group reaches (the impact ratio of the four-fifths rule); of all groups, the lowest as a share of the highest.',
  formula: 'group / reference; of all groups, lowest / highest',
  source: '29 CFR 1607.4(D)',
  peers: {
    fairlearn: {
      name: 'MetricFrame.ratio',
      note: 'of all groups the same as "between_groups"; never above 1 otherwise',
    },
    aif360: { name: 'ratio', note: 'of two groups, unprivileged / privileged' },
    aequitas: { name: '<metric>_disparity', note: 'infinite ones become 10' },
  },
  fair: 1,
  suits: 'no negative number',
  range: () => [0, Number.MAX_VALUE],
  widest: 'smallest',
  of: (value, reference) => (reference > 0 ? value / reference : undefined),
  interval: moverRatio,
  chosen: 'ratios',
  scaled: (interval) => interval,
  withEveryone: (withRest = Number.POSITIVE_INFINITY, share) =>
    withRest === 0 ? 0 : 1 / (share + (1 - share) / withRest),
  towards: (own, actual, limit) => (actual > 0 ? (own * limit) / actual : undefined),
  ofAll: (groups) => widestGap(ratio, groups),
};
