import {
  type Finding,
  type JudgedRule,
  type KnownFinding,
  type Notice,
  type PackRecord,
  referenceName,
  sliceLabel,
  type Verdict,
  type WaiverRecord,
} from '../result/index.ts';
import { ratchet } from './baseline.ts';
import { decideCase, worst } from './decide.ts';
import { directionOf } from './direction.ts';
import { impactOf } from './impact.ts';
import { limitInWords } from './limit-in-words.ts';
import { correct, type Judged } from './multiplicity.ts';
import { onDay, packNotices } from './packs/as-of.ts';
import type { Pack } from './packs/pack.ts';
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
import { type Waiver, waive } from './waivers.ts';

/** What the gate needs to know of the comparisons in use; one of all groups together has no `towards`. */
export type Comparisons = (id: string) => {
  readonly title: string;
  readonly fair: number;
  readonly towards?: Towards;
};

/** Everything that numbers are judged by. */
export interface Policy {
  readonly rules: readonly Rule[];
  /** Of the intervals, in (0, 1). */
  readonly confidence: number;
  /** Whether failures are held to a correction for all that the gate looks at. */
  readonly multiplicity: 'holm' | 'none';
  readonly waivers?: readonly Waiver[];
  /** Rule packs that rules belong to, and others of which only is told. */
  readonly packs?: readonly Pack[];
  /** Day on which waivers and packs are to hold; there where there are any. */
  readonly asOf?: string;
  /** What was there before. */
  readonly baseline?: readonly KnownFinding[];
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly rules: readonly JudgedRule[];
  readonly findings: readonly Finding[];
  readonly waivers?: readonly WaiverRecord[];
  readonly packs?: readonly PackRecord[];
  readonly notices: readonly Notice[];
}

/**
 * Holds what was measured to a policy. Fail closed: a rule that finds nothing to judge is inconclusive, and so are rules of
 * which none judges on the day; no rules at all is `not-judged`, which is no pass. Rules that only warn or inform have no
 * part in the verdict.
 */
export function judge(
  measured: Measured,
  policy: Policy,
  comparisons: Comparisons,
  metricTitle: (id: string) => string,
): Judgement {
  const { confidence, multiplicity, waivers, packs, asOf = '', baseline } = policy;
  const { rules, records: packRecords } = onDay(policy.rules, packs ?? [], asOf);
  const found = rules.flatMap((rule) => findingsOf(rule, measured, comparisons));
  const corrected = multiplicity === 'holm' ? correct(found, confidence) : found;
  const plain = corrected.map(({ finding }) => finding);
  const { findings: covered, records } = waivers
    ? waive(plain, waivers, rules, asOf)
    : { findings: plain, records: undefined };
  const metricOf = (id: string) => rules.find((rule) => rule.id === id)?.metric ?? id;
  const { findings, fixed } = baseline
    ? ratchet(covered, baseline, metricOf)
    : { findings: covered, fixed: [] };
  const judged = rules.map((rule) => judgedRule(rule, findings, comparisons, metricTitle));
  return {
    verdict: verdictOf(judged, policy.rules),
    rules: judged,
    findings,
    ...(records && { waivers: records }),
    ...(packs && { packs: packRecords }),
    notices: [
      ...packNotices(packRecords),
      ...(records ?? []).flatMap(noticeOfWaiver),
      ...fixed.map(noticeOfFixed),
    ],
  };
}

function verdictOf(judged: readonly JudgedRule[], asked: readonly Rule[]): Verdict {
  const blocks = ({ severity }: Pick<Rule, 'severity'>) => severity === 'block';
  const blocking = judged.filter(blocks);
  if (blocking.length === 0)
    return { outcome: asked.some(blocks) ? 'inconclusive' : 'not-judged', because: [] };
  const outcome = worst(blocking.map((rule) => rule.outcome));
  return {
    outcome: outcome === 'waived' ? 'pass' : outcome,
    because: blocking.filter((rule) => rule.outcome === outcome).map(({ id }) => id),
  };
}

function noticeOfWaiver({ state, rule, slice, owner, expires }: WaiverRecord): readonly Notice[] {
  const whose = `the waiver of ${rule} for ${sliceLabel(slice)} (${owner})`;
  const said = {
    applied: undefined,
    'not-yet': `${whose} does not hold yet`,
    expired: `${whose} expired on ${expires}: the finding counts`,
    worsened: `${whose} is void, as the finding has worsened: it counts`,
    orphaned: `${whose} has no finding any more: take it out of the policy`,
  }[state];
  return said === undefined ? [] : [{ code: `waiver-${state}`, message: said }];
}

const noticeOfFixed = ({ rule, slice }: KnownFinding): Notice => ({
  code: 'baseline-fixed',
  message: `${rule} for ${sliceLabel(slice)} is in the baseline and no finding any more: take it out with \`fairgate baseline prune\``,
});

function findingsOf(rule: Rule, measured: Measured, comparisons: Comparisons): readonly Judged[] {
  const kind = kindOf(rule);
  const comparison = rule.comparison === undefined ? undefined : comparisons(rule.comparison);
  const towards = comparison ? (comparison.towards ?? nowhere) : directly;
  const scale = { fair: comparison?.fair ?? 0, towards };
  return kind.cases(rule, measured).map((found) => ({
    rule,
    finding: finding(found, measured.rowsOf(found.slice), rule, scale),
  }));
}

function kindOf(rule: Rule) {
  const kind = [...ruleKinds].find((candidate) => candidate.applies(rule));
  if (!kind) throw new Error(`no kind of rule reads rule "${rule.id}"`);
  return kind;
}

function judgedRule(
  rule: Rule,
  findings: readonly Finding[],
  comparisons: Comparisons,
  metricTitle: (id: string) => string,
): JudgedRule {
  const comparison = rule.comparison === undefined ? undefined : comparisons(rule.comparison);
  return {
    id: rule.id,
    title: rule.title ?? titleOf(rule, metricTitle(rule.metric), comparison?.title),
    kind: kindOf(rule).id,
    metric: rule.metric,
    ...(rule.comparison !== undefined && {
      comparison: rule.comparison,
      ...(comparison?.towards && { against: referenceName(rule.against ?? (rule.given ? 'rest' : 'best')) }),
    }),
    ...(rule.ofTwo && { against: besideOf(rule) }),
    by: [...rule.by],
    ...(rule.given && { given: [...rule.given] }),
    expected: limitInWords(rule),
    ...(rule.atLeast !== undefined && { atLeast: rule.atLeast }),
    ...(rule.atMost !== undefined && { atMost: rule.atMost }),
    severity: rule.severity,
    ...(rule.pack !== undefined && { pack: rule.pack }),
    outcome: worst(findings.filter((each) => each.rule === rule.id).map(({ outcome }) => outcome)),
  };
}

function titleOf({ given }: Rule, metric: string, comparison: string | undefined): string {
  const compared = comparison === undefined ? metric : `${metric}: ${comparison.toLowerCase()}`;
  return given ? `${compared} within ${given.join(' × ')}` : compared;
}

function finding(found: Case, rows: number, rule: Rule, scale: ComparisonScale): Finding {
  const { outcome, legs } = decideCase(found, rows, rule);
  const needed = outcome === 'inconclusive' ? rowsNeeded(found.actual, rows, rule) : undefined;
  const impact = impactOf(found, rule, scale.fair);
  const toDetect = found.detectable && rowsToDetect(found.detectable, rows, rule, scale);
  return {
    rule: rule.id,
    slice: found.slice,
    ...(found.reference && { reference: found.reference }),
    outcome,
    direction: directionOf(found.actual, rule),
    expected: limitInWords(rule),
    actual: found.actual,
    people: peopleAffected(found, rows, rule, scale.towards),
    ...(needed !== undefined && { rowsNeeded: needed }),
    ...(toDetect !== undefined && { rowsToDetect: toDetect }),
    ...(impact && { impact }),
    ...(legs && { legs: [...legs] }),
  };
}
