import { registry } from '../registry.ts';
import { type Counted, proportionOf } from './counted.ts';
import type { Limits, OpenInterval } from './interval.ts';
import { jeffreys } from './jeffreys.ts';
import { katz } from './katz.ts';
import { koopman } from './koopman.ts';
import { miettinenNurminen } from './miettinen-nurminen.ts';
import { moverRatio } from './mover-ratio.ts';
import { newcombe } from './newcombe.ts';
import { wilson } from './wilson.ts';

/** A way to say how well the comparison of two independent proportions is known. */
export interface PairInterval<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** a − b or a / b. */
  readonly compares: 'difference' | 'ratio';
  readonly why: string;
  readonly source: string;
  /** Limits of each proportion by which many groups are compared at once. */
  readonly limits: 'wilson' | 'jeffreys';
  /** Undefined where the method has nothing to say of these counts. */
  of(a: Counted, b: Counted, confidence: number): OpenInterval | undefined;
}

const limitsBy =
  (interval: typeof wilson) =>
  (counted: Counted, confidence: number): Limits => ({
    value: proportionOf(counted),
    ...interval(proportionOf(counted), counted.n, confidence),
  });
const byWilson = limitsBy(wilson);
const byJeffreys = limitsBy(jeffreys);

/** Every interval of a difference or a ratio of two proportions. */
export const pairIntervals = registry('interval of a comparison', [
  {
    id: 'mover-jeffreys',
    title: 'Jeffreys limits by variance recovery',
    compares: 'difference',
    limits: 'jeffreys',
    why: 'The Jeffreys intervals of both groups, combined; narrower than Newcombe’s and right in rarer cases.',
    source: 'Laud 2017',
    of: (a, b, confidence) => newcombe(byJeffreys(a, confidence), byJeffreys(b, confidence)),
  },
  {
    id: 'newcombe',
    title: 'Newcombe',
    compares: 'difference',
    limits: 'wilson',
    why: 'The Wilson intervals of both groups, combined.',
    source: 'Newcombe 1998, method 10',
    of: (a, b, confidence) => newcombe(byWilson(a, confidence), byWilson(b, confidence)),
  },
  {
    id: 'miettinen-nurminen',
    title: 'Miettinen–Nurminen',
    compares: 'difference',
    limits: 'jeffreys',
    why: 'The differences that a score test does not reject.',
    source: 'Miettinen & Nurminen 1985',
    of: miettinenNurminen,
  },
  {
    id: 'mover-ratio',
    title: 'ratio by variance recovery',
    compares: 'ratio',
    limits: 'wilson',
    why: 'The Wilson intervals of both groups, combined.',
    source: 'Donner & Zou 2012',
    of: (a, b, confidence) => moverRatio(byWilson(a, confidence), byWilson(b, confidence)),
  },
  {
    id: 'koopman',
    title: 'Koopman',
    compares: 'ratio',
    limits: 'wilson',
    why: 'The ratios that a score test does not reject.',
    source: 'Koopman 1984',
    of: koopman,
  },
  {
    id: 'katz',
    title: 'Katz',
    compares: 'ratio',
    limits: 'wilson',
    why: 'Normal on the logarithm; for counts that are not small.',
    source: 'Katz et al. 1978',
    of: katz,
  },
] as const satisfies readonly PairInterval[]);
export type PairIntervalId = (typeof pairIntervals)['ids'][number];
