import type { Estimate, Finding } from '../result/index.ts';
import { corrections } from '../stats/corrections.ts';
import { criticalValue, normalTails } from '../stats/normal.ts';
import { brokenLimit } from './people.ts';
import type { Rule } from './rule.ts';

/** A finding and the rule that it is of. */
export interface Judged {
  readonly rule: Rule;
  readonly finding: Finding;
}

const holm = corrections.get('holm');

/**
 * A gate of many rules fails one of them by chance sooner or later. Failures are held to Holm’s correction over the rules
 * that block, each by its strongest finding; within a rule, over its findings, unless their intervals allow for each other
 * already. A failure that is not among those found together is inconclusive. A p-value is how far an interval would have
 * to widen to reach the limit, so that of a single finding nothing changes.
 */
export function correct(judged: readonly Judged[], confidence: number): readonly Judged[] {
  const blocking = judged.filter(({ rule, finding }) => rule.severity === 'block' && finding.actual.known);
  const rules = [...new Set(blocking.map(({ rule }) => rule))];
  const within = rules.map((rule) =>
    withinRule(
      blocking.filter((each) => each.rule === rule),
      confidence,
    ),
  );
  const strongest = within.map((each) => Math.min(...each.values()));
  const across = holm.adjust(strongest);
  const adjusted = new Map(
    within.flatMap((each, index) => {
      const [own, corrected] = [strongest[index] as number, across[index] as number];
      return Array.from(each, ([finding, p]) => [finding, Math.min(1, scaled(p, own, corrected))] as const);
    }),
  );
  return judged.map(({ rule, finding }) => {
    const p = adjusted.get(finding);
    if (p === undefined || finding.outcome !== 'fail') return { rule, finding };
    const undecided = rule.burden === 'prove-unfair' ? 'pass' : 'inconclusive';
    const outcome = p <= 1 - confidence ? 'fail' : undecided;
    return { rule, finding: { ...finding, outcome, adjusted: p } };
  });
}

/** Each of a rule's findings is corrected by as much as its strongest. */
const scaled = (p: number, strongest: number, corrected: number) =>
  strongest === 0 ? p : Math.max(p, (p * corrected) / strongest);

/** p-values of one rule's findings, corrected for each other where their intervals are not. */
function withinRule(judged: readonly Judged[], confidence: number): ReadonlyMap<Finding, number> {
  const plain = judged.map(({ rule, finding }) => pOfFinding(finding, rule, confidence));
  const together = judged.every(({ finding }) => allowsForOthers(finding));
  const p = together ? plain : holm.adjust(plain);
  return new Map(judged.map(({ finding }, index) => [finding, p[index] as number]));
}

function allowsForOthers({ actual, legs }: Finding): boolean {
  return legs === undefined && actual.known && actual.method.startsWith('simultaneous');
}

function pOfFinding({ actual, legs }: Finding, rule: Rule, confidence: number): number {
  const significance = legs?.find(({ id }) => id === 'significance')?.actual;
  return significance ?? pOfLimit(actual, rule, confidence);
}

/** Two-sided, of standing at the limit that is broken; 1 where none is. */
function pOfLimit(actual: Estimate, rule: Rule, confidence: number): number {
  if (!actual.known) return 1;
  const limit = brokenLimit(actual.value, rule);
  if (limit === undefined) return 1;
  const half = limit > actual.value ? actual.high - actual.value : actual.value - actual.low;
  if (half === 0) return 0;
  return normalTails((criticalValue(confidence) * Math.abs(limit - actual.value)) / half);
}
