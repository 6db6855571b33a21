import { judge, type Policy } from '../gate/judge.ts';
import { comparisons } from '../metrics/comparisons.ts';
import type { Measures } from '../metrics/measure.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { WhatIf } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';
import { isCuttable } from './cuts.ts';
import { gateView } from './gate-view.ts';
import { verdictStage } from './verdict.ts';

/** The scores behind the decisions, and what the policy would say at other thresholds. */
export const whatIfsStage: AuditStage<'whatIfs', 'cuts', Policy> = {
  makes: 'whatIfs',
  needs: ['cuts'],
  version: 1,
  seeded: false,
  title: 'What if',
  codec: jsonCodec(),
  options(job) {
    const { waivers: _, baseline: __, ...policy } = verdictStage.options(job);
    return { ...policy, rules: policy.rules.filter(isCuttable) };
  },
  async run({ cuts: found }, policy) {
    if (!found) return null;
    const { bins, slices, cuts } = found;
    return {
      bins,
      slices: [...slices],
      thresholds: cuts.map(({ threshold, measures }) => ({ threshold, ...judged(measures, policy) })),
    };
  },
};

function judged(measures: Measures, policy: Policy): Omit<WhatIf, 'threshold'> {
  const { rules, findings } = judge(gateView(measures), policy, comparisons.get, (id) => id);
  return {
    rules: rules.map(({ id, outcome }) => ({ id, outcome })),
    findings: findings.map(({ rule, slice, outcome, actual }) => ({ rule, slice, outcome, actual })),
  };
}
