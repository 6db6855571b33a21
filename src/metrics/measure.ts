import { tasks } from '../data/tasks/index.ts';
import type { Task } from '../data/tasks/task.ts';
import { InvalidInput } from '../errors.ts';
import { suggest } from '../registry.ts';
import {
  type ConditionalDisparity,
  type Disparity,
  type Measure,
  type PairMeasure,
  referenceName,
  type SliceProfile,
} from '../result/index.ts';
import { withoutControls } from '../slices/controls.ts';
import type { SliceCube } from '../slices/cube.ts';
import { type Comparison, comparesPairs } from './comparison.ts';
import { comparisons, comparisonsOf } from './comparisons.ts';
import { type ConditionalRequest, measureConditional } from './conditional/measure-conditional.ts';
import { detectable } from './contrast.ts';
import { metrics } from './index.ts';
import { DEFAULT_INTERVALS, type IntervalChoice, type Intervals, intervalsOf } from './intervals.ts';
import { measurable } from './measurable.ts';
import type { Metric } from './metric.ts';
import { missingBounds, missingBoundsOfAll } from './missing-bounds.ts';
import { isOfTask, metricsOf } from './of-task.ts';
import { pairMetrics } from './pairs/index.ts';
import { measurePairs } from './pairs/measure-pairs.ts';
import type { Beside } from './pairs/opponents.ts';
import { estimateOf, type Reading } from './reading.ts';
import { type Against, referenceOf } from './references/index.ts';
import type { Reference } from './references/reference.ts';
import type { Watch } from './replicates/watch.ts';
import { shrunken } from './shrunken.ts';
import { unsuited } from './suited.ts';
import { type Table, tables } from './tables.ts';

/** A metric to be compared between the groups by some attributes. */
export interface ComparisonRequest {
  readonly metric: string;
  readonly comparison: string;
  readonly by: readonly string[];
  readonly against: Against;
}

/** A metric of two groups to be taken between the groups by some attributes. */
export interface PairRequest {
  readonly metric: string;
  readonly by: readonly string[];
  readonly against: Beside;
}

export interface MeasureOptions {
  /** Ids of the metrics to be taken of every slice. */
  readonly metrics: readonly string[];
  readonly comparisons: readonly ComparisonRequest[];
  /** Metrics of two groups; none where left out. */
  readonly pairs?: readonly PairRequest[];
  /** Shares of rows compared within strata; none where left out. */
  readonly conditional?: readonly ConditionalRequest[];
  /** How many attributes are crossed at most. */
  readonly order: number;
  /** Of shares of rows; where absent, those with the best measured coverage. */
  readonly intervals?: IntervalChoice;
  /** Of every interval, in (0, 1). */
  readonly confidence: number;
  /** Of the bootstrap, which is left out where no metric needs it; 0 leaves the widest limits that few rows would have. */
  readonly replicates: number;
  readonly seed: number;
  /** That draw replicates; where absent, as many as are worth it. They change no number. */
  readonly threads?: number;
}

/** What was measured. */
export interface Measures {
  /** Everyone first, then by single attributes, then by pairs, …; none is empty. */
  readonly slices: readonly SliceProfile[];
  readonly measures: readonly Measure[];
  /** For each request: every group with its reference, then (without `slice`) all groups together. */
  readonly disparities: readonly Disparity[];
  /** The same of the metrics of two groups. */
  readonly pairs: readonly PairMeasure[];
  readonly conditional: readonly ConditionalDisparity[];
}

/**
 * Measures every slice of a cube and compares the groups. Metrics that are only compared are taken as well.
 * @throws InvalidInput where a metric, comparison, attribute or reference group is not known, or the metric has no
 *   meaning for the task or the comparison none for the metric.
 * @throws the signal's reason when it is aborted.
 */
export async function measure(
  whole: SliceCube,
  options: MeasureOptions,
  watch: Watch = {},
): Promise<Measures> {
  const cube = withoutControls(whole);
  const choice = options.intervals ?? DEFAULT_INTERVALS;
  const requests = options.comparisons.map((request) => understood(cube, request));
  const task: Task = tasks.get(cube.task);
  const pairs = (options.pairs ?? []).map((request) => ({
    metric: pairMetrics.get(request.metric),
    by: attributesAt(cube, request.by),
    named: request.by,
    against: request.against,
  }));
  const taken = new Set([
    ...options.metrics,
    ...requests.map(({ metric }) => metric.id),
    ...(options.conditional ?? []).map(({ metric }) => metric),
  ]);
  const strange = [...taken, ...pairs.map(({ metric }) => metric.id)].find(
    (id) => !isOfTask(measurable.get(id), task),
  );
  if (strange !== undefined) {
    throw new InvalidInput(`the task "${task.id}" has no ${strange}`, {}, suggest(strange, metricsOf(task)));
  }
  const found = await tables(
    cube,
    {
      ...options,
      rates: choice.rates,
      bootstrap: choice.bootstrap,
      metrics: [...taken].map((id): Metric => metrics.get(id)),
      compared: requests.map(({ by }) => by),
      needsRests: (by) =>
        requests.some((request) => request.reference.needsRests && String(request.by) === String(by)),
    },
    watch,
  );
  return {
    slices: found.flatMap((table) => profiles(table, task)),
    measures: found.flatMap((table) => measuresOf(table, [...taken], options.confidence)),
    disparities: requests.flatMap((request) =>
      compareGroups(request, found, { confidence: options.confidence, intervals: intervalsOf(choice) }),
    ),
    pairs: await measurePairs(cube, pairs, { ...options, bootstrap: choice.bootstrap }, watch),
    conditional: measureConditional(whole, options.conditional ?? [], {
      confidence: options.confidence,
      intervals: intervalsOf(choice),
    }),
  };
}

function measuresOf(table: Table, taken: readonly string[], confidence: number): readonly Measure[] {
  const readings = (metric: string) => table.groups.get(metric) as readonly Reading[];
  const drawn = taken.map((metric) => shrunken(metrics.get(metric), table, readings(metric), confidence));
  return table.slices.flatMap((slice, index) =>
    taken.map((metric, place) => {
      const beside = drawn[place]?.[index];
      return {
        metric,
        slice,
        estimate: estimateOf(readings(metric)[index] as Reading, confidence),
        ...(beside && { shrunken: beside }),
      };
    }),
  );
}

interface Understood {
  readonly request: ComparisonRequest;
  readonly metric: Metric;
  readonly comparison: Comparison;
  /** Indices of the attributes, ascending. */
  readonly by: readonly number[];
  readonly reference: Reference;
}

/** Indices of attributes, ascending. */
function attributesAt({ attributes }: SliceCube, by: readonly string[]): readonly number[] {
  const names = attributes.map(({ name }) => name);
  const indices = by.map((name) => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    throw new InvalidInput(`there is no attribute "${name}" to compare by`, {}, suggest(name, names));
  });
  return [...new Set(indices)].sort((a, b) => a - b);
}

function understood(cube: SliceCube, request: ComparisonRequest): Understood {
  const metric: Metric = metrics.get(request.metric);
  const comparison: Comparison = comparisons.get(request.comparison);
  const because = unsuited(metric, comparison.suits);
  if (because !== undefined) {
    throw new InvalidInput(
      `a ${comparison.id} of ${metric.id} has no meaning, as ${because}`,
      {},
      `Comparisons that have: ${comparisonsOf(metric).join(', ')}.`,
    );
  }
  return {
    request,
    metric,
    comparison,
    by: attributesAt(cube, request.by),
    reference: referenceOf(request.against),
  };
}

function compareGroups(
  { request, metric, comparison, by, reference }: Understood,
  found: readonly Table[],
  asked: { readonly confidence: number; readonly intervals: Intervals },
): readonly Disparity[] {
  const table = found.find((candidate) => String(candidate.by) === String(by)) as Table;
  const readings = table.groups.get(metric.id) as readonly Reading[];
  const groups = table.slices.map((slice, index) => ({
    slice,
    reading: readings[index] as Reading,
    rest: table.rests.get(metric.id)?.[index],
  }));
  const everyone = found[0]?.groups.get(metric.id)?.[0] as Reading;
  const each = comparesPairs(comparison)
    ? reference
        .compare({ metric, comparison, ...asked, groups, everyone })
        .map(({ contrast, ...outcome }) => {
          const { slice, estimate } = outcome;
          const missing =
            estimate.known && missingBounds(comparison, groups, slice, reference.bounds(groups, outcome));
          const shown = contrast && detectable(comparison, contrast);
          return { ...outcome, ...(missing && { missing }), ...(shown && { detectable: shown }) };
        })
    : [];
  const said = {
    metric: metric.id,
    comparison: comparison.id,
    by: [...request.by],
    reference: referenceName(request.against),
  };
  const estimate = comparison.ofAll({ metric, ...asked, readings });
  const missing =
    estimate.known && comparesPairs(comparison) ? missingBoundsOfAll(comparison, groups) : undefined;
  return [...each, { estimate, ...(missing && { missing }) }].map((outcome) => ({
    ...said,
    ...outcome,
  }));
}

function profiles({ slices, rows }: Table, task: Task): readonly SliceProfile[] {
  return slices.map((slice, index) => ({ slice, ...task.profile(rows[index] as Float64Array) }));
}
