import { type Counted, proportionOf } from './counted.ts';
import { crossing } from './crossing.ts';
import type { OpenInterval } from './interval.ts';
import { criticalValue } from './normal.ts';

/** Logarithm of a ratio that no counts can support. */
const BEYOND = 80;

/**
 * Score interval of the ratio of two independent proportions: the ratios that the score test does not reject
 * (Koopman 1984). Defined for counts of 0 too; without an upper end where the denominator may be 0.
 */
export function koopman(a: Counted, b: Counted, confidence: number): OpenInterval {
  const z = criticalValue(confidence);
  const [p, q] = [proportionOf(a), proportionOf(b)];
  const score = (log: number) => scoreOfRatio(a, b, Math.exp(log));
  const start = (missing: number) => (p > 0 && q > 0 ? Math.log(p / q) : missing);
  return {
    low: p === 0 ? 0 : Math.exp(crossing(start(BEYOND), -BEYOND, (log) => score(log) <= z)),
    high: q === 0 ? undefined : Math.exp(crossing(start(-BEYOND), BEYOND, (log) => score(log) >= -z)),
  };
}

/** Standard errors by which the observed ratio lies above a supposed one, > 0; falls with it. */
function scoreOfRatio(a: Counted, b: Counted, supposed: number): number {
  const distance = proportionOf(a) - supposed * proportionOf(b);
  if (distance === 0) return 0;
  const lead = (a.n + b.n) * supposed;
  const middle = a.n * supposed + a.count + b.n + b.count * supposed;
  const counts = a.count + b.count;
  const root = Math.sqrt(Math.max(0, middle ** 2 - 4 * lead * counts));
  const second = Math.min(1, 1 / supposed, (2 * counts) / (middle + root));
  const first = Math.min(1, supposed * second);
  const variance = (first * (1 - first)) / a.n + (supposed ** 2 * second * (1 - second)) / b.n;
  return distance / Math.sqrt(variance);
}
