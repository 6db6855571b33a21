import {
  type AuditResult,
  type Baseline,
  type Estimate,
  type Finding,
  fingerprint,
  type KnownFinding,
} from '../result/index.ts';
import { exempted } from './waivers.ts';

/**
 * Lets through what was there before and has not worsened: a number counts as worse where the interval of its difference
 * from then, both taken as independent, lies beyond 0 (Zou & Donner 2008). What was known and is not found any more comes
 * back as fixed.
 */
export function ratchet(
  findings: readonly Finding[],
  known: readonly KnownFinding[],
  metricOf: (rule: string) => string,
): { readonly findings: readonly Finding[]; readonly fixed: readonly KnownFinding[] } {
  const before = new Map(known.map((entry) => [fingerprint(entry), entry]));
  const met = new Set<string>();
  const kept = findings.map((finding) => {
    if (finding.outcome === 'pass') return finding;
    const key = fingerprint({ ...finding, metric: metricOf(finding.rule) });
    const entry = before.get(key);
    if (!entry) return finding;
    met.add(key);
    return worse(finding, entry.actual)
      ? finding
      : exempted(finding, 'baseline', 'known before, and not worse');
  });
  return { findings: kept, fixed: known.filter((entry) => !met.has(fingerprint(entry))) };
}

/** Whether a number has moved away from its limits by more than chance; one that is not known any more counts as worse. */
function worse({ actual, direction }: Finding, before: Estimate): boolean {
  if (!actual.known) return before.known;
  if (!before.known) return false;
  const down = direction === 'below';
  const moved = down ? before.value - actual.value : actual.value - before.value;
  const now = down ? actual.high - actual.value : actual.value - actual.low;
  const then = down ? before.value - before.low : before.high - before.value;
  return moved > Math.hypot(now, then);
}

/** What a result is known to find from now on: all that does not pass. */
export function baselineOf({ audit, findings, rules }: AuditResult): Baseline {
  const metrics = new Map(rules.map(({ id, metric }) => [id, metric]));
  return {
    schema: 1,
    audit,
    findings: findings
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ rule, slice, direction, actual }) => ({
        rule,
        metric: metrics.get(rule) ?? rule,
        slice,
        direction,
        actual,
      })),
  };
}

/** The baseline without what a result does not find any more. Nothing is added to it. */
export function pruned(baseline: Baseline, result: AuditResult): Baseline {
  const found = new Set(baselineOf(result).findings.map(fingerprint));
  return { ...baseline, findings: baseline.findings.filter((entry) => found.has(fingerprint(entry))) };
}
