import { OUTCOMES } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const scoringRate: Metric<'scoring-rate', 'median-sides'> = {
  id: 'scoring-rate',
  title: 'Scoring rate',
  why: 'The share that scores above the median of everybody who was scored, whatever their group.',
  formula: 'share of rows with score > median score of all rows',
  source: '6 RCNY 5-300 (New York City Local Law 144)',
  convention:
    'The median is taken over all rows, those with a missing attribute included, and by weight; scores at the median do not count. With more than 4,096 distinct scores, all scores in the median’s bin of 1/2000 are taken to be at it.',
  peers: {},
  needs: ['median-sides'],
  range: [0, 1],
  better: 'neither',
  restsOn: [OUTCOMES],
  count: ({ 'median-sides': [, above = 0] }) => above,
  of({ 'median-sides': [below = 0, above = 0] }) {
    return below + above > 0 ? above / (below + above) : undefined;
  },
};
