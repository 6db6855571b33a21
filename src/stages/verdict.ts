import type { PolicyConfig } from '../config/schema/policy.ts';
import { InvalidInput } from '../errors.ts';
import { judge, type Policy } from '../gate/judge.ts';
import { packs } from '../gate/packs/index.ts';
import { classMetricId } from '../metrics/class-metric.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { pairMetrics } from '../metrics/pairs/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';
import { gateView } from './gate-view.ts';

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
    ...(policy?.waivers && { waivers: policy.waivers }),
    ...(policy && isDated(policy) && { packs: packsOf(policy), asOf: dayOf(asOf) }),
    ...(baseline && { baseline }),
  }),
  async run({ measures }, policy) {
    const title = (metric: string) => measures.metrics.find(({ id }) => id === metric)?.title ?? metric;
    return judge(gateView(measures), policy, comparisons.get, title);
  },
};

type Policies = Pick<PolicyConfig, 'rules' | 'packs' | 'waivers'>;

const isDated = ({ rules, packs: named, waivers = [] }: Policies): boolean =>
  named.length + waivers.length > 0 || rules.some(({ pack }) => pack !== undefined);

/** The packs that are named, and those that single rules belong to. */
const packsOf = ({ rules, packs: named }: Policies) =>
  [...new Set([...named, ...rules.flatMap(({ pack }) => pack ?? [])])].map((id) => packs.get(id));

function dayOf(asOf: string | undefined): string {
  if (asOf !== undefined) return asOf;
  throw new InvalidInput(
    'the policy has waivers or rule packs, and it is not said on which day they are to hold',
    { path: '/policy' },
    'Give the option "asOf", such as "2026-01-31".',
  );
}
