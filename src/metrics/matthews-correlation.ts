import { OUTCOMES, over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const matthewsCorrelation: Metric<'matthews-correlation', 'outcome-weight'> = {
  id: 'matthews-correlation',
  title: 'Matthews correlation (MCC)',
  why: 'How decisions and true outcomes go together: 1 is always, 0 no better than chance, −1 never.',
  formula: '(TP × TN − FP × FN) / √((TP + FP) (TP + FN) (TN + FP) (TN + FN))',
  source: 'Matthews 1975',
  convention: 'Unknown where there is one outcome or one decision only.',
  peers: {
    'scikit-learn': {
      name: 'matthews_corrcoef',
      empty: 0,
      note: '0 where there is one outcome or one decision only',
    },
  },
  needs: ['outcome-weight'],
  range: [-1, 1],
  better: 'higher',
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
    ['tp', 'fp'],
    ['tn', 'fn'],
  ],
  of({ 'outcome-weight': weight }) {
    const all = over(weight, OUTCOMES);
    if (all === 0) return undefined;
    const tp = over(weight, ['tp']) / all;
    const fp = over(weight, ['fp']) / all;
    const fn = over(weight, ['fn']) / all;
    const tn = over(weight, ['tn']) / all;
    const spread = Math.sqrt((tp + fp) * (tn + fn)) * Math.sqrt((tp + fn) * (tn + fp));
    return spread > 0 ? Math.max(-1, Math.min(1, (tp * tn - fp * fn) / spread)) : undefined;
  },
};
