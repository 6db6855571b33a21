import { type Finding, type JudgedRule, referenceName, type Verdict } from '../result/index.ts';
import { decide, worst } from './decide.ts';
import {
  type ComparisonScale,
  directly,
  nowhere,
  peopleAffected,
  rowsNeeded,
  rowsToDetect,
  type Towards,
} from './people.ts';
import type { Case, Measured, Rule } from './rule.ts';
import { ruleKinds } from './rules/index.ts';
import { besideOf } from './rules/pair.ts';

/** What the gate needs to know of the comparisons in use; one of all groups together has no `towards`. */
export type Comparisons = (id: string) => {
  readonly title: string;
  readonly fair: number;
  readonly towards?: Towards;
};

export interface Judgement {
  readonly verdict: Verdict;
  readonly rules: readonly JudgedRule[];
  readonly findings: readonly Finding[];
}

/**
 * Holds what was measured to the policy's rules. Fail closed: a rule that finds nothing to judge is inconclusive;
 * no rules at all is `not-judged`, which is no pass.
 */
export function judge(
  measured: Measured,
  rules: readonly Rule[],
  comparisons: Comparisons,
  metricTitle: (id: string) => string,
): Judgement {
  const judged = rules.map((rule) => judgeRule(rule, measured, comparisons, metricTitle));
  const outcome = judged.length === 0 ? 'not-judged' : worst(judged.map(({ rule }) => rule.outcome));
  return {
    verdict: {
      outcome,
      because: judged.filter(({ rule }) => rule.outcome === outcome).map(({ rule }) => rule.id),
    },
    rules: judged.map(({ rule }) => rule),
    findings: judged.flatMap(({ findings }) => findings),
  };
}

function judgeRule(
  rule: Rule,
  measured: Measured,
  comparisons: Comparisons,
  metricTitle: (id: string) => string,
): { rule: JudgedRule; findings: readonly Finding[] } {
  const kind = [...ruleKinds].find((candidate) => candidate.applies(rule));
  if (!kind) throw new Error(`no kind of rule reads rule "${rule.id}"`);
  const comparison = rule.comparison === undefined ? undefined : comparisons(rule.comparison);
  const expected = limitInWords(rule);
  const towards = comparison ? (comparison.towards ?? nowhere) : directly;
  const scale = { fair: comparison?.fair ?? 0, towards };
  const findings = kind
    .cases(rule, measured)
    .map((found) => finding(found, measured.rowsOf(found.slice), rule, expected, scale));
  return {
    rule: {
      id: rule.id,
      title:
        rule.title ?? [metricTitle(rule.metric), comparison?.title.toLowerCase()].filter(Boolean).join(': '),
      kind: kind.id,
      metric: rule.metric,
      ...(rule.comparison !== undefined && {
        comparison: rule.comparison,
        ...(comparison?.towards && { against: referenceName(rule.against ?? 'best') }),
      }),
      ...(rule.ofTwo && { against: besideOf(rule) }),
      by: [...rule.by],
      expected,
      ...(rule.atLeast !== undefined && { atLeast: rule.atLeast }),
      ...(rule.atMost !== undefined && { atMost: rule.atMost }),
      outcome: worst(findings.map(({ outcome }) => outcome)),
    },
    findings,
  };
}

function finding(found: Case, rows: number, rule: Rule, expected: string, scale: ComparisonScale): Finding {
  const outcome = decide(found.actual, rows, rule);
  const needed = outcome === 'inconclusive' ? rowsNeeded(found.actual, rows, rule) : undefined;
  const toDetect = found.detectable && rowsToDetect(found.detectable, rows, rule, scale);
  return {
    rule: rule.id,
    slice: found.slice,
    ...(found.reference && { reference: found.reference }),
    outcome,
    expected,
    actual: found.actual,
    people: peopleAffected(found, rows, rule, scale.towards),
    ...(needed !== undefined && { rowsNeeded: needed }),
    ...(toDetect !== undefined && { rowsToDetect: toDetect }),
  };
}

/** With the minus sign that is one, as reports write numbers. */
function limitInWords({ atLeast, atMost }: Rule): string {
  const parts = [
    atLeast === undefined ? undefined : `≥ ${atLeast}`,
    atMost === undefined ? undefined : `≤ ${atMost}`,
  ];
  return parts
    .filter((part) => part !== undefined)
    .join(' and ')
    .replaceAll('-', '−');
}
