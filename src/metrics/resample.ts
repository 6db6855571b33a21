import { setImmediate } from 'node:timers/promises';
import type { OnProgress } from '../pipeline/progress.ts';
import type { CellKey, Cells } from '../slices/cells.ts';
import type { Stats } from '../slices/statistics.ts';
import { effectiveSize } from '../stats/effective-size.ts';
import { type Random, random } from '../stats/random.ts';
import { type Resampling, type ResamplingId, resamplings } from '../stats/resamplings.ts';
import { DEFAULT_INTERVALS } from './intervals.ts';

/** A number to be taken of each replicate. */
export interface Target {
  /** Undefined where it has no meaning. */
  of(stats: Stats): number | undefined;
  /** The group's numbers, made anew by each `fill`. */
  readonly stats: Stats;
  /** One entry per replicate; NaN where the number has no meaning. */
  readonly into: Float64Array;
}

/** How replicates are drawn. */
export interface Draws {
  readonly replicates: number;
  readonly seed: number;
  readonly bootstrap?: ResamplingId;
}

/** Who follows the work, and may end it. */
export interface Watch {
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Replicates between two looks at the signal. */
const PACE = 50;

/**
 * Bootstrap of cube cells: exact in distribution for every statistic of the cube. All groups see the same
 * replicate, so that what they share stays shared.
 * @param fill takes over how often each cell counts, before the targets are taken
 */
export async function resample(
  cells: Cells,
  fill: (factor: Float64Array) => void,
  targets: readonly Target[],
  { replicates, seed, bootstrap }: Draws,
  { progress, signal }: Watch,
): Promise<void> {
  const draw = cellDraws(cells, random(seed).fork('cell-bootstrap'), bootstrap);
  for (let replicate = 0; replicate < replicates; replicate++) {
    if (replicate % PACE === 0) {
      await setImmediate();
      signal?.throwIfAborted();
      progress?.({ done: replicate, total: replicates, unit: 'replicates' });
    }
    fill(draw());
    for (const { of, stats, into } of targets) into[replicate] = of(stats) ?? Number.NaN;
  }
  progress?.({ done: replicates, total: replicates, unit: 'replicates' });
}

/**
 * How often each cell counts in the next replicate. A weighted cell counts as its effective number of equal rows, which
 * keeps the variance of its weight at Σ weight². Where rows come in clusters, their batches are drawn.
 */
export function cellDraws(
  cells: Cells,
  source: Random,
  bootstrap: ResamplingId = DEFAULT_INTERVALS.bootstrap,
): () => Float64Array {
  const { draws } = resamplings.get(bootstrap);
  const batch = cells.keys.find(({ id }) => id === 'batch');
  return batch ? batchDraws(batch, draws, source) : rowDraws(cells, draws, source);
}

function batchDraws(
  { size, codes }: CellKey,
  draws: Resampling['draws'],
  source: Random,
): () => Float64Array {
  const draw = draws(new Float64Array(size).fill(1));
  const times = new Float64Array(size);
  const factor = new Float64Array(codes.length);
  return () => {
    draw(source, times);
    for (let cell = 0; cell < factor.length; cell++) factor[cell] = times[codes[cell] as number] as number;
    return factor;
  };
}

function rowDraws({ length, sums }: Cells, draws: Resampling['draws'], source: Random): () => Float64Array {
  const sizes = sums.weight.map((weight, cell) =>
    weight > 0 ? effectiveSize(weight, sums.weightSquared[cell] as number, sums.rows[cell] as number) : 1,
  );
  const draw = draws(sizes);
  const factor = new Float64Array(length);
  return () => {
    draw(source, factor);
    return factor;
  };
}
