import { describe, expect, it } from 'vitest';
import { HIRING, hiring } from '../../fixtures/generators/hiring.ts';
import { loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import { embedTexts } from '../../src/model/embed-text.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import type { Features } from '../../src/model/features.ts';
import { fineTune } from '../../src/model/training/fine-tune.ts';
import { initialWeights } from '../../src/model/training/initial-weights.ts';
import { predictScores } from '../../src/model/training/predict-scores.ts';
import type { Weights } from '../../src/model/weights.ts';
import { random, shuffled } from '../../src/stats/random.ts';

const ROWS = 1700;
const LABELLED = 200;
const SEEDS = [1, 2, 3, 4, 5];

/** How heads are trained: the untaught backbone may choose its best, the taught one must do with its worst. */
const heads = [{ rate: 0.01 }, { rate: 0.003 }, { rate: 0.001 }];

const context = { progress: () => {}, signal: new AbortController().signal, engine: wasm };

describe('the committed checkpoint', () => {
  it('transfers: frozen, with 200 labelled rows, it beats the same architecture from random weights', async () => {
    const checkpoint = await loadCheckpoint(await checkpointFiles('fixtures/checkpoints/resume-bert'));
    const { backbone } = checkpoint;
    const { columns } = hiring({ ...HIRING, rows: ROWS });
    const label = Uint8Array.from(columns.invited, Number);

    const embed = async (weights: Weights): Promise<Features> => {
      const cut = backbone.blocks.length;
      const request = { texts: columns.resume, checkpoint: { ...checkpoint, weights }, cut, maxTokens: 128 };
      return (await embedTexts(request, context)).features;
    };
    const quality = async (features: Features, head: (typeof heads)[number], seed: number) => {
      const order = shuffled(ROWS, random(seed, 'rows'));
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
    };
    /** Mean over the seeds for each head; a random backbone is drawn anew for each seed. */
    const qualities = async (backboneOf: (seed: number) => Promise<Features>) => {
      const vectors = await Promise.all(SEEDS.map(backboneOf));
      return inTurn(heads, async (head) =>
        mean(await inTurn(SEEDS, (seed, index) => quality(vectors[index] as Features, head, seed))),
      );
    };

    const learnt = await embed(checkpoint.weights);
    const transferred = await qualities(async () => learnt);
    const untaught = await qualities((seed) =>
      embed(initialWeights(backbone.weights, backbone.initialDeviation, random(seed, 'untaught'))),
    );
    expect(Math.min(...transferred)).toBeGreaterThanOrEqual(Math.max(...untaught) + 0.05);
  }, 180_000);
});

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
