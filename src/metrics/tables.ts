import { tasks } from '../data/tasks/index.ts';
import type { SliceId } from '../result/index.ts';
import { coarsen } from '../slices/coarsen.ts';
import type { SliceCube } from '../slices/cube.ts';
import { type Grouping, groupings } from '../slices/lattice.ts';
import { onlyNeeded } from '../slices/only-needed.ts';
import { type RollUp, rollUp } from '../slices/roll-up.ts';
import { type Counts, countsBy, hasParts, type Stats, statistics } from '../slices/statistics.ts';
import { type Tally, tally } from '../slices/tally.ts';
import type { ProportionIntervalId } from '../stats/proportion-intervals.ts';
import type { ResamplingId } from '../stats/resamplings.ts';
import { allowForClusters } from './clustered-shares.ts';
import { straying } from './distance.ts';
import type { Metric } from './metric.ts';
import { isEndless, type Reading, read } from './reading.ts';
import { resample, type Target, type Watch } from './resample.ts';
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

interface Replicated {
  readonly metric: Metric;
  readonly readings: Reading[];
  readonly index: number;
  readonly before: number;
  readonly value: Target;
  /** Of a distance: how far its gaps lie from those found. */
  readonly strayed?: Target;
}

async function refine(
  cube: SliceCube,
  found: readonly Table[],
  uncertain: readonly Metric[],
  wanted: Wanted,
  watch: Watch,
): Promise<void> {
  const needs = new Set(uncertain.flatMap((metric) => metric.needs));
  const cells = coarsen(onlyNeeded(cube.cells, needs), tasks.get(cube.task).resampled);
  const tallied = tally(cells, needs);
  const rolled = groupings({ ...cube, cells }, wanted.order, wanted.compared).map((grouping) =>
    rollUp(tallied, grouping, wanted.needsRests(grouping.by)),
  );
  const fill = (factor?: Float64Array) => {
    tallied.fill(factor);
    for (const each of rolled) each.fill();
  };
  fill();
  const all = found.flatMap(({ groups, rests }, table) => {
    const { groups: groupStats, rests: restStats } = rolled[table] as RollUp;
    return uncertain.flatMap((metric) => [
      ...replicated(metric, groups.get(metric.id) ?? [], groupStats, wanted.replicates),
      ...replicated(metric, rests.get(metric.id) ?? [], restStats, wanted.replicates),
    ]);
  });
  if (all.length === 0) return;
  const targets = all.flatMap(({ value, strayed }) => (strayed ? [value, strayed] : [value]));
  await resample(cells, fill, targets, wanted, watch);
  for (const { readings, index, metric, value, strayed, before } of all) {
    const reading = readings[index];
    if (reading?.known) {
      readings[index] = withReplicates(reading, value.into, before, metric.range, strayed?.into);
    }
  }
}

/** Those of the readings that rest on enough rows to be resampled. */
function replicated(
  metric: Metric,
  readings: Reading[],
  all: readonly Stats[],
  replicates: number,
): readonly Replicated[] {
  return readings.flatMap((reading, index) => {
    if (!reading.known || reading.support < fewestToResample(metric.range)) return [];
    const stats = all[index] as Stats;
    const target = (of: Target['of']): Target => ({ of, stats, into: new Float64Array(replicates) });
    const strayed = metric.distance && straying(metric.distance, stats);
    return [
      {
        metric,
        readings,
        index,
        before: metric.of(stats) ?? reading.value,
        value: target(metric.of),
        ...(strayed && { strayed: target(strayed) }),
      },
    ];
  });
}
