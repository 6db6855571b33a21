import {
  type AuditResult,
  type Exemption,
  type Finding,
  fingerprint,
  type JudgedRule,
} from '../result/index.ts';
import { groupText } from './groups.ts';
import { brief, count } from './numbers.ts';
import { visibleText } from './visible-text.ts';
import { severity } from './words.ts';

/** What build servers are told one by one: a finding, or a rule that found nothing to judge. */
export interface Case {
  readonly rule: JudgedRule;
  /** Who was judged; the rule's title where nobody was. */
  readonly name: string;
  readonly outcome: Finding['outcome'];
  readonly message: string;
  readonly people: number;
  readonly fingerprint: string;
  /** There where it is waived. */
  readonly exemption?: Exemption;
}

/** All cases, rule by rule in the order of the policy. */
export const casesOf = (result: AuditResult): readonly Case[] =>
  result.rules.flatMap((rule) => casesOfRule(result, rule));

export function casesOfRule(result: AuditResult, rule: JudgedRule): readonly Case[] {
  const findings = result.findings.filter(({ rule: id }) => id === rule.id);
  if (findings.length === 0) {
    const message = 'nothing was measured';
    const { title: name, outcome } = rule;
    return [
      {
        rule,
        name,
        outcome,
        message,
        people: 0,
        fingerprint: fingerprint({ rule: rule.id, metric: rule.metric }),
      },
    ];
  }
  return findings.map((finding) => ({
    rule,
    name: groupText(finding.slice, result),
    outcome: finding.outcome,
    message: [
      `expected ${finding.expected}, actual ${brief(finding.actual)}, ${count(finding.people)} people`,
      ...(finding.exemption ? [`waived: ${finding.exemption.why}`] : []),
      ...(finding.rowsNeeded === undefined
        ? []
        : [`about ${count(finding.rowsNeeded)} rows would settle it`]),
    ].join('; '),
    people: finding.people,
    fingerprint: fingerprint({ ...finding, metric: rule.metric }),
    ...(finding.exemption && { exemption: finding.exemption }),
  }));
}

/** A case that would stand in the way of a pass, were its rule to block and nobody to let it through. */
export type Pressing = Case & { readonly outcome: Exclude<Case['outcome'], 'pass'> };

/** How loud a case that does not pass is told: by what it is, or, where its rule does not block, by that. */
export function loudness<T>(
  { outcome, exemption, rule }: Pressing,
  told: Readonly<Record<'fail' | 'inconclusive' | 'warn' | 'info', T>>,
): T {
  if (rule.severity !== 'block') return told[rule.severity];
  return told[outcome === 'waived' ? (exemption?.was ?? 'fail') : outcome];
}

/** Those of an audit, most pressing first. */
export const pressing = (result: AuditResult): readonly Pressing[] =>
  casesOf(result)
    .filter((one): one is Pressing => one.outcome !== 'pass')
    .sort((a, b) => severity.indexOf(a.outcome) - severity.indexOf(b.outcome) || b.people - a.people);

/** A case in one sentence that shows whatever is in it. */
export const sentence = ({ rule, name, message }: Case): string =>
  visibleText(name === rule.title ? `${name}: ${message}` : `${rule.title}: ${name}: ${message}`);

/** Where the rule stands that a case is due to, so that a reviewer is led to what can be changed. */
export interface Place {
  /** From the root of the repository, by the house's convention. */
  readonly file: string;
  /** JSON pointer. */
  readonly pointer: string;
}

/**
 * The rule in the audit file, `audits/<audit>.json`; where there is no such file (the result was made by a command line of
 * its own), the rule as the result tells it.
 */
export function placeOf({ rule }: Case, { audit, rules, lineage }: AuditResult): Place {
  const index = rules.findIndex(({ id }) => id === rule.id);
  const name = visibleText(audit);
  return lineage.command === undefined
    ? { file: `audits/${name}.json`, pointer: `/policy/rules/${index}` }
    : { file: `reports/${name}/result.json`, pointer: `/rules/${index}` };
}
