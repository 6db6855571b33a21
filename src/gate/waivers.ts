import { type Direction, type Finding, type SliceId, sliceKey, type WaiverRecord } from '../result/index.ts';
import { brokenLimit } from './people.ts';
import type { Rule } from './rule.ts';

/** A finding that somebody lets through for a while. Days are written as `2026-11-25`. */
export interface Waiver {
  readonly finding: { readonly rule: string; readonly slice: SliceId; readonly direction?: Direction };
  readonly reason: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly ticket?: string;
  readonly created: string;
  readonly expires: string;
  /** The shortfall (how far beyond its limit the number lies) above which the waiver is void. */
  readonly voidAbove?: number;
}

/**
 * Lets through what waivers cover on a day. One that has expired, whose finding has worsened or is not there, waives
 * nothing; what became of each is recorded.
 * @param asOf the day, as waivers write it
 */
export function waive(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  rules: readonly Rule[],
  asOf: string,
): { readonly findings: readonly Finding[]; readonly records: readonly WaiverRecord[] } {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const pending = findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive');
  const settled = waivers.map((waiver) => {
    const finding = pending.find((candidate) => covers(waiver, candidate));
    return { waiver, finding, state: stateOf(waiver, finding, ruleOf, asOf) };
  });
  const waived = new Map(
    settled.flatMap(({ waiver, finding, state }) =>
      finding && state === 'applied' ? [[finding, waiver] as const] : [],
    ),
  );
  return {
    findings: findings.map((finding) => {
      const waiver = waived.get(finding);
      return waiver ? exempted(finding, 'waiver', inWords(waiver)) : finding;
    }),
    records: settled.map(({ waiver, state }) => recorded(waiver, state)),
  };
}

/** The finding as it is let through. */
export function exempted(finding: Finding, by: 'waiver' | 'baseline', why: string): Finding {
  const { outcome: was } = finding;
  if (was === 'pass' || was === 'waived') return finding;
  return { ...finding, outcome: 'waived', exemption: { by, was, why } };
}

function covers({ finding: { rule, slice, direction } }: Waiver, finding: Finding): boolean {
  return (
    rule === finding.rule &&
    sliceKey(slice) === sliceKey(finding.slice) &&
    (direction === undefined || direction === finding.direction)
  );
}

function stateOf(
  { created, expires, voidAbove }: Waiver,
  finding: Finding | undefined,
  rules: ReadonlyMap<string, Rule>,
  asOf: string,
): WaiverRecord['state'] {
  if (asOf < created) return 'not-yet';
  if (asOf > expires) return 'expired';
  if (!finding) return 'orphaned';
  const rule = rules.get(finding.rule);
  const { actual } = finding;
  const limit = actual.known && rule ? brokenLimit(actual.value, rule) : undefined;
  const shortfall = actual.known && limit !== undefined ? Math.abs(limit - actual.value) : 0;
  return voidAbove !== undefined && (!actual.known || shortfall > voidAbove) ? 'worsened' : 'applied';
}

function inWords({ reason, approvedBy, owner, ticket, expires }: Waiver): string {
  const where = ticket === undefined ? '' : `, ${ticket}`;
  return `${reason} (answers for it: ${owner}; approved by ${approvedBy}${where}; until ${expires})`;
}

function recorded({ finding, voidAbove: _, ...waiver }: Waiver, state: WaiverRecord['state']): WaiverRecord {
  return { ...finding, ...waiver, state };
}
