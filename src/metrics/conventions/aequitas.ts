import { besideLargest, type PeerConvention, type PeerTable, type Said } from './convention.ts';

const DISPARITIES = {
  pprev_disparity: 'selection-rate',
  precision_disparity: 'precision',
  fdr_disparity: 'false-discovery-rate',
  for_disparity: 'false-omission-rate',
  fpr_disparity: 'false-positive-rate',
  fnr_disparity: 'false-negative-rate',
  tpr_disparity: 'true-positive-rate',
  tnr_disparity: 'true-negative-rate',
  npv_disparity: 'negative-predictive-value',
} as const;

/** What it puts in the place of an infinite ratio. */
const INFINITE = 10;

export const aequitas: PeerConvention = {
  id: 'aequitas',
  version: '1.0.0',
  weighs: false,
  customs: [
    'It knows no sample weights: every row counts once.',
    'Disparities are ratios to the group with the most rows (get_disparity_major_group); infinite ones become 10.',
    '“Statistical Parity” is ppr, a group’s share of all who are selected, which follows the size of the group; pprev is what others call so.',
  ],
  needs: Object.values(DISPARITIES),
  disparities: besideLargest(numbers),
};

function numbers(table: PeerTable, group: number): readonly (readonly [string, Said])[] {
  return [
    ['ppr_disparity', ratio(table.selected(group), table.selected(table.largest))],
    ...Object.entries(DISPARITIES).map(
      ([name, metric]) => [name, ratio(table.of(metric, group), table.of(metric, table.largest))] as const,
    ),
  ];
}

function ratio(own: Said, other: Said): Said {
  if (own === undefined || other === undefined) return undefined;
  if (other !== 0) return own / other;
  return own > 0 ? INFINITE : undefined;
}
