import type { Metric } from './metric.ts';
import { REACH, RECALIBRATION_CONVENTION, recalibration } from './recalibration.ts';

export const calibrationSlope: Metric<'calibration-slope', 'score-ranks' | 'score-sums'> = {
  id: 'calibration-slope',
  title: 'Calibration slope',
  why: 'Whether scores are as sure as they should be: 1 is just right, less means too sure of themselves, more too timid.',
  formula: 'b of log odds(label) = a + b × log odds(score)',
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
  of: (stats) => recalibration(stats)?.slope,
};
