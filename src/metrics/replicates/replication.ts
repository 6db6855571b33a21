import { type RollUp, rollUp } from '../../slices/roll-up.ts';
import type { Stats } from '../../slices/statistics.ts';
import { tally } from '../../slices/tally.ts';
import { straying } from '../distance.ts';
import { metrics } from '../index.ts';
import type { Metric } from '../metric.ts';
import { accelerationsOf } from './accelerations.ts';
import { BLOCK, blocksOf, cellDraws, type Draws, drawBlock } from './draws.ts';
import type { Replication } from './plan.ts';

/** What came of one that was wanted. */
export interface Found {
  /** What the cells give when nothing is resampled. */
  readonly before: number | undefined;
  /** Of its interval; 0 where rows come in clusters, and of everybody outside of a group. */
  readonly acceleration: number;
  /** NaN where the number has no meaning. */
  readonly replicates: Float64Array;
  /** Of a distance: how far its gaps lie from those found. */
  readonly strayed?: Float64Array;
}

/** A number that is taken of each replicate. */
interface Taken {
  readonly stats: Stats;
  of(stats: Stats): number | undefined;
}

/** How many numbers all blocks together hold. */
export function memoryOf({ wanted, draws }: Replication): number {
  const distances = wanted.filter(({ metric }) => (metrics.get(metric) as Metric).distance !== undefined);
  return (wanted.length + distances.length) * BLOCK * blocksOf(draws);
}

/** @param memory that blocks write into, each in a place of its own: what one replicate writes lies close together */
export function replicating(replication: Replication, memory: Float64Array) {
  const { cells, groupings, withRests, needs, wanted, draws } = replication;
  const tallied = tally(cells, new Set(needs));
  const rolled = groupings.map((grouping, index) => rollUp(tallied, grouping, withRests[index] === true));
  const fill = (factor?: Float64Array) => {
    tallied.fill(factor);
    for (const each of rolled) each.fill();
  };
  fill();
  const asked = wanted.map(({ metric, grouping, side, index }) => {
    const { of, distance }: Metric = metrics.get(metric);
    const stats = (rolled[grouping] as RollUp)[side][index] as Stats;
    const stray = distance && straying(distance, stats);
    return { before: of(stats), taken: [{ stats, of }, ...(stray ? [{ stats, of: stray }] : [])] };
  });
  const all: readonly Taken[] = asked.flatMap(({ taken }) => taken);
  const draw = cellDraws(cells, draws.bootstrap);
  return {
    /** Draws the replicates of a block and takes all that is wanted of them. */
    take(block: number): void {
      const first = block * BLOCK;
      drawBlock(draw, draws, block, (replicate, factor) => {
        fill(factor);
        let at = first * all.length + replicate - first;
        for (const { stats, of } of all) {
          memory[at] = of(stats) ?? Number.NaN;
          at += BLOCK;
        }
      });
    },
    /** What the blocks have written, all of which must be done. */
    found(): readonly Found[] {
      let next = 0;
      fill();
      const accelerations = accelerationsOf(replication, rolled);
      const gathered = () => gather(memory, next++, all.length, draws);
      return asked.map(({ before, taken }, index) => ({
        before,
        acceleration: accelerations[index] as number,
        replicates: gathered(),
        ...(taken.length > 1 && { strayed: gathered() }),
      }));
    },
  };
}

function gather(memory: Float64Array, number: number, numbers: number, { replicates }: Draws): Float64Array {
  const values = new Float64Array(replicates);
  for (let first = 0; first < replicates; first += BLOCK) {
    const from = first * numbers + number * BLOCK;
    values.set(memory.subarray(from, from + Math.min(BLOCK, replicates - first)), first);
  }
  return values;
}
