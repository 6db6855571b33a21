import type { Predictions } from '../../src/data/predictions.ts';
import { measure } from '../../src/metrics/measure.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { type Random, random } from '../../src/stats/random.ts';
import { type Cell, Tally } from './cell.ts';

/** What has no interval in closed form. */
const BOOTSTRAPPED = [
  'auc',
  'average-precision',
  'balanced-accuracy',
  'brier-score',
  'f1',
  'log-loss',
  'matthews-correlation',
  'mean-score',
] as const;
const DRAWS = 300;
const REPLICATES = 600;
/** Rows so many that a number drawn from them is the truth. */
const EXACT = 1e7;
const BINS = 25;
const ROWS = [20, 50, 200, 1000];
const BASE_RATES = [0.15, 0.5];
/** How far scores of those who should be selected lie above the others’: from hardly to nearly always. */
const POWERS = [1.2, 4];

/** A table of the chances of each label and score. */
interface Population {
  readonly name: string;
  /** By label × bin. */
  readonly chances: Float64Array;
}

const populations: readonly Population[] = BASE_RATES.flatMap((rate) =>
  POWERS.map((power) => {
    const shape = (label: number) =>
      Array.from({ length: BINS }, (_, bin) => {
        const score = (bin + 0.5) / BINS;
        return label === 1 ? score ** power : (1 - score) ** power;
      });
    const chances = [0, 1].flatMap((label) => {
      const shaped = shape(label);
      const sum = shaped.reduce((all, one) => all + one, 0);
      return shaped.map((one) => ((label === 1 ? rate : 1 - rate) * one) / sum);
    });
    return { name: `base rate ${rate}, scores ^${power}`, chances: Float64Array.from(chances) };
  }),
);

/** Coverage of the bootstrap's intervals as `measure` gives them, by metric. */
export async function bootstrappedCells(): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const found = new Map<string, Cell[]>(BOOTSTRAPPED.map((metric) => [metric, []]));
  for (const { name, chances } of populations) {
    const truth = await estimates(weighted(chances), 0);
    for (const rows of ROWS) {
      const tallies = BOOTSTRAPPED.map(() => new Tally());
      const source = random(1, `bootstrapped: ${name}, ${rows}`);
      for (let draw = 0; draw < DRAWS; draw++) {
        const drawn = await estimates(sampled(chances, rows, source), REPLICATES);
        for (const [at, tally] of tallies.entries()) {
          const [estimate, exact] = [drawn[at]?.estimate, truth[at]?.estimate];
          if (estimate?.known && exact?.known) tally.add(estimate, exact.value);
        }
      }
      for (const [at, metric] of BOOTSTRAPPED.entries()) {
        const tally = tallies[at] as Tally;
        if (tally.weight >= DRAWS / 2) found.get(metric)?.push(tally.cell(`${rows} rows, ${name}`));
      }
    }
  }
  return found;
}

async function estimates(predictions: Predictions, replicates: number) {
  const { measures } = await measure(await memory.cube(predictions), {
    metrics: BOOTSTRAPPED,
    comparisons: [],
    order: 0,
    confidence: 0.95,
    replicates,
    seed: 1,
    threads: 1,
  });
  return measures;
}

function sampled(chances: Float64Array, rows: number, source: Random): Predictions {
  const upTo = chances.slice();
  for (let cell = 1; cell < upTo.length; cell++) {
    upTo[cell] = (upTo[cell - 1] as number) + (upTo[cell] as number);
  }
  const last = upTo.length - 1;
  const cells = Array.from({ length: rows }, () => {
    const wanted = source.uniform();
    const cell = upTo.findIndex((sum) => sum > wanted);
    return cell < 0 ? last : cell;
  });
  return predictionsOf(cells, undefined);
}

const weighted = (chances: Float64Array): Predictions =>
  predictionsOf(
    [...chances.keys()],
    chances.map((chance) => EXACT * chance),
  );

function predictionsOf(cells: readonly number[], weight: Float64Array | undefined): Predictions {
  const score = Float64Array.from(cells, (cell) => ((cell % BINS) + 0.5) / BINS);
  return {
    task: 'binary',
    rows: cells.length,
    label: Uint8Array.from(cells, (cell) => (cell >= BINS ? 1 : 0)),
    decision: Uint8Array.from(score, (value) => (value >= 0.5 ? 1 : 0)),
    score,
    weight,
    attributes: [],
    notices: [],
  };
}
