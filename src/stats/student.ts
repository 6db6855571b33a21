import { betaQuantile } from './beta.ts';

/**
 * How many standard errors a two-sided interval of Student's t reaches to each side: 2.776 at 0.95 with 4 degrees of
 * freedom.
 * @param confidence in (0, 1)
 * @param df degrees of freedom, > 0, whole or not
 */
export function studentCritical(confidence: number, df: number): number {
  const share = betaQuantile(1 / 2, df / 2, confidence, 1 - confidence);
  return Math.sqrt((df * share) / (1 - share));
}
