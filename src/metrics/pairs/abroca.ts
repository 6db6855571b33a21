import { total } from '../distance.ts';
import { pairDistance } from './pair-metric.ts';
import { areaBetween, heights, rocCurve } from './roc-curve.ts';

/** Points of the false positive rate at which the spread of the area is looked at. */
const RATES = Float64Array.from({ length: 100 }, (_, index) => (index + 0.5) / 100);

export const abroca = pairDistance({
  id: 'abroca',
  title: 'Area between ROC curves (ABROCA)',
  why: 'How differently scores rank the people of two groups over all cut-offs, even where both have the same AUC.',
  formula: '∫ |ROC of the group − ROC of the reference| over the false positive rate',
  source: 'Gardner, Brooks & Baker 2019',
  convention: 'Exact between curves that are straight from score to score; unsigned.',
  peers: {},
  needs: ['score-ranks'],
  range: [0, 1],
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  gaps({ 'score-ranks': group }, { 'score-ranks': reference }) {
    const own = rocCurve(group);
    const other = rocCurve(reference);
    if (!own || !other) return undefined;
    const below = heights(other, RATES);
    return heights(own, RATES).map((height, index) => (height - (below[index] as number)) / RATES.length);
  },
  size: total,
  of({ 'score-ranks': group }, { 'score-ranks': reference }) {
    const own = rocCurve(group);
    const other = rocCurve(reference);
    return own && other && areaBetween(own, other);
  },
});
