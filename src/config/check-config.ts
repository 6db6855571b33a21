import { OUTCOME_ROLES } from '../data/tasks/task.ts';
import { metrics } from '../metrics/index.ts';
import type { Notice } from '../result/index.ts';
import { columnUses } from './column-uses.ts';
import { crossChecks } from './cross-checks.ts';
import { cutOffNotices } from './cut-off-notices.ts';
import { packRules } from './pack-rules.ts';
import { invalid } from './problem.ts';
import { type AuditConfig, AuditFile } from './schema.ts';
import { taskOf } from './task-of.ts';
import { validator } from './validate.ts';

const validAudit = validator(AuditFile);

/**
 * An audit with its defaults filled in, and with the metrics of its rules among the measured ones.
 * @param file named in messages.
 * @throws InvalidInput with the JSON path of the first thing that is wrong.
 */
export function checkConfig(value: unknown, file: string): AuditConfig {
  const given = validAudit(value, file);
  const { policy } = given;
  const config = {
    ...given,
    metrics: given.metrics ?? usualMetrics(given),
    ...(policy && { policy: { ...policy, rules: [...policy.rules, ...packRules(given)] } }),
  };
  for (const check of crossChecks) {
    const problem = check(config);
    if (problem) throw invalid(problem, file);
  }
  const judged = config.policy?.rules.map(({ metric }) => metric) ?? [];
  return { ...config, metrics: [...new Set([...config.metrics, ...judged])] };
}

/** What is measured where the audit does not say. */
function usualMetrics(config: AuditFile): AuditConfig['metrics'] {
  const { usual, usualWith = {} } = taskOf(config);
  const named = OUTCOME_ROLES.filter((role) => config.predictions?.[role] !== undefined);
  return [...usual, ...named.flatMap((role) => usualWith[role] ?? [])].map((id) => metrics.get(id).id);
}

/** What is allowed, and worth knowing. */
export function configNotices(config: AuditConfig): readonly Notice[] {
  const uses = columnUses(config);
  const inputs = new Set(uses.filter(({ role }) => role === 'input').map(({ column }) => column));
  const inputNotices = uses
    .filter(({ column, role }) => role === 'protected' && inputs.has(column))
    .map(({ column }) => ({
      code: 'protected-input',
      message: `The model itself reads the protected attribute ${column}: it may treat people differently by it.`,
    }));
  return [...inputNotices, ...cutOffNotices(config)];
}
