import { describe, expect, it } from 'vitest';
import { HIRING, hiring } from '../../fixtures/generators/hiring.ts';
import { loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import { embedTexts } from '../../src/model/embed-text.ts';
import type { Features } from '../../src/model/features.ts';
import { initialWeights } from '../../src/model/training/initial-weights.ts';
import type { Weights } from '../../src/model/weights.ts';
import { random } from '../../src/stats/random.ts';
import { context, qualities } from './support/frozen-head.ts';

const ROWS = 1700;

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
    const learnt = await embed(checkpoint.weights);
    const transferred = await qualities(label, async () => learnt);
    const untaught = await qualities(label, (seed) =>
      embed(initialWeights(backbone.weights, backbone.initialDeviation, random(seed, 'untaught'))),
    );
    expect(Math.min(...transferred)).toBeGreaterThanOrEqual(Math.max(...untaught) + 0.05);
  }, 180_000);
});
