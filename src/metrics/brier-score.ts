import { OUTCOMES, over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const brierScore: Metric<'brier-score', 'outcome-weight' | 'squared-error'> = {
  id: 'brier-score',
  title: 'Brier score',
  why: 'How far scores lie from what came true, squared and averaged; 0 is perfect foresight.',
  formula: 'mean of (score − label)²',
  source: 'Brier 1950',
  peers: {
    fairlearn: { name: 'sklearn.metrics.brier_score_loss' },
    'scikit-learn': { name: 'brier_score_loss' },
  },
  needs: ['outcome-weight', 'squared-error'],
  range: [0, 1],
  better: 'lower',
  restsOn: [OUTCOMES],
  of({ 'outcome-weight': weight, 'squared-error': error }) {
    const all = over(weight, OUTCOMES);
    return all > 0 ? Math.min(1, (error[0] as number) / all) : undefined;
  },
};
