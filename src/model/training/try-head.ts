import type { Features } from '../features.ts';
import { pickRows } from '../pick-rows.ts';
import type { TrainingContext } from './context.ts';
import { fineTune } from './fine-tune.ts';
import type { FineTuneOptions } from './options.ts';
import { predictScores } from './predict-scores.ts';

/** Rows of one step, at most. */
export const TRIAL_BATCH = 64;

/** The same for all, so that nobody can have tuned it to one of those that are compared. */
const RECIPE = {
  unfreeze: 0,
  batch: TRIAL_BATCH,
  rate: 0.003,
  warmUp: 0.1,
  layerDecay: 1,
  weightDecay: 0.01,
  clip: 1,
  earlyStopping: 0,
} as const satisfies Partial<FineTuneOptions>;

export interface HeadTrial {
  /** Vectors of the rows that may be learnt from, in the order in which they become known, then of the test rows. */
  readonly features: Features;
  /** One entry a row of the features. */
  readonly label: Uint8Array;
  readonly weight: Float64Array;
  /** How many of the rows may be learnt from. */
  readonly known: number;
  readonly head: Pick<FineTuneOptions, 'hidden' | 'classWeights'>;
  readonly seed: number;
}

/** Trains a head for so many steps on the first `rows` rows. Returns its scores of the test rows, in [0, 1]. */
export async function tryHead(
  { features, label, weight, known, head, seed }: HeadTrial,
  { rows, steps }: { readonly rows: number; readonly steps: number },
  context: Omit<TrainingContext, 'progress'>,
): Promise<Float64Array> {
  const quiet = { ...context, progress: () => {} };
  const options = { ...RECIPE, ...head, epochs: steps, steps };
  const train = Int32Array.from({ length: rows }, (_, row) => row);
  const validation = Int32Array.of();
  const model = await fineTune({ features, label, weight, train, validation, options, seed }, quiet);
  const test = Int32Array.from({ length: features.rows - known }, (_, row) => known + row);
  return predictScores({ features: pickRows(features, test), model, options }, quiet);
}
