import { OUTCOMES } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

export const consistency: Metric<'consistency', 'weight' | 'disagreement'> = {
  id: 'consistency',
  title: 'Consistency',
  why: 'How far people are decided about as those most like them are: 1 where each decision is that of all neighbours.',
  formula: '1 − mean of |decision − mean decision of the nearest other rows|',
  source: 'Zemel et al. 2013 (yNN)',
  convention:
    'Neighbours are looked for among all rows, whatever their group, by Euclidean distance over the standardised columns of `neighbours`; nobody is a neighbour of themselves, and all that are as near as the farthest count. Its interval takes the neighbourhoods as given. AIF360’s `consistency` counts each row among its own neighbours, comes out nearer to 1 for it, and leaves columns as they are.',
  peers: {},
  needs: ['weight', 'disagreement'],
  range: [0, 1],
  better: 'higher',
  restsOn: [OUTCOMES],
  of({ weight, disagreement }) {
    const all = weight[0] as number;
    return all > 0 ? Math.max(0, 1 - (disagreement[0] as number) / all) : undefined;
  },
};
