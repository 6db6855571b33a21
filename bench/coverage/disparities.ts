import type { Comparison } from '../../src/metrics/comparison.ts';
import { DEFAULT_INTERVALS, intervalsOf } from '../../src/metrics/intervals.ts';
import { selectionRate } from '../../src/metrics/selection-rate.ts';
import { binomial } from '../../src/stats/binomial.ts';
import { random } from '../../src/stats/random.ts';
import { type Cell, Tally } from './cell.ts';
import { counts, remembered } from './draw.ts';
import { selectionReading } from './selection-reading.ts';

const GROUPS = [2, 3, 5, 12, 40];
const RATES = [0.02, 0.1, 0.3, 0.5, 0.9, 0.98];
/** Rows of each group, by its place among so many. */
const SIZES: Readonly<Record<string, (place: number, groups: number) => number>> = {
  '10 each': () => 10,
  '20 each': () => 20,
  '100 each': () => 100,
  '1,000 each': () => 1000,
  '5,000 each': () => 5000,
  '10 to 200': (place, groups) => Math.round(200 / 20 ** (place / (groups - 1))),
  '30 to 5,000': (place, groups) => Math.round(5000 / (5000 / 30) ** (place / (groups - 1))),
};
/** True rate of each group, by its place among so many; the last is the smallest. */
const TRUTHS: Readonly<Record<string, (rate: number, place: number, groups: number) => number>> = {
  parity: (rate) => rate,
  'the smallest lower': (rate, place, groups) => (place === groups - 1 ? rate * 0.6 : rate),
  'all apart': (rate, place, groups) => rate * (1 - (0.5 * place) / (groups - 1)),
};
/** Draws for few groups; for many the pairs are many. */
const drawsFor = (groups: number) => (groups > 12 ? 150 : 800);
/**
 * A cell below is looked at again, so that the worst of many cells is not the unluckiest: two groups over all counts that
 * they may have, more of them in ten times as many draws.
 */
const SUSPECT = 0.945;
/** Counts less probable than this are left out of those that two groups may have. */
const NEGLIGIBLE = 1e-9;
/** Intervals of fewer draws say nothing of a cell: mostly there was none, as of a ratio to 0. */
const FEWEST_KNOWN = 100;
/** Rows in which the true rates are seen as they are. */
const EXACT = 1e12;
const ASKED = { metric: selectionRate, confidence: 0.95, intervals: intervalsOf(DEFAULT_INTERVALS) };

/** Coverage of the widest gap among groups (max − min, min / max) as `measure` gives it. */
export function disparityCells(comparison: Comparison): readonly Cell[] {
  return GROUPS.flatMap((groups) =>
    Object.entries(SIZES).flatMap(([sized, sizeOf]) =>
      RATES.flatMap((rate) =>
        Object.entries(TRUTHS).flatMap(([told, truthOf]) => {
          const field = Array.from({ length: groups }, (_, place) => ({
            n: sizeOf(place, groups),
            rate: truthOf(rate, place, groups),
          }));
          const situation = `${groups} groups, ${sized}, rate ${rate}, ${told}`;
          const draws = drawsFor(groups);
          const first = drawn(comparison, field, draws, situation);
          if (first.weight < FEWEST_KNOWN) return [];
          const cell = first.cell(situation);
          if (cell.coverage >= SUSPECT) return [cell];
          const again =
            groups === 2
              ? enumerated(comparison, field, situation)
              : drawn(comparison, field, 10 * draws, `again: ${situation}`);
          return [again.cell(situation)];
        }),
      ),
    ),
  );
}

interface TrueGroup {
  readonly n: number;
  readonly rate: number;
}

function truth(comparison: Comparison, field: readonly TrueGroup[], name: string): number {
  const exact = comparison.ofAll({
    ...ASKED,
    readings: field.map(({ rate }) => selectionReading(rate * EXACT, EXACT)),
  });
  if (!exact.known) throw new Error(`${comparison.id} should be known of ${name}`);
  return exact.value;
}

function enumerated(comparison: Comparison, field: readonly TrueGroup[], name: string): Tally {
  const expected = truth(comparison, field, name);
  const [first = [], second = []] = field.map(({ n, rate }) =>
    [...binomial(n, rate)].flatMap((probability, count) =>
      probability < NEGLIGIBLE ? [] : [{ probability, reading: selectionReading(count, n) }],
    ),
  );
  const tally = new Tally();
  for (const one of first) {
    for (const other of second) {
      const estimate = comparison.ofAll({ ...ASKED, readings: [one.reading, other.reading] });
      if (estimate.known) tally.add(estimate, expected, one.probability * other.probability);
    }
  }
  return tally;
}

function drawn(comparison: Comparison, field: readonly TrueGroup[], draws: number, name: string): Tally {
  const expected = truth(comparison, field, name);
  const source = random(1, `${comparison.id}: ${name}`);
  const places = field.map(({ n, rate }) => ({
    draw: counts(n, rate),
    reading: remembered((count) => selectionReading(count, n)),
  }));
  const tally = new Tally();
  for (let draw = 0; draw < draws; draw++) {
    const readings = places.map(({ draw: next, reading: of }) => of(next(source)));
    const estimate = comparison.ofAll({ ...ASKED, readings });
    if (estimate.known) tally.add(estimate, expected);
  }
  return tally;
}
