import { OUTCOMES, over } from '../slices/statistics.ts';
import { WORST_LOG_LOSS } from '../stats/log-loss.ts';
import type { Metric } from './metric.ts';

export const logLoss: Metric<'log-loss', 'outcome-weight' | 'log-loss'> = {
  id: 'log-loss',
  title: 'Log loss',
  why: 'How surprised the scores are by what came true; 0 is perfect foresight, and a sure mistake costs most.',
  formula: 'mean of −ln(score where label = 1, 1 − score where label = 0)',
  source: 'Good 1952',
  convention:
    'A chance below ε = 2⁻⁵² counts as ε, so that a sure mistake costs 36.04… instead of an infinity.',
  peers: {
    fairlearn: { name: 'sklearn.metrics.log_loss' },
    'scikit-learn': { name: 'log_loss' },
  },
  needs: ['outcome-weight', 'log-loss'],
  range: [0, WORST_LOG_LOSS],
  better: 'lower',
  restsOn: [OUTCOMES],
  of({ 'outcome-weight': weight, 'log-loss': loss }) {
    const all = over(weight, OUTCOMES);
    return all > 0 ? Math.min(WORST_LOG_LOSS, (loss[0] as number) / all) : undefined;
  },
};
