import { over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

/**
 * 2 q / (1 + q) of the share q that TP has of TP + FP + FN. Its slope 2 / (1 + q)² makes it vary at most twice as much
 * as a proportion of the same value.
 */
export const f1: Metric<'f1', 'outcome-weight'> = {
  id: 'f1',
  title: 'F1 score',
  why: 'The harmonic mean of precision and true positive rate: how well those selected are those who should be.',
  formula: '2 TP / (2 TP + FP + FN)',
  source: 'van Rijsbergen 1979',
  convention: '0 where nobody who should be selected is; unknown where nobody is or should be selected.',
  peers: {
    fairlearn: {
      name: 'sklearn.metrics.f1_score',
      empty: 0,
      note: '0 where nobody is or should be selected',
    },
    'scikit-learn': { name: 'f1_score', empty: 0, note: '0 where nobody is or should be selected' },
  },
  needs: ['outcome-weight'],
  range: [0, 1],
  better: 'higher',
  restsOn: [['tp', 'fp', 'fn']],
  variance: 2,
  of({ 'outcome-weight': weight }) {
    const right = 2 * over(weight, ['tp']);
    const all = right + over(weight, ['fp', 'fn']);
    return all > 0 ? Math.min(1, right / all) : undefined;
  },
};
