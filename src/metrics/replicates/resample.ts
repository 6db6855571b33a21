import { setImmediate } from 'node:timers/promises';
import type { Cells } from '../../slices/cells.ts';
import type { Stats } from '../../slices/statistics.ts';
import { blocksOf, cellDraws, type Draws, drawBlock } from './draws.ts';
import type { Watch } from './watch.ts';

/** A number to be taken of each replicate. */
export interface Target {
  /** Undefined where it has no meaning. */
  of(stats: Stats): number | undefined;
  /** The group's numbers, made anew by each `fill`. */
  readonly stats: Stats;
  /** One entry per replicate; NaN where the number has no meaning. */
  readonly into: Float64Array;
}

/**
 * Takes numbers of every replicate. All groups see the same replicate, so that what they share stays shared.
 * @param fill takes over how often each cell counts, before the targets are taken
 */
export async function resample(
  cells: Cells,
  fill: (factor: Float64Array) => void,
  targets: readonly Target[],
  draws: Draws,
  { progress, signal }: Watch,
): Promise<void> {
  const draw = cellDraws(cells, draws.bootstrap);
  const total = blocksOf(draws);
  for (let block = 0; block < total; block++) {
    await setImmediate();
    signal?.throwIfAborted();
    progress?.(progressOf(block, total, draws));
    drawBlock(draw, draws, block, (replicate, factor) => {
      fill(factor);
      for (const { of, stats, into } of targets) into[replicate] = of(stats) ?? Number.NaN;
    });
  }
  progress?.(progressOf(total, total, draws));
}

/** How far the work is when so many blocks are done. */
export function progressOf(blocks: number, total: number, { replicates }: Draws) {
  return {
    done: Math.round((replicates * blocks) / Math.max(1, total)),
    total: replicates,
    unit: 'replicates',
  };
}
