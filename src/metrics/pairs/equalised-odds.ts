import { largest } from '../distance.ts';
import { oddsGaps } from './odds-gaps.ts';
import { pairDistance } from './pair-metric.ts';

export const equalisedOdds = pairDistance({
  id: 'equalised-odds',
  title: 'Equalised odds, larger gap',
  why: 'Whether those who should be selected, and those who should not, are selected as often in both groups: the larger of the two gaps.',
  formula: 'max(|gap in TP / (TP + FN)|, |gap in FP / (FP + TN)|)',
  source: 'Hardt et al. 2016',
  convention:
    'Unknown where either rate is. As two rules: a difference of true-positive-rate and one of false-positive-rate.',
  peers: {
    fairlearn: { name: 'equalized_odds_difference', note: 'of all groups; a rate of 0/0 counts as 0' },
    aif360: { name: 'equalized_odds_difference', note: 'a rate of 0/0 may be passed over' },
  },
  needs: ['outcome-weight'],
  range: [0, 1],
  restsOn: [
    ['tp', 'fn'],
    ['fp', 'tn'],
  ],
  gaps: ({ 'outcome-weight': group }, { 'outcome-weight': reference }) => oddsGaps(group, reference),
  size: largest,
});
