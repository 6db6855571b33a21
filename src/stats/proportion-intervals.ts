import { registry } from '../registry.ts';
import { agrestiCoull } from './agresti-coull.ts';
import { clopperPearson } from './clopper-pearson.ts';
import type { Interval } from './interval.ts';
import { jeffreys } from './jeffreys.ts';
import { wilson } from './wilson.ts';

/** A way to say how well a proportion is known. */
export interface ProportionInterval<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  /**
   * Limits within [0, 1] and around the proportion.
   * @param proportion in [0, 1]
   * @param n rows it rests on, > 0; the effective number where rows have weights
   * @param confidence in (0, 1)
   */
  of(proportion: number, n: number, confidence: number): Interval;
}

/** Every interval of a proportion. */
export const proportionIntervals = registry('interval of a proportion', [
  {
    id: 'wilson',
    title: 'Wilson',
    why: 'The proportions that a score test does not reject; covers as often as it says on average.',
    source: 'Wilson 1927',
    of: wilson,
  },
  {
    id: 'clopper-pearson',
    title: 'Clopper–Pearson',
    why: 'The proportions that an exact test does not reject; never covers less often than it says, and is wider for it.',
    source: 'Clopper & Pearson 1934',
    of: clopperPearson,
  },
  {
    id: 'agresti-coull',
    title: 'Agresti–Coull',
    why: 'A normal interval around Wilson’s midpoint; simple, and wider than Wilson’s.',
    source: 'Agresti & Coull 1998',
    of: agrestiCoull,
  },
  {
    id: 'jeffreys',
    title: 'Jeffreys',
    why: 'What is believed of a proportion after the count when nothing was known before; covers as often as it says on average.',
    source: 'Brown, Cai & DasGupta 2001',
    of: jeffreys,
  },
] as const satisfies readonly ProportionInterval[]);
export type ProportionIntervalId = (typeof proportionIntervals)['ids'][number];
