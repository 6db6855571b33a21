import type { Metric } from './metric.ts';

/** Its log ratio against everyone is Skew@k. */
export const topRate: Metric<'top-rate', 'weight' | 'top-weight'> = {
  id: 'top-rate',
  title: 'Top-k rate',
  why: 'The share that comes among the first few of a list. Its log ratio against everyone is Skew@k, its ratio the impact ratio of a shortlist.',
  formula: 'rows among the first k of their list / rows',
  source: 'Geyik et al. 2019',
  convention:
    'k is `top`, 10 where it is not said. Rows of equal score come among the first as often as chance would have it. Lists are pooled, where Geyik et al. take each by itself.',
  peers: {},
  needs: ['weight', 'top-weight'],
  range: [0, 1],
  better: 'neither',
  restsOn: 'all',
  count: ({ 'top-weight': top }) => top[0] as number,
  of({ weight, 'top-weight': top }) {
    const all = weight[0] as number;
    return all > 0 ? Math.min(1, (top[0] as number) / all) : undefined;
  },
};
