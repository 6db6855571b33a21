import { registry } from '../../registry.ts';
import { abroca } from './abroca.ts';
import { averageOddsDifference } from './average-odds-difference.ts';
import { crossGroupAuc } from './cross-group-auc.ts';
import { crossGroupAucGap } from './cross-group-auc-gap.ts';
import { equalisedOdds } from './equalised-odds.ts';
import { ksDistance } from './ks-distance.ts';
import { standardisedMeanDifference } from './standardised-mean-difference.ts';

/** Every number that can be taken of two groups at once. */
export const pairMetrics = registry('metric of two groups', [
  equalisedOdds,
  averageOddsDifference,
  abroca,
  crossGroupAuc,
  crossGroupAucGap,
  ksDistance,
  standardisedMeanDifference,
]);
