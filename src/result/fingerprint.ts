import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Estimate } from './estimate.ts';
import type { SliceId } from './slice.ts';
import type { JudgedRule } from './verdict.ts';

/** Which limit a finding is about: where there are two, the one that its value is nearer to. */
function direction({ atLeast, atMost }: JudgedRule, actual: Estimate | undefined): string {
  if (atLeast === undefined || atMost === undefined) return atLeast === undefined ? 'above' : 'below';
  if (!actual?.known) return 'either';
  return actual.value < (atLeast + atMost) / 2 ? 'below' : 'above';
}

/**
 * What a finding is, whatever its numbers: sha256, in hexadecimal, of rule, metric, slice and direction. A run with other
 * data or another model finds it again by this.
 * @param slice undefined where the rule found nobody to judge.
 */
export function fingerprint(
  rule: JudgedRule,
  slice: SliceId | undefined,
  actual: Estimate | undefined,
): string {
  const what = { rule: rule.id, metric: rule.metric, slice, direction: direction(rule, actual) };
  return createHash('sha256').update(canonicalJson(what)).digest('hex');
}
