import type { Problem } from '../problem.ts';
import type { AuditConfig, RuleConfig } from '../schema.ts';
import type { Check } from './check.ts';

type RuleCheck = (rule: RuleConfig, config: AuditConfig) => Problem | undefined;

/** A check of each rule by itself; its problem's path is taken from the rule. */
export const ofEachRule =
  (check: RuleCheck): Check =>
  (config) => {
    for (const [index, rule] of (config.policy?.rules ?? []).entries()) {
      const problem = check(rule, config);
      if (problem) return { ...problem, path: `/policy/rules/${index}${problem.path}` };
    }
    return undefined;
  };
