import { tasks } from '../../data/tasks/index.ts';
import type { SliceId } from '../../result/index.ts';
import { coarsen } from '../../slices/coarsen.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { type Grouping, groupings, isMissing } from '../../slices/lattice.ts';
import { rollUp } from '../../slices/roll-up.ts';
import { type Counts, countsBy, type Stats } from '../../slices/statistics.ts';
import { tally } from '../../slices/tally.ts';
import type { Metric } from '../metric.ts';
import { type Part, partOf } from './part.ts';

/** A share of rows of every group, by stratum. */
export type Parts = readonly (readonly Part[])[];

/** The groups of one grouping, stratum by stratum. */
export interface StrataField {
  readonly slices: readonly SliceId[];
  /** Rows whose stratum is not known; they are in no part. */
  readonly unplaced: number;
  parts(metric: Metric): Parts;
  /** The parts of the rows of each batch of clusters; none where every row is a draw of its own. */
  batches(metric: Metric): Iterable<Parts>;
}

/**
 * @param by indices of the attributes that tell groups apart
 * @param given indices of those that tell strata apart
 * @param metrics shares of rows
 */
export function strataField(
  cube: SliceCube,
  by: readonly number[],
  given: readonly number[],
  metrics: readonly Metric[],
): StrataField {
  const task = tasks.get(cube.task);
  const counts = countsBy(task.countedBy);
  const cells = coarsen(cube.cells, task.resampled);
  const batch = cells.keys.find(({ id }) => id === 'batch');
  const [groups, strata] = [by, given].map((wanted) =>
    groupings({ attributes: cube.attributes, cells }, 0, [wanted]).at(-1),
  ) as [Grouping, Grouping];
  const known = [...strata.slices.keys()].filter((at) => !isMissing(strata.slices[at] ?? {}));
  const tallied = tally(cells, new Set([...Object.values(counts), ...metrics.flatMap(({ needs }) => needs)]));
  const crossed = rollUp(tallied, cross(groups, strata), false);
  const fill = (factor?: Float64Array) => {
    tallied.fill(factor);
    crossed.fill();
  };
  const parts = (metric: Metric): Parts =>
    groups.slices.map((_, group) =>
      known.map((stratum) => partOf(metric, statsAt(crossed.groups, group, stratum, strata), counts)),
    );
  fill();
  const unplaced = crossed.groups.filter((_, at) => !known.includes(at % strata.slices.length));
  return {
    slices: groups.slices,
    unplaced: unplaced.reduce((sum, stats) => sum + rowsIn(stats, counts), 0),
    parts(metric) {
      fill();
      return parts(metric);
    },
    *batches(metric) {
      for (let code = 0; code < (batch?.size ?? 0); code++) {
        fill(Float64Array.from(batch?.codes ?? [], (each) => (each === code ? 1 : 0)));
        yield parts(metric);
      }
    },
  };
}

/** Every group within every stratum, empty ones included. */
function cross(groups: Grouping, strata: Grouping): Grouping {
  const width = strata.slices.length;
  return {
    by: [...groups.by, ...strata.by],
    slices: groups.slices.flatMap((group) => strata.slices.map((stratum) => ({ ...group, ...stratum }))),
    of: groups.of.map((group, cell) => group * width + (strata.of[cell] as number)),
  };
}

const statsAt = (all: readonly Stats[], group: number, stratum: number, strata: Grouping): Stats =>
  all[group * strata.slices.length + stratum] as Stats;

const rowsIn = (stats: Stats, counts: Counts): number =>
  stats[counts.rows].reduce((sum, rows) => sum + rows, 0);
