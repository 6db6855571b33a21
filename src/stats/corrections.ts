import { registry } from '../registry.ts';
import { stepDown, stepUp } from './step-wise.ts';

/** A way to judge many tests together. */
export interface Correction<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** What is kept below the level. */
  readonly controls: 'family-wise-error' | 'false-discovery-rate';
  readonly why: string;
  readonly source: string;
  /** Adjusted p-values in the order given: those at most the level are significant together. */
  adjust(p: readonly number[]): number[];
}

/** 1 + 1/2 + … + 1/m */
const harmonic = (m: number) => Array.from({ length: m }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);

/** Every correction for many tests. */
export const corrections = registry('correction', [
  {
    id: 'holm',
    title: 'Holm',
    controls: 'family-wise-error',
    why: 'Keeps the chance of even one false finding, whatever the tests have to do with each other.',
    source: 'Holm 1979',
    adjust: (p) => stepDown(p, (rank, m) => m - rank + 1),
  },
  {
    id: 'hochberg',
    title: 'Hochberg',
    controls: 'family-wise-error',
    why: 'Keeps the chance of even one false finding among tests that are independent or rise together; finds more than Holm.',
    source: 'Hochberg 1988',
    adjust: (p) => stepUp(p, (rank, m) => m - rank + 1),
  },
  {
    id: 'benjamini-hochberg',
    title: 'Benjamini–Hochberg',
    controls: 'false-discovery-rate',
    why: 'Keeps the share of false findings among the findings, for tests that are independent or rise together.',
    source: 'Benjamini & Hochberg 1995',
    adjust: (p) => stepUp(p, (rank, m) => m / rank),
  },
  {
    id: 'benjamini-yekutieli',
    title: 'Benjamini–Yekutieli',
    controls: 'false-discovery-rate',
    why: 'Keeps the share of false findings among the findings, whatever the tests have to do with each other.',
    source: 'Benjamini & Yekutieli 2001',
    adjust: (p) => stepUp(p, (rank, m) => (m / rank) * harmonic(m)),
  },
] as const satisfies readonly Correction[]);
