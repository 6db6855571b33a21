import { registry } from '../registry.ts';
import { adversarialDebiasing } from './adversarial-debiasing.ts';
import { calibratedEqualisedOdds } from './calibrated-equalised-odds.ts';
import { correlationRemover } from './correlation-remover.ts';
import { dfr } from './dfr.ts';
import { disparateImpactRemover } from './disparate-impact-remover.ts';
import { equalSelection } from './equal-selection.ts';
import { equalisedOddsMixing } from './equalised-odds-mixing.ts';
import { exponentiatedGradient } from './exponentiated-gradient.ts';
import { gridSearch } from './grid-search.ts';
import { groupCalibration } from './group-calibration.ts';
import { groupDro } from './group-dro.ts';
import { groupThresholds } from './group-thresholds.ts';
import { inlp } from './inlp.ts';
import { jtt } from './jtt.ts';
import { leace } from './leace.ts';
import { massaging } from './massaging.ts';
import { minDiff } from './min-diff.ts';
import type { Mitigation } from './mitigation.ts';
import { rejectOption } from './reject-option.ts';
import { resampling } from './resampling.ts';
import { reweighing } from './reweighing.ts';
import { thresholdOptimiser } from './threshold-optimiser.ts';

/** Every strategy that can make a model fairer, before training, during it, or after. */
export const mitigations = registry<Mitigation>('mitigation', [
  reweighing,
  resampling,
  massaging,
  disparateImpactRemover,
  correlationRemover,
  leace,
  inlp,
  exponentiatedGradient,
  gridSearch,
  minDiff,
  adversarialDebiasing,
  groupDro,
  jtt,
  dfr,
  thresholdOptimiser,
  groupThresholds,
  equalSelection,
  equalisedOddsMixing,
  rejectOption,
  calibratedEqualisedOdds,
  groupCalibration,
]);
