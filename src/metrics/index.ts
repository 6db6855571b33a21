import { registry } from '../registry.ts';
import { accuracy } from './accuracy.ts';
import { auc } from './auc.ts';
import { baseRate } from './base-rate.ts';
import { brierScore } from './brier-score.ts';
import { falseNegativeRate } from './false-negative-rate.ts';
import { falsePositiveRate } from './false-positive-rate.ts';
import { precision } from './precision.ts';
import { selectionRate } from './selection-rate.ts';
import { trueNegativeRate } from './true-negative-rate.ts';
import { truePositiveRate } from './true-positive-rate.ts';

/** Every number that can be taken of a slice. */
export const metrics = registry('metric', [
  selectionRate,
  accuracy,
  precision,
  truePositiveRate,
  falsePositiveRate,
  falseNegativeRate,
  trueNegativeRate,
  baseRate,
  auc,
  brierScore,
]);
