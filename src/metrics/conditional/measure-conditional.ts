import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import { type ConditionalDisparity, referenceName, type SliceId, sliceLabel } from '../../result/index.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { hasParts, statistics } from '../../slices/statistics.ts';
import type { Comparison, PairComparison } from '../comparison.ts';
import { comparisons } from '../comparisons.ts';
import { metrics } from '../index.ts';
import type { Intervals } from '../intervals.ts';
import type { Metric } from '../metric.ts';
import { sameSlice } from '../references/named.ts';
import { compareWithin } from './compare-within.ts';
import { type StrataField, strataField } from './strata-field.ts';
import { unfitWithin } from './unfit.ts';

/** A share of rows to be compared between groups within strata. */
export interface ConditionalRequest {
  readonly metric: string;
  readonly comparison: string;
  readonly by: readonly string[];
  /** Names of what is held equal: other attributes, or the stratum. */
  readonly given: readonly string[];
  /** Everybody else of the stratum, or a group. */
  readonly against: 'rest' | SliceId;
}

/**
 * For each request every group beside its reference, which is left out itself.
 * @throws InvalidInput where a metric, comparison, attribute or reference group is not known or not to be had.
 */
export function measureConditional(
  cube: SliceCube,
  requests: readonly ConditionalRequest[],
  asked: { readonly confidence: number; readonly intervals: Intervals },
): readonly ConditionalDisparity[] {
  const place = ({ by, given }: ConditionalRequest) => JSON.stringify([by, given]);
  const fields = new Map(
    [...new Set(requests.map(place))].map((here) => {
      const together = requests.filter((request) => place(request) === here);
      return [here, fieldOf(cube, together)] as const;
    }),
  );
  return requests.flatMap((request) => {
    const { metric, comparison, by, given, against } = request;
    const field = fields.get(place(request)) as StrataField;
    const taken = understood(request);
    return compareWithin(field, {
      ...asked,
      ...taken,
      measured: taken.metric.needs.every((id) => hasParts(statistics.get(id), cube.cells)),
      against: against === 'rest' ? undefined : groupAt(field, against),
    }).map((compared) => ({
      ...{ metric, comparison, by: [...by], given: [...given], reference: referenceName(against) },
      ...compared,
    }));
  });
}

function fieldOf(cube: SliceCube, requests: readonly ConditionalRequest[]): StrataField {
  const { by, given } = requests[0] as ConditionalRequest;
  const names = cube.attributes.map(({ name }) => name);
  const at = (name: string) => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    throw new InvalidInput(
      `there is no attribute "${name}" to compare by or within`,
      {},
      suggest(name, names),
    );
  };
  return strataField(
    cube,
    by.map(at),
    given.map(at),
    requests.map((request) => understood(request).metric),
  );
}

function understood(request: ConditionalRequest): { metric: Metric; comparison: PairComparison } {
  const metric: Metric = metrics.get(request.metric);
  const comparison: Comparison = comparisons.get(request.comparison);
  const unfit = unfitWithin(metric, comparison, request.against);
  if (unfit) throw new InvalidInput(unfit.what, {}, unfit.remedy);
  return { metric, comparison: comparison as PairComparison };
}

function groupAt({ slices }: StrataField, wanted: SliceId): number {
  const found = slices.findIndex((slice) => sameSlice(slice, wanted));
  if (found >= 0) return found;
  throw new InvalidInput(
    `no row belongs to the reference group ${sliceLabel(wanted)}`,
    {},
    `Groups with rows: ${slices.map((slice) => sliceLabel(slice)).join('; ')}.`,
  );
}
