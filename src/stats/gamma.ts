import type { Random } from './random.ts';

/**
 * Draws gamma numbers of one shape and scale 1 (Marsaglia & Tsang 2000); of a shape below 1 by that of shape + 1.
 * @param shape > 0
 */
export function gamma(shape: number): (source: Random) => number {
  if (shape < 1) {
    const larger = gamma(shape + 1);
    return (source) => larger(source) * (1 - source.uniform()) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return (source) => {
    for (;;) {
      const x = source.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      const u = 1 - source.uniform();
      if (Math.log(u) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
    }
  };
}
