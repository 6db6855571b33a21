import { auc } from './auc.ts';
import type { Metric } from './metric.ts';

export const gini: Metric<'gini', 'score-ranks'> = {
  id: 'gini',
  title: 'Gini coefficient (Somers’ D)',
  why: 'How well scores rank, as credit scoring says it: 1 ranks everybody rightly, 0 no better than chance, −1 everybody wrongly.',
  formula: '2 AUC − 1',
  source: 'Somers 1962',
  peers: {},
  needs: auc.needs,
  range: [-1, 1],
  better: 'higher',
  restsOn: auc.restsOn,
  of(stats) {
    const area = auc.of(stats);
    return area === undefined ? undefined : 2 * area - 1;
  },
};
