import { DEFAULT_INTERVALS, intervalsOf } from '../../src/metrics/intervals.ts';
import { ratio } from '../../src/metrics/ratio.ts';
import { best } from '../../src/metrics/references/best.ts';
import { selectionRate } from '../../src/metrics/selection-rate.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { counts, remembered } from './draw.ts';
import { selectionReading } from './selection-reading.ts';

const SLICES = 40;
const RUNS = 1000;
const RATE = 0.5;
const LIMIT = 0.8;
/** True rate of the one slice that is worse off where the gate ought to fail. */
const LOWER = 0.3;

/** How often a four-fifths gate over many slices fails: where all are alike, and where one is worse off. */
export function gateFigures(): readonly Figure[] {
  const sizes = Array.from({ length: SLICES }, (_, place) => Math.round(2000 / 40 ** (place / (SLICES - 1))));
  const alike = share(sizes, () => RATE, 'alike');
  const worseOff = [0, SLICES >> 1, SLICES - 1].map((one): Figure => {
    const found = share(sizes, (place) => (place === one ? LOWER : RATE), `one of ${sizes[one]}`);
    return {
      id: `gate of 40 slices: power, one of ${sizes[one]} rows at ${LOWER}`,
      value: found,
      unit: '%',
      against: `the others at ${RATE}`,
    };
  });
  return [
    {
      id: 'gate of 40 slices: false failures',
      value: alike,
      unit: '%',
      goal: '≤ 5 %',
      met: alike <= 5,
      against: `${sizes.at(-1)} to ${sizes[0]} rows, all at ${RATE}`,
    },
    ...worseOff,
  ];
}

/** Percentage of runs in which any slice lies wholly below the limit. */
function share(sizes: readonly number[], rateOf: (place: number) => number, name: string): number {
  const source = random(1, `gate: ${name}`);
  const places = sizes.map((n, place) => ({
    draw: counts(n, rateOf(place)),
    reading: remembered((count) => selectionReading(count, n)),
  }));
  let failed = 0;
  for (let run = 0; run < RUNS; run++) {
    const groups = places.map(({ draw, reading }, place) => ({
      slice: { group: String(place) },
      reading: reading(draw(source)),
      rest: undefined,
    }));
    const compared = best.compare({
      metric: selectionRate,
      comparison: ratio,
      confidence: 0.95,
      intervals: intervalsOf(DEFAULT_INTERVALS),
      groups,
      everyone: selectionReading(0, 1),
    });
    if (compared.some(({ estimate }) => estimate.known && estimate.high < LIMIT)) failed += 1;
  }
  return Number(((100 * failed) / RUNS).toFixed(2));
}
