import { besideLargest, from, type PeerConvention, type PeerTable, type Said } from './convention.ts';

const DIFFERENCES = {
  statistical_parity_difference: 'selection-rate',
  equal_opportunity_difference: 'true-positive-rate',
  true_positive_rate_difference: 'true-positive-rate',
  false_positive_rate_difference: 'false-positive-rate',
  false_negative_rate_difference: 'false-negative-rate',
  false_omission_rate_difference: 'false-omission-rate',
  false_discovery_rate_difference: 'false-discovery-rate',
  error_rate_difference: 'error-rate',
} as const;

const RATIOS = {
  disparate_impact: 'selection-rate',
  false_positive_rate_ratio: 'false-positive-rate',
  false_negative_rate_ratio: 'false-negative-rate',
  false_omission_rate_ratio: 'false-omission-rate',
  false_discovery_rate_ratio: 'false-discovery-rate',
  error_rate_ratio: 'error-rate',
} as const;

export const aif360: PeerConvention = {
  id: 'aif360',
  version: '0.6.1',
  weighs: true,
  customs: [
    'The group with the most rows is taken for the privileged one; AIF360 asks its user to name it.',
    'Every number is of one unprivileged group and the privileged one: unprivileged − privileged, unprivileged / privileged.',
    'It refuses tables with missing values; these are the numbers of the groups that are known.',
  ],
  needs: [...Object.values(DIFFERENCES), ...Object.values(RATIOS), 'precision'],
  disparities: besideLargest(numbers),
};

function numbers(table: PeerTable, group: number): readonly (readonly [string, Said])[] {
  const both = (metric: string) => [table.of(metric, group), table.of(metric, table.largest)];
  const gap = (metric: string) => from(both(metric), (own, other) => (own as number) - (other as number));
  const truePositive = gap('true-positive-rate');
  const falsePositive = gap('false-positive-rate');
  const odds = [falsePositive, truePositive];
  const mean = (a: number | undefined, b: number | undefined) => ((a as number) + (b as number)) / 2;
  return [
    ...Object.entries(DIFFERENCES).map(([name, metric]) => [name, gap(metric)] as const),
    ...Object.entries(RATIOS).map(
      ([name, metric]) =>
        [name, from(both(metric), (own, other) => (own as number) / (other as number))] as const,
    ),
    ['average_odds_difference', from(odds, mean)],
    ['average_abs_odds_difference', from(odds, (a = 0, b = 0) => (Math.abs(a) + Math.abs(b)) / 2)],
    ['equalized_odds_difference', larger(falsePositive, truePositive)],
    ['average_predictive_value_difference', from([gap('precision'), gap('false-omission-rate')], mean)],
  ];
}

/** As Python's `max` has it, which gives its first number wherever the second one is none. */
function larger(first: Said, second: Said): Said {
  return from([first, second ?? first], (a = 0, b = 0) => Math.max(Math.abs(a), Math.abs(b)));
}
