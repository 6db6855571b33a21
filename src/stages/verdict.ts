import { sliceKey } from '../gate/groups.ts';
import { judge } from '../gate/judge.ts';
import type { Rule } from '../gate/rule.ts';
import { classMetricId } from '../metrics/class-metric.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { pairMetrics } from '../metrics/pairs/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { SliceId } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';

export const verdictStage: AuditStage<'verdict', 'measures', readonly Rule[]> = {
  makes: 'verdict',
  needs: ['measures'],
  version: 4,
  seeded: false,
  title: 'Verdict',
  codec: jsonCodec(),
  options: ({ config }) =>
    (config.policy?.rules ?? []).map(({ class: name, ...rule }) => ({
      ...rule,
      metric: classMetricId(rule.metric, name),
      ...(pairMetrics.has(rule.metric) && { ofTwo: true as const }),
    })),
  async run({ measures }, rules) {
    const rows = new Map(measures.slices.map((profile) => [sliceKey(profile.slice), profile.rows]));
    const rowsOf = (slice: SliceId) => rows.get(sliceKey(slice)) ?? 0;
    const title = (metric: string) => measures.metrics.find(({ id }) => id === metric)?.title ?? metric;
    return judge({ ...measures, rowsOf }, rules, comparisons.get, title);
  },
};
