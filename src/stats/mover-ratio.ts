import type { Limits, OpenInterval } from './interval.ts';

/**
 * Interval of a / b for two independent estimates ≥ 0, from each one's own limits at the wanted confidence
 * (Donner & Zou 2012). Closed form, counts of 0 included; without an upper end where b may be 0.
 * The lower end is the published root multiplied out, which has no singularity at `2 b = b.high`.
 */
export function moverRatio(a: Limits, b: Limits): OpenInterval {
  const product = a.value * b.value;
  const root = (spread: number) => product + Math.sqrt(Math.max(0, product * product - spread));
  const lowest = a.low * (2 * a.value - a.low);
  const highest = b.low * (2 * b.value - b.low);
  const under = root(lowest * b.high * (2 * b.value - b.high));
  const over = root(highest * a.high * (2 * a.value - a.high));
  return {
    low: lowest === 0 ? 0 : lowest / under,
    high: highest === 0 ? undefined : over / highest,
  };
}
