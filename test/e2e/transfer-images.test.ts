import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PORTRAITS, portraits } from '../../fixtures/generators/portraits.ts';
import { imageCheckpointFiles } from '../../src/model/checkpoints/files.ts';
import { loadImageCheckpoint } from '../../src/model/checkpoints/image-checkpoint.ts';
import { embedImages } from '../../src/model/embed-images.ts';
import type { Features } from '../../src/model/features.ts';
import { decode } from '../../src/model/images/decode.ts';
import { initialWeights } from '../../src/model/training/initial-weights.ts';
import type { Weights } from '../../src/model/weights.ts';
import { random } from '../../src/stats/random.ts';
import { context, qualities } from './support/frozen-head.ts';

const ROWS = 1200;

describe('the committed checkpoint for images', () => {
  it('transfers: frozen, with 200 labelled rows, it beats the same architecture from random weights', async () => {
    const files = await imageCheckpointFiles('fixtures/checkpoints/portrait-resnet');
    const checkpoint = await loadImageCheckpoint(files);
    const { backbone } = checkpoint;
    const { columns } = portraits({ ...PORTRAITS, rows: ROWS });
    const label = Uint8Array.from(columns.accepted, Number);
    const photos = await Promise.all(
      columns.photo.map(async (file) => decode(await readFile(`fixtures/portraits/${file}`), { file })),
    );

    const embed = async (weights: Weights): Promise<Features> => {
      const request = {
        rows: ROWS,
        open: async (row: number) => photos[row] as (typeof photos)[number],
        checkpoint: { ...checkpoint, weights },
        cut: backbone.blocks.length,
      };
      return (await embedImages(request, context)).features;
    };
    const learnt = await embed(checkpoint.weights);
    const transferred = await qualities(label, async () => learnt);
    const untaught = await qualities(label, (seed) =>
      embed(initialWeights(backbone.weights, backbone.initialDeviation, random(seed, 'untaught'))),
    );
    expect(Math.min(...transferred)).toBeGreaterThan(Math.max(...untaught));
  }, 180_000);
});
