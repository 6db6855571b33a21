import { binomial } from '../../src/stats/binomial.ts';
import type { OpenInterval } from '../../src/stats/interval.ts';
import type { PairInterval } from '../../src/stats/pair-intervals.ts';
import { random } from '../../src/stats/random.ts';
import { type Cell, Tally } from './cell.ts';
import { counts, remembered } from './draw.ts';

const SIZES = [
  [20, 20],
  [20, 50],
  [50, 50],
  [30, 300],
  [100, 100],
  [100, 5000],
  [1000, 1000],
  [5000, 5000],
] as const;
const RATES = [0.02, 0.1, 0.3, 0.5, 0.8, 0.98];
/** Up to so many tables all are looked at; else so many are drawn. */
const ENUMERATED = 3000;
const DRAWS = 1500;
/** A cell below is drawn anew, so often, so that the worst of many cells is not the unluckiest. */
const SUSPECT = 0.935;
const SECOND_LOOK = 15_000;

/** Coverage of intervals of a comparison: exact for few rows, else simulated. */
export function pairCells({ id, compares, of }: PairInterval): readonly Cell[] {
  return SIZES.flatMap(([n, m]) => {
    const interval = remembered(
      (key) => of({ count: Math.floor(key / (m + 1)), n }, { count: key % (m + 1), n: m }, 0.95) ?? NOTHING,
    );
    const at = (a: number, b: number) => interval(a * (m + 1) + b);
    return RATES.flatMap((p) =>
      RATES.map((q) => {
        const truth = compares === 'difference' ? p - q : p / q;
        const situation = `n ${n} and ${m}, rates ${p} and ${q}`;
        if ((n + 1) * (m + 1) <= ENUMERATED) return enumerated(at, n, m, p, q, truth).cell(situation);
        const first = drawn(at, n, m, p, q, truth, DRAWS, `${id}, ${situation}`).cell(situation);
        if (first.coverage >= SUSPECT) return first;
        return drawn(at, n, m, p, q, truth, SECOND_LOOK, `again: ${id}, ${situation}`).cell(situation);
      }),
    );
  });
}

const NOTHING: OpenInterval = { low: 0, high: undefined };

type At = (a: number, b: number) => OpenInterval;

function enumerated(at: At, n: number, m: number, p: number, q: number, truth: number): Tally {
  const tally = new Tally();
  const [first, second] = [binomial(n, p), binomial(m, q)];
  for (const [a, chance] of first.entries()) {
    for (const [b, other] of second.entries()) tally.add(at(a, b), truth, chance * other);
  }
  return tally;
}

function drawn(
  at: At,
  n: number,
  m: number,
  p: number,
  q: number,
  truth: number,
  draws: number,
  name: string,
): Tally {
  const tally = new Tally();
  const source = random(1, name);
  const [first, second] = [counts(n, p), counts(m, q)];
  for (let draw = 0; draw < draws; draw++) tally.add(at(first(source), second(source)), truth);
  return tally;
}
