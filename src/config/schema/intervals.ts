import { DEFAULT_INTERVALS, intervalsComparing } from '../../metrics/intervals.ts';
import { proportionIntervals } from '../../stats/proportion-intervals.ts';
import { resamplings } from '../../stats/resamplings.ts';
import { closed, oneOf } from './parts.ts';

export const IntervalsConfig = closed(
  {
    rates: oneOf(proportionIntervals.ids, proportionIntervals.kind, {
      default: DEFAULT_INTERVALS.rates,
      description: 'Of a rate.',
    }),
    differences: oneOf(intervalsComparing('difference'), 'interval of a difference', {
      default: DEFAULT_INTERVALS.differences,
      description: 'Of the difference of two rates.',
    }),
    ratios: oneOf(intervalsComparing('ratio'), 'interval of a ratio', {
      default: DEFAULT_INTERVALS.ratios,
      description: 'Of the ratio of two rates.',
    }),
    bootstrap: oneOf(resamplings.ids, resamplings.kind, {
      default: DEFAULT_INTERVALS.bootstrap,
      description: 'How rows are drawn for all other numbers.',
    }),
  },
  {
    default: {},
    description:
      'How well numbers are known: shares of rows by closed forms, all others by a bootstrap. `docs/coverage.md` measures each.',
  },
);
