import type { Direction, Estimate } from '../result/index.ts';
import type { Rule } from './rule.ts';

/** The side of the limits on which a number lies; inside them, or where it is not known, the side that is nearer or limited. */
export function directionOf(
  actual: Estimate,
  { atLeast, atMost }: Pick<Rule, 'atLeast' | 'atMost'>,
): Direction {
  if (atLeast === undefined) return 'above';
  if (atMost === undefined || !actual.known) return 'below';
  return atMost - actual.value < actual.value - atLeast ? 'above' : 'below';
}
