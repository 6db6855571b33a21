import type { Interval, Limits } from './interval.ts';

/**
 * Interval of a − b for two independent estimates, from each one's own limits at the wanted confidence. Of Wilson
 * limits this is Newcombe's hybrid score interval (Newcombe 1998, method 10); of others, MOVER (Zou & Donner 2008).
 */
export function newcombe(a: Limits, b: Limits): Interval {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
