import { newcombe } from '../stats/newcombe.ts';
import type { PairComparison } from './comparison.ts';
import { widestGap } from './widest-gap.ts';

export const difference: PairComparison<'difference'> = {
  id: 'difference',
  title: 'Difference',
  why: 'How far a group lies above or below its reference, for a share in percentage points; of all groups, how far the extremes lie apart.',
  formula: 'group − reference; of all groups, highest − lowest',
  source: 'Calders & Verwer 2010',
  peers: {
    fairlearn: {
      name: 'MetricFrame.difference',
      note: 'of all groups the same as "between_groups"; no sign otherwise',
    },
    aif360: { name: 'difference', note: 'of two groups, unprivileged − privileged' },
  },
  fair: 0,
  suits: 'any number',
  range: ([least, most]) => [least - most, most - least],
  widest: 'largest',
  of: (value, reference) => value - reference,
  interval: newcombe,
  chosen: 'differences',
  scaled: (interval) => interval,
  withEveryone: (withRest, share) => withRest && (1 - share) * withRest,
  towards: (own, actual, limit) => own + limit - actual,
  ofAll: (groups) => widestGap(difference, groups),
};
