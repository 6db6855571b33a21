import { difference } from '../src/metrics/difference.ts';
import { differentialFairness } from '../src/metrics/differential-fairness.ts';
import { ratio } from '../src/metrics/ratio.ts';
import { pairIntervals } from '../src/stats/pair-intervals.ts';
import { proportionIntervals } from '../src/stats/proportion-intervals.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { bootstrappedCells } from './coverage/bootstrapped.ts';
import type { Cell } from './coverage/cell.ts';
import { disparityCells } from './coverage/disparities.ts';
import { gateFigures } from './coverage/gate.ts';
import { page } from './coverage/page.ts';
import { pairCells } from './coverage/pairs.ts';
import { rateCells } from './coverage/rates.ts';
import { clusteredDifferences, clusteredRates, differencesWithinStrata } from './coverage/sampling.ts';

/** What is asked of a method, in percent. */
interface Goals {
  readonly mean?: readonly [number, number];
  readonly worst?: number;
  readonly median?: number;
}

const RATE: Goals = { mean: [94, 97], worst: 91 };
const EXACT: Goals = { worst: 95 };
const PAIR: Goals = { mean: [94, 97], worst: 92 };
/** Wide where nothing is known of how much clusters differ. */
const SAMPLED: Goals = { worst: 92 };
const WIDEST: Goals = { worst: 93, median: 99 };

/** What is asked of the intervals that audits use by default, and of those that promise more. */
const GOALS: Readonly<Record<string, Goals>> = {
  wilson: RATE,
  'clopper-pearson': EXACT,
  'mover-jeffreys': PAIR,
  'miettinen-nurminen': PAIR,
  'mover-ratio': PAIR,
  koopman: PAIR,
};

/** How often intervals of 95 % hold the truth. */
export const coverage: Benchmark = {
  id: 'coverage',
  title: 'How often the intervals hold the truth, over a grid of rates, rows and groups',
  page: { path: 'docs/coverage.md', of: page },
  async run() {
    return [
      ...[...proportionIntervals].flatMap((method) =>
        figures(method.id, rateCells(method), GOALS[method.id] ?? {}),
      ),
      ...[...pairIntervals].flatMap((method) =>
        figures(method.id, pairCells(method), GOALS[method.id] ?? {}),
      ),
      ...figures('max-min', disparityCells(difference), WIDEST),
      ...figures('min-over-max', disparityCells(ratio), WIDEST),
      ...figures('differential fairness', disparityCells(differentialFairness), {}),
      ...figures('clustered rates', await clusteredRates(), SAMPLED),
      ...figures('clustered differences', await clusteredDifferences(), SAMPLED),
      ...figures('differences within strata', await differencesWithinStrata(), SAMPLED),
      ...[...(await bootstrappedCells())].flatMap(([metric, cells]) =>
        figures(`bootstrap of ${metric}`, cells, {}),
      ),
      ...gateFigures(),
    ];
  },
};

function figures(method: string, cells: readonly Cell[], goals: Goals): readonly Figure[] {
  const sorted = cells.toSorted((a, b) => a.coverage - b.coverage);
  const [worst] = sorted as [Cell];
  const middle = sorted[Math.floor(sorted.length / 2)] as Cell;
  const mean = percent(average(cells.map((cell) => cell.coverage)));
  const [least, most] = goals.mean ?? [];
  return [
    {
      id: `${method}: mean`,
      value: mean,
      unit: '%',
      ...(least !== undefined &&
        most !== undefined && { goal: `${least}–${most} %`, met: mean >= least && mean <= most }),
      against: `${cells.length} cells`,
    },
    {
      id: `${method}: worst cell`,
      value: percent(worst.coverage),
      unit: '%',
      ...(goals.worst !== undefined && {
        goal: `≥ ${goals.worst} %`,
        met: worst.coverage * 100 >= goals.worst,
      }),
      against: worst.situation,
    },
    {
      id: `${method}: median`,
      value: percent(middle.coverage),
      unit: '%',
      ...(goals.median !== undefined && {
        goal: `≤ ${goals.median} %`,
        met: middle.coverage * 100 <= goals.median,
      }),
    },
    { id: `${method}: width`, value: round(average(cells.map(({ width }) => width)), 4), unit: '' },
  ];
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const percent = (share: number) => round(100 * share, 2);
