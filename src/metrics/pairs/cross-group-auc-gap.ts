import { ranked } from './cross-group-auc.ts';
import type { PairMetric } from './pair-metric.ts';

const BOTH = [
  ['tp', 'fn'],
  ['fp', 'tn'],
] as const;

export const crossGroupAucGap: PairMetric<'cross-group-auc-gap', 'score-ranks'> = {
  id: 'cross-group-auc-gap',
  title: 'Cross-group AUC gap (ΔxAUC)',
  why: 'Whether scores mistake the one group for the other: less than 0 where those of the group who should be selected are ranked too low beside the reference.',
  formula: 'xAUC(group, reference) − xAUC(reference, group)',
  source: 'Kallus & Zhou 2019',
  peers: {},
  needs: ['score-ranks'],
  range: [-1, 1],
  better: 'neither',
  fair: 0,
  widest: 'largest',
  restsOn: { group: BOTH, reference: BOTH },
  of({ 'score-ranks': group }, { 'score-ranks': reference }) {
    const own = ranked(group, reference);
    const other = ranked(reference, group);
    return own === undefined || other === undefined ? undefined : own - other;
  },
};
