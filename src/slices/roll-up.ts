import type { Cells } from './cells.ts';
import type { Grouping } from './lattice.ts';
import { type StatisticId, type Stats, statistics } from './statistics.ts';

/** The groups of a grouping in numbers, to be filled as often as wanted. */
export interface RollUp {
  /** Of every group of the grouping, in its order. */
  readonly groups: readonly Stats[];
  /** Of everybody outside of each group; empty unless asked for. */
  readonly rests: readonly Stats[];
  /** Adds the cells up, each one counting `factor[cell]` times; once where there are no factors. */
  fill(factor?: Float64Array): void;
}

/**
 * Makes room for the chosen statistics of a grouping. What was not chosen has width 0.
 * @param withRests whether everybody outside of each group is wanted as well
 */
export function rollUp(
  cells: Cells,
  { of, slices }: Grouping,
  chosen: ReadonlySet<StatisticId>,
  withRests: boolean,
): RollUp {
  const tables = [...statistics].map(({ id, adds, width, place }) => {
    const size = chosen.has(id) ? width(cells.bins) : 0;
    const sums = new Float64Array(slices.length * size);
    const rests = new Float64Array(withRests ? sums.length : 0);
    const target = new Int32Array(size > 0 ? cells.length : 0);
    for (let cell = 0; cell < target.length; cell++) {
      const at = place(
        cells.label[cell] as number,
        cells.decision[cell] as number,
        cells.bin[cell] as number,
        cells.bins,
      );
      target[cell] = (of[cell] as number) * size + at;
    }
    return { id, size, sums, rests, target, amounts: cells.sums[adds] };
  });
  const views = (of: 'sums' | 'rests') =>
    slices.map(
      (_, group) =>
        Object.fromEntries(
          tables.map(({ id, size, [of]: all }) => [id, all.subarray(group * size, (group + 1) * size)]),
        ) as Record<StatisticId, Float64Array>,
    );
  return {
    groups: views('sums'),
    rests: withRests ? views('rests') : [],
    fill(factor) {
      for (const { sums, rests, target, amounts, size } of tables) {
        sums.fill(0);
        add(sums, target, amounts, factor);
        if (withRests) sumOthers(sums, rests, size);
      }
    },
  };
}

function add(sums: Float64Array, target: Int32Array, amounts: Float64Array, factor?: Float64Array): void {
  for (let cell = 0; cell < target.length; cell++) {
    const at = target[cell] as number;
    const amount = amounts[cell] as number;
    sums[at] = (sums[at] as number) + (factor ? amount * (factor[cell] as number) : amount);
  }
}

/** For every group the sum of all others: those before it, then those after it. Nothing is ever subtracted. */
function sumOthers(sums: Float64Array, rests: Float64Array, size: number): void {
  const running = new Float64Array(size);
  rests.fill(0);
  const pass = (from: number, to: number, step: number) => {
    running.fill(0);
    for (let start = from; start !== to; start += step) {
      for (let place = 0; place < size; place++) {
        rests[start + place] = (rests[start + place] as number) + (running[place] as number);
        running[place] = (running[place] as number) + (sums[start + place] as number);
      }
    }
  };
  if (size === 0) return;
  pass(0, sums.length, size);
  pass(sums.length - size, -size, -size);
}
