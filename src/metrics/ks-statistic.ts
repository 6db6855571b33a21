import { distance, largest } from './distance.ts';
import { cumulativeShares } from './score-distribution.ts';

export const ksStatistic = distance({
  id: 'ks-statistic',
  title: 'Kolmogorov–Smirnov statistic (KS)',
  why: 'How far apart scores keep those who should be selected and those who should not: the largest gap between true and false positive rate at any cut-off.',
  formula:
    'largest over scores of |share of favourable labels up to it − share of unfavourable labels up to it|',
  source: 'Kolmogorov 1933; Smirnov 1939',
  peers: {},
  needs: ['score-ranks'],
  range: [0, 1],
  better: 'higher',
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  gaps({ 'score-ranks': ranks }) {
    const bins = ranks.length / 2;
    const unfavourable = cumulativeShares(ranks.subarray(0, bins));
    const favourable = cumulativeShares(ranks.subarray(bins));
    return unfavourable && favourable?.map((share, bin) => share - (unfavourable[bin] as number));
  },
  size: (gaps) => Math.min(1, largest(gaps)),
});
