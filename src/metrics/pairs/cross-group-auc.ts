import { auc } from '../auc.ts';
import type { PairMetric } from './pair-metric.ts';

export const crossGroupAuc: PairMetric<'cross-group-auc', 'score-ranks'> = {
  id: 'cross-group-auc',
  title: 'Cross-group AUC (xAUC)',
  why: 'How often somebody of the group who should be selected scores above somebody of the reference who should not.',
  formula:
    'share of (favourable of the group, unfavourable of the reference) pairs ranked rightly, ties counting half',
  source: 'Kallus & Zhou 2019',
  peers: {},
  needs: ['score-ranks'],
  range: [0, 1],
  better: 'higher',
  widest: 'smallest',
  restsOn: { group: [['tp', 'fn']], reference: [['fp', 'tn']] },
  of: ({ 'score-ranks': group }, { 'score-ranks': reference }) => ranked(group, reference),
};

/** The favourable labels of one group among the unfavourable ones of another. */
export function ranked(group: Float64Array, reference: Float64Array): number | undefined {
  const bins = group.length / 2;
  const ranks = new Float64Array(group.length);
  ranks.set(reference.subarray(0, bins));
  ranks.set(group.subarray(bins), bins);
  return auc.of({ 'score-ranks': ranks });
}
