import { OUTCOMES } from '../slices/statistics.ts';
import { meanBenefitOf } from './inequality.ts';
import type { Metric } from './metric.ts';

export const meanBenefit: Metric<'mean-benefit', 'outcome-weight'> = {
  id: 'mean-benefit',
  title: 'Mean benefit',
  why: 'What decisions give on average, against what is deserved: 1 where wrong favours and wrong refusals are as many.',
  formula: 'mean of decision − label + 1',
  source: 'Speicher et al. 2018',
  peers: {},
  needs: ['outcome-weight'],
  range: [0, 2],
  better: 'neither',
  restsOn: [OUTCOMES],
  of({ 'outcome-weight': weight }) {
    const mean = meanBenefitOf(weight);
    return mean === undefined ? undefined : Math.min(2, mean);
  },
};
