import type { CellKey, Cells } from '../../slices/cells.ts';
import { effectiveSize } from '../../stats/effective-size.ts';
import { type Random, random } from '../../stats/random.ts';
import { type Resampling, type ResamplingId, resamplings } from '../../stats/resamplings.ts';
import { DEFAULT_INTERVALS } from '../intervals.ts';

/** How replicates are drawn. */
export interface Draws {
  readonly replicates: number;
  readonly seed: number;
  readonly bootstrap?: ResamplingId;
}

/** Replicates drawn from one stream, and between two looks at the signal. */
export const BLOCK = 50;

/** Fills in how often each cell counts in the next replicate of a stream. */
export type DrawCells = (source: Random) => Float64Array;

/**
 * Bootstrap of cube cells: exact in distribution for every statistic of the cube. A weighted cell counts as its effective
 * number of equal rows, which keeps the variance of its weight at Σ weight². Where rows come in clusters, their batches are
 * drawn.
 * @returns the same array each time
 */
export function cellDraws(cells: Cells, bootstrap: ResamplingId = DEFAULT_INTERVALS.bootstrap): DrawCells {
  const { draws } = resamplings.get(bootstrap);
  const batch = cells.keys.find(({ id }) => id === 'batch');
  return batch ? batchDraws(batch, draws) : rowDraws(cells, draws);
}

/** How many blocks some replicates are. */
export function blocksOf({ replicates }: Pick<Draws, 'replicates'>): number {
  return Math.ceil(replicates / BLOCK);
}

/** Draws the replicates of a block, each from where the one before ended: whoever draws it draws the same. */
export function drawBlock(
  draw: DrawCells,
  { replicates, seed }: Draws,
  block: number,
  take: (replicate: number, factor: Float64Array) => void,
): void {
  const source = random(seed).fork('cell-bootstrap').fork(String(block));
  const end = Math.min(replicates, (block + 1) * BLOCK);
  for (let replicate = block * BLOCK; replicate < end; replicate++) take(replicate, draw(source));
}

function batchDraws({ size, codes }: CellKey, draws: Resampling['draws']): DrawCells {
  const draw = draws(new Float64Array(size).fill(1));
  const times = new Float64Array(size);
  const factor = new Float64Array(codes.length);
  return (source) => {
    draw(source, times);
    for (let cell = 0; cell < factor.length; cell++) factor[cell] = times[codes[cell] as number] as number;
    return factor;
  };
}

/** How many rows of equal weight each cell counts as. */
export function sizesOf({ sums }: Pick<Cells, 'sums'>): Float64Array {
  return sums.weight.map((weight, cell) =>
    weight > 0 ? effectiveSize(weight, sums.weightSquared[cell] as number, sums.rows[cell] as number) : 1,
  );
}

function rowDraws(cells: Cells, draws: Resampling['draws']): DrawCells {
  const { length } = cells;
  const draw = draws(sizesOf(cells));
  const factor = new Float64Array(length);
  return (source) => {
    draw(source, factor);
    return factor;
  };
}
