import { macro } from './macro.ts';
import { truePositiveRate } from './true-positive-rate.ts';

export const macroRecall = macro({
  id: 'macro-recall',
  title: 'Macro-averaged recall',
  why: 'How often people of a class are put into it, averaged over the classes, however rare one is.',
  formula: 'mean over classes of TP / (TP + FN)',
  source: 'Sokolova & Lapalme 2009',
  peers: {
    fairlearn: { name: 'sklearn.metrics.balanced_accuracy_score', note: 'leaves out classes without rows' },
    'scikit-learn': { name: 'balanced_accuracy_score', note: 'leaves out classes without rows' },
  },
  of: truePositiveRate,
});
