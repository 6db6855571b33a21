import { registry } from '../registry.ts';
import { drawBinomial } from './binomial-draw.ts';
import { gamma } from './gamma.ts';
import { poissons } from './poisson.ts';
import type { Random } from './random.ts';

/** How often each of several items counts in a replicate of a bootstrap. */
export interface Resampling<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  /**
   * @param sizes how many equal rows each item stands for, > 0
   * @returns fills in how often each item counts, relative to once: 1 on average, with the variance of its rows
   */
  draws(sizes: Float64Array): (source: Random, into: Float64Array) => void;
}

/** Every bootstrap of cube cells. */
export const resamplings = registry('bootstrap', [
  {
    id: 'poisson',
    title: 'Poisson',
    why: 'Every row counts a Poisson number of times, apart from all others: the number of rows varies too.',
    source: 'Hanley & MacGibbon 2006',
    draws: poissons,
  },
  {
    id: 'multinomial',
    title: 'Multinomial',
    why: 'As many rows as there are, drawn with replacement: the bootstrap as it was first made.',
    source: 'Efron 1979',
    draws(sizes) {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      return (source, into) => {
        let left = Math.round(total);
        let rest = total;
        for (let item = 0; item < sizes.length; item++) {
          const size = sizes[item] as number;
          const last = item === sizes.length - 1;
          const count = last ? left : drawBinomial(left, Math.min(1, size / rest), source);
          into[item] = count / size;
          left -= count;
          rest -= size;
        }
      };
    },
  },
  {
    id: 'bayesian',
    title: 'Bayesian',
    why: 'Rows get random weights that add up: no row is ever lost, so that rare outcomes stay.',
    source: 'Rubin 1981',
    draws(sizes) {
      const samplers = Array.from(sizes, gamma);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      return (source, into) => {
        let sum = 0;
        for (let item = 0; item < sizes.length; item++) {
          const weight = (samplers[item] as (typeof samplers)[number])(source);
          into[item] = weight;
          sum += weight;
        }
        for (let item = 0; item < sizes.length; item++) {
          into[item] = ((into[item] as number) * total) / sum / (sizes[item] as number);
        }
      };
    },
  },
] as const satisfies readonly Resampling[]);
export type ResamplingId = (typeof resamplings)['ids'][number];
