import type { Backbone } from '../../src/model/architecture.ts';
import { bert } from '../../src/model/architectures/bert.ts';
import type { Weights } from '../../src/model/weights.ts';
import { random } from '../../src/stats/random.ts';

/** Sizes of well-known encoders; the vocabulary is small, since looking words up costs the same in any. */
const SIZES = {
  MiniLM: { hidden_size: 384, num_hidden_layers: 6, num_attention_heads: 12, intermediate_size: 1536 },
  'BERT-base': { hidden_size: 768, num_hidden_layers: 12, num_attention_heads: 12, intermediate_size: 3072 },
} as const;
export type Size = keyof typeof SIZES;

export const configOf = (size: Size) => ({ ...SIZES[size], vocab_size: 2000, max_position_embeddings: 512 });

/** Of the size that is asked for, with weights that are no one's: speed does not depend on them. */
export function backboneOf(size: Size): { readonly backbone: Backbone; readonly weights: Weights } {
  const backbone = bert.read(configOf(size), 'config.json');
  return { backbone, weights: noise(backbone.weights) };
}

/** One stretch of noise that all weights take their values from. */
export function noise(specs: Backbone['weights']): Weights {
  const source = random(1, 'noise');
  const some = Float32Array.from({ length: 4099 }, () => source.normal() * 0.02);
  return new Map(
    specs.map(({ name, shape }) => {
      const values = new Float32Array(shape.reduce((size, axis) => size * axis, 1));
      for (let at = 0; at < values.length; at += some.length) {
        values.set(some.subarray(0, values.length - at), at);
      }
      return [name, { shape, values }] as const;
    }),
  );
}

/** Lengths of texts as they are met: many short ones, few long ones; 4 to 256 tokens. */
export function mixedLengths(rows: number): Int32Array {
  const source = random(2, 'lengths');
  return Int32Array.from({ length: rows }, () =>
    Math.round(Math.min(256, Math.max(4, Math.exp(4 + 0.8 * source.normal())))),
  );
}
