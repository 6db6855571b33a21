import { oddsGaps } from './odds-gaps.ts';
import type { PairMetric } from './pair-metric.ts';

const ODDS = [
  ['tp', 'fn'],
  ['fp', 'tn'],
] as const;

export const averageOddsDifference: PairMetric<'average-odds-difference', 'outcome-weight'> = {
  id: 'average-odds-difference',
  title: 'Average odds difference',
  why: 'How much more (+) or less (−) often a group is selected than its reference, people with the same true outcome compared.',
  formula: '(gap in TP / (TP + FN) + gap in FP / (FP + TN)) / 2',
  source: 'Bellamy et al. 2019',
  convention: 'Gaps of opposite sign cancel out; equalised-odds does not let them.',
  peers: { aif360: { name: 'average_odds_difference', note: 'unprivileged − privileged' } },
  needs: ['outcome-weight'],
  range: [-1, 1],
  better: 'neither',
  fair: 0,
  widest: 'largest',
  restsOn: { group: ODDS, reference: ODDS },
  of({ 'outcome-weight': group }, { 'outcome-weight': reference }) {
    const gaps = oddsGaps(group, reference);
    return gaps && gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  },
};
