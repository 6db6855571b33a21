import type { Counted } from '../stats/counted.ts';
import type { KnownReading } from './reading.ts';

/** A share of rows in as many rows of equal weight as tell as much. */
export function counted({ value, support }: KnownReading): Counted {
  return { count: value * support, n: support };
}
