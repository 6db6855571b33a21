import { type Counted, proportionOf } from './counted.ts';
import { normalTails } from './normal.ts';
import type { Tested } from './tested.ts';

/**
 * Two-sided z test that two independent proportions are equal. The variance is `pooled` under that supposition
 * (its square is Pearson's χ²) or each group's own. Undefined where the variance is 0.
 */
export function twoProportionZ(a: Counted, b: Counted, variance: 'pooled' | 'unpooled'): Tested | undefined {
  const [p, q] = [proportionOf(a), proportionOf(b)];
  const together = (a.count + b.count) / (a.n + b.n);
  const [first, second] = variance === 'pooled' ? [together, together] : [p, q];
  const squared = (first * (1 - first)) / a.n + (second * (1 - second)) / b.n;
  if (!(squared > 0)) return undefined;
  const statistic = (p - q) / Math.sqrt(squared);
  return { statistic, p: normalTails(statistic) };
}
