import type { Counted } from './counted.ts';
import { normalTail } from './normal.ts';
import { scoreOfDifference } from './score-of-difference.ts';

/**
 * p-value of two one-sided tests (Schuirmann 1987) that two proportions lie less than a margin apart: small where they
 * are shown to be as good as equal. Score tests: below 0.05 exactly where Miettinen and Nurminen's 90 % interval lies
 * within the margin.
 * @param margin in (0, 1)
 */
export function equivalenceP(a: Counted, b: Counted, margin: number): number {
  return Math.max(normalTail(scoreOfDifference(a, b, -margin)), normalTail(-scoreOfDifference(a, b, margin)));
}
