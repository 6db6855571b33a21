import type { Metric } from './metric.ts';
import { REACH, RECALIBRATION_CONVENTION, recalibration } from './recalibration.ts';

export const calibrationIntercept: Metric<'calibration-intercept', 'score-ranks' | 'score-sums'> = {
  id: 'calibration-intercept',
  title: 'Calibration intercept',
  why: 'The log odds that came true where the score says even odds: 0 is just right, more means that scores are too low there.',
  formula: 'a of log odds(label) = a + b × log odds(score), both fitted together',
  source: 'Cox 1958',
  convention: RECALIBRATION_CONVENTION,
  peers: {},
  needs: ['score-ranks', 'score-sums'],
  range: [-REACH, REACH],
  better: 'neither',
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  lacks: 'no-fit',
  of: (stats) => recalibration(stats)?.intercept,
};
