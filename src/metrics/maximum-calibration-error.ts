import { OUTCOMES } from '../slices/statistics.ts';
import { calibrationGaps, TENTHS_CONVENTION } from './calibration-gaps.ts';
import { distance, largest } from './distance.ts';

export const maximumCalibrationError = distance({
  id: 'maximum-calibration-error',
  title: 'Maximum calibration error (MCE)',
  why: 'How far scores lie from the share of favourable outcomes that came true, in that of ten bins of scores where they lie farthest.',
  formula: 'largest over bins of |mean label − mean score|',
  source: 'Naeini, Cooper & Hauskrecht 2015',
  convention: `${TENTHS_CONVENTION} A bin without rows has no say.`,
  peers: {},
  needs: ['tenth-weights', 'tenth-scores'],
  range: [0, 1],
  better: 'lower',
  restsOn: [OUTCOMES],
  gaps(stats) {
    const bins = [...calibrationGaps(stats)];
    if (bins.every(({ weight }) => weight === 0)) return undefined;
    return Float64Array.from(bins, ({ weight, gap }) => (weight > 0 ? gap / weight : 0));
  },
  size: (gaps) => Math.min(1, largest(gaps)),
});
