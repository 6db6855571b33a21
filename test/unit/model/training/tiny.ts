import type { Backbone } from '../../../../src/model/architecture.ts';
import { bert } from '../../../../src/model/architectures/bert.ts';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { tfjsOps } from '../../../../src/model/executors/tfjs.ts';
import type { Features } from '../../../../src/model/features.ts';
import { runBlocks } from '../../../../src/model/training/blocks.ts';
import type { TrainingContext } from '../../../../src/model/training/context.ts';
import { onEngine } from '../../../../src/model/training/gradients.ts';
import { initialWeights } from '../../../../src/model/training/initial-weights.ts';
import { type Padded, paddedOf, type Sequences, tensorsOf } from '../../../../src/model/training/inputs.ts';
import type { Weights } from '../../../../src/model/weights.ts';
import { random } from '../../../../src/stats/random.ts';

/** A real BERT with random weights, small enough to be trained in a test. */
export function tinyBert(): { readonly backbone: Backbone; readonly weights: Weights } {
  const backbone = bert.read(
    {
      hidden_size: 16,
      num_hidden_layers: 2,
      num_attention_heads: 2,
      intermediate_size: 32,
      vocab_size: 24,
      max_position_embeddings: 16,
    },
    'config.json',
  );
  return { backbone, weights: initialWeights(backbone.weights, 0.2, random(11, 'tiny')) };
}

/** Sequences of three to nine tokens; the label tells whether token 7 is among them. */
export function tokenRows(rows: number): { readonly features: Sequences; readonly label: Uint8Array } {
  const source = random(5, 'tokens');
  const label = Uint8Array.from({ length: rows }, (_, row) => row % 2);
  const texts = Array.from(label, (positive) => {
    const text = Int32Array.from({ length: 3 + source.below(7) }, () => 8 + source.below(16));
    if (positive === 1) text[source.below(text.length)] = 7;
    return text;
  });
  const values = Int32Array.from(texts.flatMap((text) => [...text]));
  const lengths = Int32Array.from(texts, (text) => text.length);
  return { features: { kind: 'tokens', rows, lengths, values }, label };
}

/** What comes out of the blocks before `from`; of the whole backbone and its pool where none is left. */
export async function featuresAt(from: number, tokens: Sequences): Promise<Features> {
  const { backbone, weights } = tinyBert();
  const tf = await wasm.start();
  const { lengths, rows } = tokens;
  const width = backbone.width;
  const frozen = { ...backbone, blocks: backbone.blocks.slice(0, from) };
  const pooled = from === backbone.blocks.length;
  const parts = Array.from({ length: rows }, (_, row) =>
    tf.tidy(() => {
      const ops = tfjsOps(tf, (name) => onEngine(tf, weights, name));
      const { x, ...context } = tensorsOf<keyof Padded>(tf, paddedOf(tokens)(Int32Array.of(row)));
      const states = runBlocks(ops, frozen, 0, x, context);
      return Array.from((pooled ? backbone.pool(ops, states, context) : states).dataSync());
    }),
  );
  const values = Float32Array.from(parts.flat());
  return pooled ? { kind: 'vectors', rows, width, values } : { kind: 'states', rows, width, lengths, values };
}

export const rowIds = (from: number, to: number): Int32Array =>
  Int32Array.from({ length: to - from }, (_, index) => from + index);

export const context: TrainingContext = {
  progress: () => {},
  signal: new AbortController().signal,
  engine: wasm,
};
