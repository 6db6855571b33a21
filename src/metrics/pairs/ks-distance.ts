import { OUTCOMES } from '../../slices/statistics.ts';
import { largest } from '../distance.ts';
import { cumulativeShares, weightByBin } from '../score-distribution.ts';
import { pairDistance } from './pair-metric.ts';

export const ksDistance = pairDistance({
  id: 'ks-distance',
  title: 'Kolmogorov–Smirnov distance of scores',
  why: 'How far the scores of two groups lie apart, whatever came true: the largest gap in the share selected that any cut-off could make.',
  formula: 'largest over scores of |share of the group up to it − share of the reference up to it|',
  source: 'Smirnov 1939',
  peers: {},
  needs: ['score-ranks'],
  range: [0, 1],
  restsOn: [OUTCOMES],
  gaps({ 'score-ranks': group }, { 'score-ranks': reference }) {
    const own = cumulativeShares(weightByBin(group));
    const other = cumulativeShares(weightByBin(reference));
    return other && own?.map((share, bin) => share - (other[bin] as number));
  },
  size: (gaps) => Math.min(1, largest(gaps)),
});
