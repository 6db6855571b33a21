import { betaQuantile } from './beta.ts';

/**
 * How many standard errors a two-sided interval of a mean reaches to each side when the spread is estimated from the
 * same rows (Student 1908): 2.26 at 0.95 with 9 degrees of freedom.
 * @param confidence in (0, 1)
 * @param freedom degrees of freedom, > 0
 */
export function studentCritical(confidence: number, freedom: number): number {
  const x = betaQuantile(freedom / 2, 0.5, 1 - confidence, confidence);
  return Math.sqrt((freedom * (1 - x)) / x);
}
