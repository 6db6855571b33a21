import { DEFAULT_INTERVALS, intervalsComparing } from '../../metrics/intervals.ts';
import { proportionIntervals } from '../../stats/proportion-intervals.ts';
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
  },
  {
    default: {},
    description:
      'How well the shares of rows are known; all other numbers have a bootstrap. `docs/coverage.md` measures each.',
  },
);
