import { accuracy } from '../accuracy.ts';
import { auc } from '../auc.ts';
import type { Metric } from '../metric.ts';
import { estimateOf, type Reading } from '../reading.ts';
import type { Criterion, CriterionKind } from './criterion.ts';

/** How good a candidate is for everyone together. */
export const levels: CriterionKind = () => [auc, accuracy].map(levelOf);

function levelOf(metric: Metric): Criterion {
  const { id, title, why } = metric;
  return {
    said: { id, title, why, kind: 'quality', better: 'higher' },
    metric,
    groupings: [[]],
    estimate: (readings, confidence) => estimateOf(readings([])[0] as Reading, confidence),
  };
}
