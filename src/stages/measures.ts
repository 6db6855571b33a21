import type { AuditConfig } from '../config/schema.ts';
import { comparisons, comparisonsOf } from '../metrics/comparisons.ts';
import { unfitWithin } from '../metrics/conditional/unfit.ts';
import { metrics as known } from '../metrics/index.ts';
import type { PairRequest } from '../metrics/measure.ts';
import {
  type ClassComparisonRequest,
  type ClassConditionalRequest,
  type ClassMeasureOptions,
  measureClasses,
} from '../metrics/measure-classes.ts';
import { pairMetrics } from '../metrics/pairs/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';

export const measuresStage: AuditStage<'measures', 'cube', Omit<ClassMeasureOptions, 'seed'>> = {
  makes: 'measures',
  needs: ['cube'],
  version: 10,
  seeded: true,
  title: 'Measures',
  codec: jsonCodec(),
  options: ({ config }) => ({
    metrics: config.metrics.filter(known.has),
    comparisons: requests(config),
    pairs: pairRequests(config),
    conditional: conditionalRequests(config),
    order: config.slices.order,
    intervals: config.intervals,
    confidence: config.confidence,
    replicates: config.replicates,
  }),
  run: async ({ cube }, options, context) =>
    measureClasses(cube, { ...options, seed: context.seed }, context),
};

/**
 * Every comparison that has a meaning of every metric between the groups of each single attribute, against the best; and what the rules
 * judge, which may cross attributes or name another reference. No limit is in here: a new bound changes no measure.
 */
function requests({
  dataset,
  predictions,
  metrics,
  comparisons: compared,
  policy,
}: AuditConfig): ClassComparisonRequest[] {
  const attributes = (dataset ?? predictions)?.protected ?? [];
  const everywhere = attributes.flatMap((attribute) =>
    metrics
      .filter(known.has)
      .flatMap((metric) =>
        compared
          .filter((comparison) => comparisonsOf(known.get(metric)).includes(comparison))
          .map((comparison) => ({ metric, comparison, by: [attribute], against: 'best' as const })),
      ),
  );
  const judged = (policy?.rules ?? []).flatMap(
    ({ metric, class: name, comparison, by, given, against = 'best' }) =>
      comparison === undefined || given
        ? []
        : [{ metric, ...(name !== undefined && { class: name }), comparison, by, against }],
  );
  return distinct([...everywhere, ...judged]);
}

/**
 * Where there is a stratum, every rate between the groups of each single attribute within it; and what the rules judge of
 * like with like.
 */
function conditionalRequests(config: AuditConfig): ClassConditionalRequest[] {
  const source = config.dataset ?? config.predictions;
  const strata = source?.stratum === undefined ? [] : [[source.stratum]];
  const everywhere = strata.flatMap((given) =>
    (source?.protected ?? []).flatMap((attribute) =>
      config.metrics.filter(known.has).flatMap((metric) =>
        config.comparisons
          .filter((id) => !unfitWithin(known.get(metric), comparisons.get(id), 'rest'))
          .map(
            (comparison): ClassConditionalRequest => ({
              metric,
              comparison,
              by: [attribute],
              given,
              against: 'rest',
            }),
          ),
      ),
    ),
  );
  const judged = (config.policy?.rules ?? []).flatMap(
    ({ metric, class: name, comparison, by, given, against = 'rest' }) =>
      comparison === undefined || !given
        ? []
        : [
            {
              metric,
              ...(name !== undefined && { class: name }),
              comparison,
              by,
              given,
              against: against as ClassConditionalRequest['against'],
            },
          ],
  );
  return distinct([...everywhere, ...judged]);
}

/** Every metric of two groups of the groups of each single attribute beside everybody else; and what the rules judge. */
function pairRequests({ dataset, predictions, metrics, policy }: AuditConfig): PairRequest[] {
  const attributes = (dataset ?? predictions)?.protected ?? [];
  const everywhere = attributes.flatMap((attribute) =>
    metrics
      .filter(pairMetrics.has)
      .map((metric): PairRequest => ({ metric, by: [attribute], against: 'rest' })),
  );
  const judged = (policy?.rules ?? []).flatMap(({ metric, by, against = 'rest' }) =>
    pairMetrics.has(metric) ? [{ metric, by, against: against as PairRequest['against'] }] : [],
  );
  return distinct([...everywhere, ...judged]);
}

function distinct<Request>(requests: readonly Request[]): Request[] {
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()];
}
