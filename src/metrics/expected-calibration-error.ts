import { OUTCOMES } from '../slices/statistics.ts';
import { calibrationGaps, TENTHS_CONVENTION } from './calibration-gaps.ts';
import { distance, total } from './distance.ts';

export const expectedCalibrationError = distance({
  id: 'expected-calibration-error',
  title: 'Expected calibration error (ECE)',
  why: 'How far scores lie, on average over ten bins of them, from the share of favourable outcomes that came true.',
  formula: 'Σ over bins of (rows of the bin / all rows) × |mean label − mean score|',
  source: 'Naeini, Cooper & Hauskrecht 2015',
  convention: TENTHS_CONVENTION,
  peers: {},
  needs: ['tenth-weights', 'tenth-scores'],
  range: [0, 1],
  better: 'lower',
  restsOn: [OUTCOMES],
  gaps(stats) {
    const bins = [...calibrationGaps(stats)];
    const all = bins.reduce((sum, { weight }) => sum + weight, 0);
    return all > 0 ? Float64Array.from(bins, ({ gap }) => gap / all) : undefined;
  },
  size: (gaps) => Math.min(1, total(gaps)),
});
