import type { Metric } from './metric.ts';

export const averagePrecision: Metric<'average-precision', 'score-ranks'> = {
  id: 'average-precision',
  title: 'Average precision',
  why: 'How pure the top of the ranking is: the precision at each step down the scores, averaged over those who should be selected.',
  formula: 'Σ over descending scores of (recall gained) × (precision down to there)',
  source: 'Buckley & Voorhees 2000',
  convention: 'Equal scores are one step; not interpolated.',
  peers: {
    fairlearn: {
      name: 'sklearn.metrics.average_precision_score',
      empty: 0,
      note: '0 where nobody should be selected',
    },
    'scikit-learn': { name: 'average_precision_score', empty: 0, note: '0 where nobody should be selected' },
  },
  needs: ['score-ranks'],
  range: [0, 1],
  better: 'higher',
  restsOn: [['tp', 'fn']],
  of({ 'score-ranks': ranks }) {
    const bins = ranks.length / 2;
    let selected = 0;
    let favourable = 0;
    let precise = 0;
    for (let bin = bins - 1; bin >= 0; bin--) {
      const favourableHere = ranks[bins + bin] as number;
      favourable += favourableHere;
      selected += favourableHere + (ranks[bin] as number);
      if (favourableHere > 0) precise += favourableHere * (favourable / selected);
    }
    return favourable > 0 ? Math.min(1, precise / favourable) : undefined;
  },
};
