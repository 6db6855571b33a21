import { binomial } from '../../src/stats/binomial.ts';
import type { ProportionInterval } from '../../src/stats/proportion-intervals.ts';
import { type Cell, Tally } from './cell.ts';

const SIZES = [20, 30, 50, 100, 200, 500, 1000, 5000];
const RATES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98];

/** Coverage of intervals of one rate, exact: over all counts there may be. */
export function rateCells({ of }: ProportionInterval): readonly Cell[] {
  return SIZES.flatMap((n) => {
    const intervals = Array.from({ length: n + 1 }, (_, count) => of(count / n, n, 0.95));
    return RATES.map((rate) => {
      const tally = new Tally();
      const chances = binomial(n, rate);
      for (const [count, interval] of intervals.entries())
        tally.add(interval, rate, chances[count] as number);
      return tally.cell(`n ${n}, rate ${rate}`);
    });
  });
}
