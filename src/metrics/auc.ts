import type { Metric } from './metric.ts';

/** Area under the ROC curve as a Mann–Whitney share of pairs; within a score bin a pair counts half. */
export const auc: Metric<'auc', 'score-ranks'> = {
  id: 'auc',
  title: 'AUC',
  why: 'How often somebody who should be selected scores above somebody who should not.',
  formula: 'share of (favourable, unfavourable) pairs ranked rightly, ties counting half',
  source: 'Hanley & McNeil 1982',
  peers: { fairlearn: { name: 'sklearn.metrics.roc_auc_score' }, 'scikit-learn': { name: 'roc_auc_score' } },
  needs: ['score-ranks'],
  range: [0, 1],
  better: 'higher',
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  of({ 'score-ranks': ranks }) {
    const bins = ranks.length / 2;
    let below = 0;
    let favourable = 0;
    let ordered = 0;
    for (let bin = 0; bin < bins; bin++) {
      const unfavourableHere = ranks[bin] as number;
      const favourableHere = ranks[bins + bin] as number;
      ordered += favourableHere * (below + unfavourableHere / 2);
      below += unfavourableHere;
      favourable += favourableHere;
    }
    const pairs = below * favourable;
    return pairs > 0 ? Math.min(1, ordered / pairs) : undefined;
  },
};
