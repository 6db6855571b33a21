import { tasks } from '../data/tasks/index.ts';
import type { SliceId } from '../result/index.ts';
import { coarsen } from '../slices/coarsen.ts';
import type { SliceCube } from '../slices/cube.ts';
import { type Grouping, groupings } from '../slices/lattice.ts';
import { onlyNeeded } from '../slices/only-needed.ts';
import { rollUp } from '../slices/roll-up.ts';
import { type Counts, countsBy, hasParts, type Stats, statistics } from '../slices/statistics.ts';
import { type Tally, tally } from '../slices/tally.ts';
import type { ProportionIntervalId } from '../stats/proportion-intervals.ts';
import type { ResamplingId } from '../stats/resamplings.ts';
import { allowForClusters } from './clustered-shares.ts';
import { metrics } from './index.ts';
import type { Metric } from './metric.ts';
import { isEndless, type KnownReading, type Reading, read } from './reading.ts';
import type { Found } from './replicates/replication.ts';
import { replicate } from './replicates/threads/replicate.ts';
import type { Watch } from './replicates/watch.ts';
import { fewestToResample, withReplicates } from './spread.ts';

/** Every metric of every group of a grouping, and of everybody outside of each group where that was asked for. */
export interface Table {
  readonly by: readonly number[];
  readonly slices: readonly SliceId[];
  /** Rows as the task counts them. */
  readonly rows: readonly Float64Array[];
  readonly groups: ReadonlyMap<string, Reading[]>;
  readonly rests: ReadonlyMap<string, Reading[]>;
}

/** What a table is made for. */
export interface Wanted {
  readonly metrics: readonly Metric[];
  readonly order: number;
  /** Groupings that are compared, whatever their order. */
  readonly compared: readonly (readonly number[])[];
  /** Of these, those whose groups are compared with everybody outside of them. */
  needsRests(by: readonly number[]): boolean;
  readonly replicates: number;
  readonly bootstrap: ResamplingId;
  readonly seed: number;
  /** That draw replicates; where absent, as many as are worth it. They change no number. */
  readonly threads?: number;
  /** Interval of what is a share of rows. */
  readonly rates: ProportionIntervalId;
}

/** Reads all metrics of all slices; those that are no proportions get their limits from a bootstrap. */
export async function tables(cube: SliceCube, wanted: Wanted, watch: Watch): Promise<readonly Table[]> {
  const counts = countsBy(tasks.get(cube.task).countedBy);
  const tallied = tally(
    cube.cells,
    new Set([...Object.values(counts), ...wanted.metrics.flatMap(({ needs }) => needs)]),
  );
  tallied.fill();
  const measured = (metric: Metric) => metric.needs.every((id) => hasParts(statistics.get(id), cube.cells));
  const found = groupings(cube, wanted.order, wanted.compared).map((grouping) =>
    tabulate(tallied, grouping, wanted, counts, measured),
  );
  allowForClusters(cube, found, wanted.metrics.filter(measured), { counts, rates: wanted.rates });
  const uncertain = wanted.metrics.filter((metric) => !metric.count && !metric.quantile && measured(metric));
  if (uncertain.length > 0 && wanted.replicates > 0) await refine(cube, found, uncertain, wanted, watch);
  for (const { groups, rests } of found) {
    for (const metric of uncertain.filter(({ range }) => isEndless(range))) {
      withoutBoundless(groups.get(metric.id) ?? []);
      withoutBoundless(rests.get(metric.id) ?? []);
    }
  }
  return found;
}

/** Of a number that may be any, too few rows tell nothing. */
function withoutBoundless(readings: Reading[]): void {
  for (const [index, reading] of readings.entries()) {
    if (reading.known && reading.method !== 'cell-bootstrap')
      readings[index] = { known: false, because: 'too-few-rows', n: reading.n };
  }
}

function tabulate(
  tallied: Tally,
  grouping: Grouping,
  { metrics, needsRests, rates }: Wanted,
  counts: Counts,
  measured: (metric: Metric) => boolean,
): Table {
  const rolled = rollUp(tallied, grouping, needsRests(grouping.by));
  rolled.fill();
  const readings = (all: readonly Stats[]) =>
    new Map(
      metrics.map((metric) => [
        metric.id,
        all.map((stats) => read(metric, stats, { counts, rates }, measured(metric))),
      ]),
    );
  return {
    by: grouping.by,
    slices: grouping.slices,
    rows: rolled.groups.map((stats) => stats[counts.rows]),
    groups: readings(rolled.groups),
    rests: readings(rolled.rests),
  };
}

/** Gives what is no share of rows the limits of its bootstrap, where it rests on enough rows to be resampled. */
async function refine(
  cube: SliceCube,
  found: readonly Table[],
  uncertain: readonly Metric[],
  wanted: Wanted,
  watch: Watch,
): Promise<void> {
  const needs = new Set(uncertain.flatMap((metric) => metric.needs));
  const cells = coarsen(onlyNeeded(cube.cells, needs), tasks.get(cube.task).resampled);
  const all = found.flatMap((table, grouping) =>
    uncertain.flatMap((metric) =>
      (['groups', 'rests'] as const).flatMap((side) =>
        worthResampling(metric, table[side].get(metric.id) ?? []).map((index) => ({
          metric: metric.id,
          grouping,
          side,
          index,
        })),
      ),
    ),
  );
  if (all.length === 0) return;
  const { replicates, seed, bootstrap } = wanted;
  const outcomes = await replicate(
    {
      cells,
      groupings: groupings({ ...cube, cells }, wanted.order, wanted.compared),
      withRests: found.map(({ by }) => wanted.needsRests(by)),
      needs: [...needs],
      wanted: all,
      draws: { replicates, seed, bootstrap },
    },
    watch,
    wanted.threads,
  );
  for (const [at, { metric, grouping, side, index }] of all.entries()) {
    const readings = found[grouping]?.[side].get(metric) as Reading[];
    readings[index] = refined(metrics.get(metric), readings[index] as KnownReading, outcomes[at] as Found);
  }
}

function refined(
  { range }: Metric,
  reading: KnownReading,
  { before, replicates, ...beside }: Found,
): Reading {
  return withReplicates(reading, replicates, before ?? reading.value, range, beside);
}

/** Places of the readings that rest on enough rows. */
function worthResampling({ range }: Metric, readings: readonly Reading[]): readonly number[] {
  return readings.flatMap((reading, index) =>
    reading.known && reading.support >= fewestToResample(range) ? [index] : [],
  );
}
