import type { Metric } from './metric.ts';

export const overallAccuracy: Metric<'overall-accuracy', 'confusion'> = {
  id: 'overall-accuracy',
  title: 'Overall accuracy',
  why: 'The share that is put into the right one of several classes.',
  formula: 'rows of which the decision is the label / rows',
  source: 'Congalton 1991',
  peers: {
    fairlearn: { name: 'sklearn.metrics.accuracy_score' },
    'scikit-learn': { name: 'accuracy_score' },
  },
  needs: ['confusion'],
  range: [0, 1],
  better: 'higher',
  restsOn: 'all',
  of({ confusion }) {
    const step = Math.sqrt(confusion.length) + 1;
    let all = 0;
    let right = 0;
    for (const [place, weight] of confusion.entries()) {
      all += weight;
      if (place % step === 0) right += weight;
    }
    return all > 0 ? Math.min(1, right / all) : undefined;
  },
};
