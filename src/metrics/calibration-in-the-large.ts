import { OUTCOMES, over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const calibrationInTheLarge: Metric<'calibration-in-the-large', 'outcome-weight' | 'outcome-score'> = {
  id: 'calibration-in-the-large',
  title: 'Calibration in the large',
  why: 'How far scores lie, on average, above (+) or below (−) the share of favourable outcomes that came true.',
  formula: 'mean of score − label',
  source: 'Cox 1958',
  peers: {},
  needs: ['outcome-weight', 'outcome-score'],
  range: [-1, 1],
  better: 'neither',
  restsOn: [OUTCOMES],
  of({ 'outcome-weight': weight, 'outcome-score': score }) {
    const all = over(weight, OUTCOMES);
    if (all === 0) return undefined;
    const value = over(score, OUTCOMES) / all - over(weight, ['tp', 'fn']) / all;
    return Math.max(-1, Math.min(1, value));
  },
};
