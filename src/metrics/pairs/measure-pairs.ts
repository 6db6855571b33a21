import { tasks } from '../../data/tasks/index.ts';
import { type PairMeasure, referenceName } from '../../result/index.ts';
import { coarsen } from '../../slices/coarsen.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { countsBy, hasParts, statistics } from '../../slices/statistics.ts';
import { estimateOf, type Reading } from '../reading.ts';
import type { Watch } from '../replicates/watch.ts';
import { type Field, fieldsOf } from './fields.ts';
import { type Beside, everyTwo, opponents } from './opponents.ts';
import type { PairMetric } from './pair-metric.ts';
import type { Sides } from './read-pair.ts';
import { type Pair, type PairOptions, readPairs } from './read-pairs.ts';
import { widestPair } from './widest-pair.ts';

/** A metric of two groups, to be taken between the groups by some attributes. */
export interface UnderstoodPairs {
  readonly metric: PairMetric;
  /** Indices of the attributes, ascending. */
  readonly by: readonly number[];
  /** Names of the attributes as they were asked for. */
  readonly named: readonly string[];
  readonly against: Beside;
}

/** Score bins of the cells that are resampled: so many that the largest gap at any score is hardly missed. */
const RESAMPLED = { score: 128 };

/**
 * For each request every group beside its reference, which is left out itself, then (without `slice`) the widest gap of
 * any two groups.
 * @throws InvalidInput where nobody belongs to a named reference.
 */
export async function measurePairs(
  cube: SliceCube,
  requests: readonly UnderstoodPairs[],
  options: PairOptions,
  watch: Watch,
): Promise<readonly PairMeasure[]> {
  if (requests.length === 0) return [];
  const by = requests.map((request) => request.by);
  const counts = countsBy(tasks.get(cube.task).countedBy);
  const measured = ({ needs }: PairMetric) => needs.every((id) => hasParts(statistics.get(id), cube.cells));
  const needs = [...Object.values(counts), ...requests.flatMap(({ metric }) => metric.needs)];
  const whole = fieldsOf(cube, cube.cells, by, needs);
  const drawn = fieldsOf(cube, coarsen(cube.cells, RESAMPLED), by, needs);
  whole.fill();
  const asked = requests.map((request) => {
    const field = whole.of(request.by);
    const pair = (sides: (field: Field) => Sides): Pair => ({
      metric: request.metric,
      sides: sides(field),
      resampled: sides(drawn.of(request.by)),
    });
    const facing = opponents(field.slices, request.against);
    return {
      request,
      beside: facing.map(({ sides, ...who }) => ({ who, pair: pair(sides) })),
      everyTwo: everyTwo(field.slices.length, request.metric).map(pair),
      rows: field.groups.reduce(
        (sum, stats) => sum + stats[counts.rows].reduce((all, rows) => all + rows, 0),
        0,
      ),
    };
  });
  const pairs = asked.flatMap(({ beside, everyTwo: two }) => [...beside.map(({ pair }) => pair), ...two]);
  const readings = await readPairs(pairs, counts, measured, drawn, options, watch);
  const readingOf = new Map(pairs.map((pair, index) => [pair, readings[index] as Reading]));
  const read = (pair: Pair) => readingOf.get(pair) as Reading;
  return asked.flatMap(({ request: { metric, named, against }, beside, everyTwo: two, rows }) => {
    const said = { metric: metric.id, by: [...named], reference: referenceName(against) };
    return [
      ...beside.map(({ who, pair }) => ({
        ...said,
        ...who,
        estimate: estimateOf(read(pair), options.confidence),
      })),
      { ...said, estimate: widestPair(metric, two.map(read), options.confidence, rows) },
    ];
  });
}
