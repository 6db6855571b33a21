import { from, type PeerConvention, type PeerDisparity, type PeerTable, type Said } from './convention.ts';

/** The rates that its functions of all groups are named for. */
const PARITY = { demographic_parity: 'selection-rate', equal_opportunity: 'true-positive-rate' } as const;
const ODDS = ['true-positive-rate', 'false-positive-rate'] as const;

/** How far groups lie apart, one from another or each from everybody. */
const METHODS = ['between_groups', 'to_overall'] as const;
type Method = (typeof METHODS)[number];

export const fairlearn: PeerConvention = {
  id: 'fairlearn',
  version: '0.14.0',
  weighs: true,
  customs: [
    'Its rates are 0 where nobody is there to count, and such a 0 counts in its differences and ratios.',
    'People of no known group are left out of the groups and counted among everybody.',
    'Its differences have no sign, and its ratios are never above 1.',
  ],
  needs: ['selection-rate', ...ODDS],
  disparities(table) {
    return METHODS.flatMap((method): PeerDisparity[] => [
      ...Object.entries(PARITY).flatMap(([name, metric]) => [
        {
          name: `${name}_difference(method='${method}')`,
          value: gap(table, metric, method),
          ...ours(method, metric, 'difference'),
        },
        {
          name: `${name}_ratio(method='${method}')`,
          value: share(table, metric, method),
          ...ours(method, metric, 'ratio'),
        },
      ]),
      ...odds('difference', method, gap, Math.max, table),
      ...odds('ratio', method, share, Math.min, table),
    ]);
  },
};

function odds(
  kind: string,
  method: Method,
  of: (table: PeerTable, metric: string, method: Method) => Said,
  worst: (...all: number[]) => number,
  table: PeerTable,
): readonly PeerDisparity[] {
  const both = ODDS.map((metric) => of(table, metric, method));
  return [
    { name: `equalized_odds_${kind}(method='${method}')`, value: from(both, worst) },
    {
      name: `equalized_odds_${kind}(method='${method}', agg='mean')`,
      value: from(both, (a, b) => ((a as number) + (b as number)) / 2),
    },
  ];
}

function gap(table: PeerTable, metric: string, method: Method): Said {
  const rates = ratesOf(table, metric);
  if (method === 'between_groups') return from(rates, (...all) => Math.max(...all) - Math.min(...all));
  return from([table.overall(metric), ...rates], (overall, ...all) =>
    Math.max(...all.map((rate) => Math.abs(rate - (overall as number)))),
  );
}

function share(table: PeerTable, metric: string, method: Method): Said {
  const rates = ratesOf(table, metric);
  if (method === 'between_groups') return from(rates, (...all) => Math.min(...all) / Math.max(...all));
  return from([table.overall(metric), ...rates], (overall, ...all) =>
    Math.min(...all.map((rate) => Math.min(rate / (overall as number), (overall as number) / rate))),
  );
}

function ratesOf(table: PeerTable, metric: string): readonly Said[] {
  return table.groups.map((_, group) => table.of(metric, group));
}

function ours(method: Method, metric: string, comparison: string) {
  return method === 'between_groups' ? { ours: { metric, comparison } } : {};
}
