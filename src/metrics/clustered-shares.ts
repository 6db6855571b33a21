import { tasks } from '../data/tasks/index.ts';
import type { CellKey } from '../slices/cells.ts';
import { coarsen } from '../slices/coarsen.ts';
import type { SliceCube } from '../slices/cube.ts';
import type { Stats } from '../slices/statistics.ts';
import { clusteredSize } from '../stats/clustered-size.ts';
import { proportionIntervals } from '../stats/proportion-intervals.ts';
import type { RatioSums } from '../stats/ratio-of-sums.ts';
import type { Metric } from './metric.ts';
import { fieldsOf } from './pairs/fields.ts';
import { effectiveRows, type KnownReading, kindsOf, type ReadBy, type Reading, sumAt } from './reading.ts';

/** Every metric of every group of a grouping, and of everybody outside of each group. */
interface Readings {
  readonly by: readonly number[];
  readonly groups: ReadonlyMap<string, Reading[]>;
  readonly rests: ReadonlyMap<string, Reading[]>;
}

/** A share of rows, being added up batch by batch. */
interface Share {
  readonly metric: Metric;
  readonly readings: Reading[];
  readonly index: number;
  /** The group's numbers, made anew by each fill. */
  readonly stats: Stats;
  readonly sums: { -readonly [Key in keyof RatioSums]: number };
}

/**
 * Gives shares of rows that come in clusters the limits of as many independent rows as tell as much: how much whole
 * batches of clusters differ says how many these are. Leaves readings of independent rows as they are.
 */
export function allowForClusters(
  cube: SliceCube,
  found: readonly Readings[],
  metrics: readonly Metric[],
  by: ReadBy,
): void {
  if (!cube.cells.keys.some(({ id }) => id === 'batch')) return;
  const cells = coarsen(cube.cells, tasks.get(cube.task).resampled);
  const batch = cells.keys.find(({ id }) => id === 'batch') as CellKey;
  const shares = metrics.filter(({ count }) => count);
  const { fill, of } = fieldsOf(
    cube,
    cells,
    found.map((table) => table.by),
    [...Object.values(by.counts), ...shares.flatMap(({ needs }) => needs)],
  );
  const all = found.flatMap((table) => {
    const { groups, rests } = of(table.by);
    return shares.flatMap((metric) => [
      ...sharesOf(metric, table.groups.get(metric.id) ?? [], groups),
      ...sharesOf(metric, table.rests.get(metric.id) ?? [], rests),
    ]);
  });
  for (let code = 0; code < batch.size; code++) {
    fill(Float64Array.from(batch.codes, (each) => (each === code ? 1 : 0)));
    for (const share of all) addBatch(share, by);
  }
  fill();
  for (const share of all) share.readings[share.index] = allowed(share, by);
}

function sharesOf(metric: Metric, readings: Reading[], all: readonly Stats[]): Share[] {
  return readings.flatMap((reading, index) =>
    reading.known
      ? [
          {
            metric,
            readings,
            index,
            stats: all[index] as Stats,
            sums: { rows: 0, part: 0, whole: 0, partSquared: 0, partWhole: 0, wholeSquared: 0 },
          },
        ]
      : [],
  );
}

function addBatch({ metric, stats, sums }: Share, { counts }: ReadBy): void {
  const weight = stats[counts.weight];
  const whole = sumAt(weight, placesOf(metric, weight.length));
  if (!(whole > 0)) return;
  const part = metric.count?.(stats) ?? 0;
  sums.rows += 1;
  sums.part += part;
  sums.whole += whole;
  sums.partSquared += part * part;
  sums.partWhole += part * whole;
  sums.wholeSquared += whole * whole;
}

/** Never more than if all rows were independent, nor less than if those of one cluster were all alike. */
function allowed({ metric, readings, index, stats, sums }: Share, { counts, rates }: ReadBy): KnownReading {
  const reading = readings[index] as KnownReading;
  const size = clusteredSize(sums);
  if (!size) return reading;
  const most = effectiveRows(placesOf(metric, stats[counts.weight].length), stats, counts);
  const worth = (confidence: number) => Math.min(most, Math.max(reading.support, size.at(confidence)));
  return {
    ...reading,
    worth,
    limits: (confidence, by = rates) =>
      proportionIntervals.get(by).of(reading.value, worth(confidence), confidence),
  };
}

/** Where the rows of a share are counted. */
function placesOf({ restsOn }: Metric, places: number): readonly number[] {
  return [...new Set(kindsOf(restsOn, places).flat())];
}
