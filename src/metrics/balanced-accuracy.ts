import { over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const balancedAccuracy: Metric<'balanced-accuracy', 'outcome-weight'> = {
  id: 'balanced-accuracy',
  title: 'Balanced accuracy',
  why: 'How often decisions are right where both true outcomes count the same, however rare one is.',
  formula: '(TP / (TP + FN) + TN / (TN + FP)) / 2',
  source: 'Brodersen et al. 2010',
  peers: {
    fairlearn: {
      name: 'sklearn.metrics.balanced_accuracy_score',
      note: 'the rate of the one class where there is only one',
    },
    'scikit-learn': {
      name: 'balanced_accuracy_score',
      note: 'the rate of the one class where there is only one',
    },
  },
  needs: ['outcome-weight'],
  range: [0, 1],
  better: 'higher',
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  of({ 'outcome-weight': weight }) {
    const favourable = over(weight, ['tp', 'fn']);
    const unfavourable = over(weight, ['fp', 'tn']);
    if (favourable === 0 || unfavourable === 0) return undefined;
    return Math.min(1, (over(weight, ['tp']) / favourable + over(weight, ['tn']) / unfavourable) / 2);
  },
};
