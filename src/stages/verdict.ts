import { InvalidInput } from '../errors.ts';
import { sliceKey } from '../gate/groups.ts';
import { judge, type Policy } from '../gate/judge.ts';
import { classMetricId } from '../metrics/class-metric.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { pairMetrics } from '../metrics/pairs/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { SliceId } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';

export const verdictStage: AuditStage<'verdict', 'measures', Policy> = {
  makes: 'verdict',
  needs: ['measures'],
  version: 6,
  seeded: false,
  title: 'Verdict',
  codec: jsonCodec(),
  options: ({ config: { policy, confidence }, asOf, baseline }) => ({
    rules: (policy?.rules ?? []).map(({ class: name, ...rule }) => ({
      ...rule,
      metric: classMetricId(rule.metric, name),
      ...(pairMetrics.has(rule.metric) && { ofTwo: true as const }),
    })),
    confidence,
    multiplicity: policy?.multiplicity ?? 'none',
    ...(policy?.waivers && { waived: { waivers: policy.waivers, asOf: dayOf(asOf) } }),
    ...(baseline && { baseline }),
  }),
  async run({ measures }, policy) {
    const rows = new Map(measures.slices.map((profile) => [sliceKey(profile.slice), profile.rows]));
    const rowsOf = (slice: SliceId) => rows.get(sliceKey(slice)) ?? 0;
    const title = (metric: string) => measures.metrics.find(({ id }) => id === metric)?.title ?? metric;
    return judge({ ...measures, rowsOf }, policy, comparisons.get, title);
  },
};

function dayOf(asOf: string | undefined): string {
  if (asOf !== undefined) return asOf;
  throw new InvalidInput(
    'the policy has waivers, and it is not said on which day they are to hold',
    { path: '/policy/waivers' },
    'Give the option "asOf", such as "2026-01-31".',
  );
}
