import type { Counted } from '../stats/counted.ts';
import type { KnownReading } from './reading.ts';

/** A share of rows in as many independent rows of equal weight as tell as much at a confidence. */
export function counted(reading: KnownReading, confidence: number): Counted {
  const n = reading.worth?.(confidence) ?? reading.support;
  return { count: reading.value * n, n };
}
