import type { Grouping } from './lattice.ts';
import type { StatisticId, Stats } from './statistics.ts';
import type { Tally } from './tally.ts';

/** The groups of a grouping in numbers, to be filled as often as its tally is. */
export interface RollUp {
  /** Of every group of the grouping, in its order. What the tally leaves out has width 0. */
  readonly groups: readonly Stats[];
  /** Of everybody outside of each group; empty unless asked for. */
  readonly rests: readonly Stats[];
  /** Takes over what the tally holds. */
  fill(): void;
  /** Looks at the groups without a share of a cell’s rows, which are then as before. */
  without(cell: number, share: number, look: () => void): void;
}

/** @param withRests whether everybody outside of each group is wanted as well */
export function rollUp({ statistics }: Tally, { of, slices }: Grouping, withRests: boolean): RollUp {
  const tables = statistics.map(({ id, width, cell, place, sums: added, of: entry, amounts }) => {
    const sums = new Float64Array(slices.length * width);
    const rests = new Float64Array(withRests ? sums.length : 0);
    const target = place.map((at, entry) => (of[cell[entry] as number] as number) * width + at);
    return { id, width, sums, rests, target, added, entry, amounts };
  });
  const views = (of: 'sums' | 'rests') =>
    slices.map((_, group) => {
      const view = tables.map(({ id, width, [of]: all }) => {
        return [id, all.subarray(group * width, (group + 1) * width)] as const;
      });
      return Object.fromEntries(view) as Record<StatisticId, Float64Array>;
    });
  return {
    groups: views('sums'),
    rests: withRests ? views('rests') : [],
    fill() {
      for (const { sums, rests, target, added, width } of tables) {
        add(sums, target, added);
        if (withRests && width > 0) sumOthers(sums, rests, width);
      }
    },
    without(cell, share, look) {
      const changed = tables.filter(({ width }) => width > 0);
      const held = changed.map(({ sums, target, entry, amounts }) => {
        const at = target[entry[cell] as number] as number;
        const before = sums[at] as number;
        sums[at] = before - share * (amounts[cell] as number);
        return { sums, at, before };
      });
      look();
      for (const { sums, at, before } of held) sums[at] = before;
    },
  };
}

function add(sums: Float64Array, target: Int32Array, added: Float64Array): void {
  sums.fill(0);
  for (let entry = 0; entry < target.length; entry++) {
    const at = target[entry] as number;
    sums[at] = (sums[at] as number) + (added[entry] as number);
  }
}

/** For every group the sum of all others: those before it, then those after it. Nothing is ever subtracted. */
function sumOthers(sums: Float64Array, rests: Float64Array, width: number): void {
  const running = new Float64Array(width);
  const pass = (from: number, to: number, step: number) => {
    running.fill(0);
    for (let start = from; start !== to; start += step) {
      for (let place = 0; place < width; place++) {
        rests[start + place] = (rests[start + place] as number) + (running[place] as number);
        running[place] = (running[place] as number) + (sums[start + place] as number);
      }
    }
  };
  rests.fill(0);
  pass(0, sums.length, width);
  pass(sums.length - width, -width, -width);
}
