import { setImmediate } from 'node:timers/promises';
import type { OnProgress } from '../pipeline/progress.ts';
import type { CellKey, Cells } from '../slices/cells.ts';
import type { Stats } from '../slices/statistics.ts';
import { effectiveSize } from '../stats/effective-size.ts';
import { poisson } from '../stats/poisson.ts';
import { type Random, random } from '../stats/random.ts';

/** A number to be taken of each replicate. */
export interface Target {
  /** Undefined where it has no meaning. */
  of(stats: Stats): number | undefined;
  /** The group's numbers, made anew by each `fill`. */
  readonly stats: Stats;
  /** One entry per replicate; NaN where the number has no meaning. */
  readonly into: Float64Array;
}

/** Who follows the work, and may end it. */
export interface Watch {
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Replicates between two looks at the signal. */
const PACE = 50;

/**
 * Poisson bootstrap of cube cells: exact in distribution for every statistic of the cube. All groups see the same
 * replicate, so that what they share stays shared.
 * @param fill takes over how often each cell counts, before the targets are taken
 */
export async function resample(
  cells: Cells,
  fill: (factor: Float64Array) => void,
  targets: readonly Target[],
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
  { progress, signal }: Watch,
): Promise<void> {
  const draw = cellDraws(cells, random(seed).fork('cell-bootstrap'));
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
export function cellDraws(cells: Cells, source: Random): () => Float64Array {
  const batch = cells.keys.find(({ id }) => id === 'batch');
  return batch ? batchDraws(batch, source) : rowDraws(cells, source);
}

function batchDraws({ size, codes }: CellKey, source: Random): () => Float64Array {
  const draw = poisson(1);
  const times = new Float64Array(size);
  const factor = new Float64Array(codes.length);
  return () => {
    for (let batch = 0; batch < size; batch++) times[batch] = draw(source);
    for (let cell = 0; cell < factor.length; cell++) factor[cell] = times[codes[cell] as number] as number;
    return factor;
  };
}

function rowDraws({ length, sums }: Cells, source: Random): () => Float64Array {
  const sizes = sums.weight.map((weight, cell) =>
    weight > 0 ? effectiveSize(weight, sums.weightSquared[cell] as number, sums.rows[cell] as number) : 1,
  );
  const bySize = new Map(Array.from(new Set(sizes), (size) => [size, poisson(size)] as const));
  const draws = Array.from(sizes, (size) => bySize.get(size) as ReturnType<typeof poisson>);
  const factor = new Float64Array(length);
  return () => {
    for (let cell = 0; cell < length; cell++) {
      factor[cell] = (draws[cell] as ReturnType<typeof poisson>)(source) / (sizes[cell] as number);
    }
    return factor;
  };
}
