import { registry } from '../registry.ts';
import { accuracy } from './accuracy.ts';
import { attention } from './attention.ts';
import { auc } from './auc.ts';
import { averagePrecision } from './average-precision.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { baseRate } from './base-rate.ts';
import { brierScore } from './brier-score.ts';
import { calibrationInTheLarge } from './calibration-in-the-large.ts';
import { calibrationIntercept } from './calibration-intercept.ts';
import { calibrationSlope } from './calibration-slope.ts';
import { consistency } from './consistency.ts';
import { errorRate } from './error-rate.ts';
import { expectedCalibrationError } from './expected-calibration-error.ts';
import { exposure } from './exposure.ts';
import { exposurePerRelevance } from './exposure-per-relevance.ts';
import { f1 } from './f1.ts';
import { falseDiscoveryRate } from './false-discovery-rate.ts';
import { falseNegativeRate } from './false-negative-rate.ts';
import { falseOmissionRate } from './false-omission-rate.ts';
import { falsePositiveRate } from './false-positive-rate.ts';
import { generalisedEntropyIndex } from './generalised-entropy-index.ts';
import { gini } from './gini.ts';
import { ksStatistic } from './ks-statistic.ts';
import { logLoss } from './log-loss.ts';
import { lowerDecilePrediction } from './lower-decile-prediction.ts';
import { macroF1 } from './macro-f1.ts';
import { macroPrecision } from './macro-precision.ts';
import { macroRecall } from './macro-recall.ts';
import { matthewsCorrelation } from './matthews-correlation.ts';
import { maximumCalibrationError } from './maximum-calibration-error.ts';
import { meanAbsoluteError } from './mean-absolute-error.ts';
import { meanBenefit } from './mean-benefit.ts';
import { meanError } from './mean-error.ts';
import { meanOutcome } from './mean-outcome.ts';
import { meanPrediction } from './mean-prediction.ts';
import { meanScore } from './mean-score.ts';
import { medianPrediction } from './median-prediction.ts';
import { ndcg } from './ndcg.ts';
import { negativeClassBalance } from './negative-class-balance.ts';
import { negativePredictiveValue } from './negative-predictive-value.ts';
import { overallAccuracy } from './overall-accuracy.ts';
import { pairwiseAccuracy } from './pairwise-accuracy.ts';
import { positiveClassBalance } from './positive-class-balance.ts';
import { precision } from './precision.ts';
import { rSquared } from './r-squared.ts';
import { rootMeanSquaredError } from './root-mean-squared-error.ts';
import { scoringRate } from './scoring-rate.ts';
import { selectionRate } from './selection-rate.ts';
import { theilIndex } from './theil-index.ts';
import { topRate } from './top-rate.ts';
import { trueNegativeRate } from './true-negative-rate.ts';
import { truePositiveRate } from './true-positive-rate.ts';
import { upperDecilePrediction } from './upper-decile-prediction.ts';

/** Every number that can be taken of a slice. */
export const metrics = registry('metric', [
  selectionRate,
  scoringRate,
  baseRate,
  accuracy,
  errorRate,
  balancedAccuracy,
  f1,
  matthewsCorrelation,
  precision,
  negativePredictiveValue,
  falseDiscoveryRate,
  falseOmissionRate,
  truePositiveRate,
  falsePositiveRate,
  falseNegativeRate,
  trueNegativeRate,
  auc,
  gini,
  ksStatistic,
  averagePrecision,
  brierScore,
  logLoss,
  meanScore,
  calibrationInTheLarge,
  calibrationIntercept,
  calibrationSlope,
  expectedCalibrationError,
  maximumCalibrationError,
  positiveClassBalance,
  negativeClassBalance,
  meanBenefit,
  generalisedEntropyIndex,
  theilIndex,
  consistency,
  overallAccuracy,
  macroRecall,
  macroPrecision,
  macroF1,
  meanError,
  meanAbsoluteError,
  rootMeanSquaredError,
  rSquared,
  meanOutcome,
  meanPrediction,
  lowerDecilePrediction,
  medianPrediction,
  upperDecilePrediction,
  exposure,
  attention,
  topRate,
  exposurePerRelevance,
  ndcg,
  pairwiseAccuracy,
]);
