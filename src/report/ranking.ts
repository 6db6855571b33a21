import type { AuditResult, Finding } from '../result/index.ts';
import { groupText } from './groups.ts';
import { severity } from './words.ts';

/** Findings in the order in which they press: fail, inconclusive, pass; in each, by people affected. */
export function ranked(
  result: AuditResult,
  findings: readonly Finding[] = result.findings,
): readonly Finding[] {
  const place = new Map(result.rules.map(({ id }, index) => [id, index]));
  const keyed = findings.map((finding) => ({ finding, name: groupText(finding.slice, result) }));
  keyed.sort(
    (a, b) =>
      severity.indexOf(a.finding.outcome) - severity.indexOf(b.finding.outcome) ||
      b.finding.people - a.finding.people ||
      (place.get(a.finding.rule) ?? -1) - (place.get(b.finding.rule) ?? -1) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  return keyed.map(({ finding }) => finding);
}
