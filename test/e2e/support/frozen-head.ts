import { wasm } from '../../../src/model/engines/wasm.ts';
import type { Features } from '../../../src/model/features.ts';
import { fineTune } from '../../../src/model/training/fine-tune.ts';
import { predictScores } from '../../../src/model/training/predict-scores.ts';
import { random, shuffled } from '../../../src/stats/random.ts';

const LABELLED = 200;
const SEEDS = [1, 2, 3, 4, 5];

/** How heads are trained: the untaught backbone may choose its best, the taught one must do with its worst. */
const heads = [{ rate: 0.01 }, { rate: 0.003 }, { rate: 0.001 }];

export const context = {
  progress: () => {},
  signal: new AbortController().signal,
  numbers: async (length: number) => new Float32Array(length),
  engine: wasm,
};

/**
 * The area under the ROC curve of each kind of head over frozen features, learnt from 200 labelled rows and measured on
 * all others: the mean over five seeds, each with the features that it is given.
 */
export async function qualities(
  label: Uint8Array,
  featuresOf: (seed: number) => Promise<Features>,
): Promise<number[]> {
  const features = await inTurn(SEEDS, featuresOf);
  return inTurn(heads, async (head) =>
    mean(await inTurn(SEEDS, (seed, index) => quality(features[index] as Features, label, head, seed))),
  );
}

async function quality(features: Features, label: Uint8Array, head: (typeof heads)[number], seed: number) {
  const order = shuffled(label.length, random(seed, 'rows'));
  const test = order.slice(LABELLED);
  const schedule = {
    epochs: 20,
    batch: 32,
    weightDecay: 0.01,
    warmUp: 0.1,
    layerDecay: 1,
    clip: 1,
    earlyStopping: 0,
  };
  const options = { unfreeze: 0, classWeights: 'none', hidden: [], ...schedule, ...head } as const;
  const train = order.slice(0, LABELLED);
  const given = { features, label, train, validation: Int32Array.of(), options, seed };
  const model = await fineTune(given, context);
  const scores = await predictScores({ features, model, options }, context);
  return auc(
    test.map((row) => label[row] as number),
    Float64Array.from(test, (row) => scores[row] as number),
  );
}

async function inTurn<T, U>(items: readonly T[], work: (item: T, index: number) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Area under the ROC curve by counting pairs; ties count half. */
function auc(label: Int32Array, scores: Float64Array): number {
  let wins = 0;
  let pairs = 0;
  for (const [i, high] of scores.entries()) {
    if (label[i] !== 1) continue;
    for (const [j, low] of scores.entries()) {
      if (label[j] !== 0) continue;
      pairs += 1;
      if (high > low) wins += 1;
      else if (high === low) wins += 0.5;
    }
  }
  return wins / pairs;
}
