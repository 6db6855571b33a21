import { newcombe } from '../stats/newcombe.ts';
import type { Comparison } from './comparison.ts';

export const difference = {
  id: 'difference',
  title: 'Difference',
  why: 'How many percentage points a group lies above or below its reference; of all groups, how far the extremes lie apart.',
  formula: 'group − reference; of all groups, highest − lowest',
  source: 'Calders & Verwer 2010',
  fair: 0,
  range: [-1, 1],
  widest: 'largest',
  of: (value, reference) => value - reference,
  interval: newcombe,
  method: 'newcombe',
  withEveryone: (withRest = 0, share) => (1 - share) * withRest,
  towards: (own, actual, limit) => own + limit - actual,
} as const satisfies Comparison;
