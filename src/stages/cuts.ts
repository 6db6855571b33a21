import { isThresholded } from '../config/is-thresholded.ts';
import type { AuditConfig } from '../config/schema.ts';
import { metrics } from '../metrics/index.ts';
import type { IntervalChoice } from '../metrics/intervals.ts';
import { type ComparisonRequest, type Measures, measure } from '../metrics/measure.ts';
import type { Metric } from '../metrics/metric.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import { follows, recut } from '../slices/recut.ts';
import { scoreProfiles } from '../slices/score-profiles.ts';
import type { AuditStage, Cuts } from './artefacts.ts';

/** Parts of [0, 1] that scores are counted in; a threshold is tried at the lower edge of each. */
const BINS = 20;

interface Options {
  /** Score from which decisions are favourable; null where they do not come from scores or nothing would follow from another one. */
  readonly threshold: number | null;
  readonly metrics: readonly string[];
  readonly comparisons: readonly ComparisonRequest[];
  /** Attributes whose crossed groups are counted beside everyone and the single ones. */
  readonly also: readonly (readonly string[])[];
  readonly order: number;
  readonly intervals: IntervalChoice;
  readonly confidence: number;
}

/** No limit is in its options: a new bound measures nothing anew. */
export const cutsStage: AuditStage<'cuts', 'cube', Options> = {
  makes: 'cuts',
  needs: ['cube'],
  version: 1,
  seeded: false,
  title: 'Thresholds',
  codec: jsonCodec(),
  options({ config }) {
    const rules = (config.policy?.rules ?? []).filter(isCuttable);
    const levels = rules.filter(({ comparison }) => comparison === undefined);
    return {
      threshold: isThresholded(config) && rules.length > 0 ? config.threshold : null,
      metrics: distinct(levels.map(({ metric }) => metric)),
      comparisons: distinct(rules.flatMap(comparisonOf)),
      also: distinct(rules.map(({ by }) => by)),
      order: Math.max(0, ...levels.map(({ by }) => by.length)),
      intervals: config.intervals,
      confidence: config.confidence,
    };
  },
  async run({ cube }, { threshold, also, ...options }): Promise<Cuts | null> {
    const names = cube.attributes.map(({ name }) => name);
    const crossed = also.map((by) => by.map((name) => names.indexOf(name)));
    const slices = scoreProfiles(cube, BINS, crossed);
    if (slices.length === 0) return null;
    const cuts: { threshold: number; measures: Measures }[] = [];
    if (threshold === null || !follows(cube, threshold)) return { bins: BINS, slices, cuts };
    for (let part = 0; part < BINS; part++) {
      const moved = recut(cube, part / BINS);
      if (!moved) continue;
      const measures = await measure(moved, { ...options, replicates: 0, seed: 0 });
      cuts.push({ threshold: part / BINS, measures });
    }
    return { bins: BINS, slices, cuts };
  },
};

/** Whether a rule is about a share of rows, whose interval needs no resampling, of all rows of a group together. */
export const isCuttable = ({
  metric,
  given,
}: {
  readonly metric: string;
  readonly given?: unknown;
}): boolean =>
  given === undefined && metrics.has(metric) && (metrics.get(metric) as Metric).count !== undefined;

type ConfiguredRule = NonNullable<AuditConfig['policy']>['rules'][number];

const comparisonOf = ({ metric, comparison, by, against = 'best' }: ConfiguredRule): ComparisonRequest[] =>
  comparison === undefined ? [] : [{ metric, comparison, by, against }];

const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
