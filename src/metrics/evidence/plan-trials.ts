import type { Dataset } from '../../data/dataset.ts';
import { rowsOf } from '../../data/splits.ts';
import { InvalidInput } from '../../errors.ts';
import { type Random, shuffled } from '../../stats/random.ts';
import type { Cell } from './trials.ts';

/** Labelled rows to learn from, where none are asked for. */
const ROWS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000];
/** Steps of training: the most that are given at every number of rows. */
const STEPS = [10, 20, 50, 100, 200, 300];
/** A sample of so many test rows is as good as all of them. */
const MOST_TEST = 10_000;

export interface TrialPlan {
  /** Ids of the test rows, ascending. */
  readonly test: Int32Array;
  /** The training rows that become known in one repetition, in their order: the largest number of rows. */
  known(repetition: number): Int32Array;
  readonly byRows: readonly Cell[];
  readonly bySteps: readonly Cell[];
}

/**
 * Which rows are learnt from, for how long, and which are tested. Rows without weight serve nobody. Validation rows stay
 * apart: they would be labels that nobody counts.
 * @throws InvalidInput when there are fewer training rows than asked for.
 */
export function planTrials(
  { split, weight }: Pick<Dataset, 'split' | 'weight'>,
  asked: readonly number[] | undefined,
  source: Random,
): TrialPlan {
  const weighs = (row: number) => weight === undefined || (weight[row] as number) > 0;
  const train = rowsOf(split, 'train').filter(weighs);
  const test = rowsOf(split, 'test').filter(weighs);
  const sizes = (asked ?? ROWS).toSorted((a, b) => a - b).filter((rows) => asked || rows <= train.length);
  const largest = sizes.at(-1);
  if (largest === undefined || largest > train.length)
    throw tooFew(largest ?? (ROWS[0] as number), train.length);
  const longest = STEPS.at(-1) as number;
  return {
    test: some(test, Math.min(MOST_TEST, test.length), source.fork('test')).sort(),
    known: (repetition) => some(train, largest, source.fork(`rows/${repetition}`)),
    byRows: sizes.map((rows) => ({ rows, steps: longest })),
    bySteps: STEPS.map((steps) => ({ rows: largest, steps })),
  };
}

/** Some of the rows at random, in random order. */
function some(rows: Int32Array, count: number, source: Random): Int32Array {
  return shuffled(rows.length, source)
    .slice(0, count)
    .map((place) => rows[place] as number);
}

function tooFew(wanted: number, there: number): InvalidInput {
  return new InvalidInput(
    `what the backbone brings is to be measured with ${wanted} labelled rows, and ${there} are there to train on`,
    { path: '/model/train/evidence' },
    'Leave it out, or ask for fewer "rows".',
  );
}
