import Type, { type Static } from 'typebox';
import type { Architecture } from '../architecture.ts';
import type { Activation } from '../ops.ts';
import {
  checkHeads,
  Deviation,
  Flag,
  InnerWidth,
  Layers,
  Positions,
  refusal,
  Vocabulary,
  Width,
} from './config-members.ts';
import { attend, hidePadding, linear, linearWeights, norm, normWeights } from './layers.ts';
import { type Part, part, table } from './part.ts';
import { meanPool } from './pooling.ts';
import { readActivation } from './read-activation.ts';
import { readConfig } from './read-config.ts';

const DistilBertConfig = Type.Object({
  dim: Width,
  n_layers: Layers,
  n_heads: Width,
  hidden_dim: InnerWidth,
  vocab_size: Vocabulary,
  max_position_embeddings: Positions,
  activation: Type.Optional(Type.String()),
  initializer_range: Deviation,
  is_decoder: Flag,
});
type DistilBertConfig = Static<typeof DistilBertConfig>;

const EPSILON = 1e-12;
const WORDS = 'embeddings.word_embeddings.weight';

/**
 * DistilBERT, half of BERT's layers taught by the whole (Sanh et al. 2019), as Hugging Face's `DistilBertModel` computes
 * it. Its checkpoints hold the table of positions, whether that was learnt or is of sinusoids.
 */
export const distilbert: Architecture = {
  id: 'distilbert',
  title: 'DistilBERT',
  modality: 'text',
  examples: [
    'hf:distilbert/distilbert-base-uncased',
    'hf:distilbert/distilbert-base-cased',
    'hf:distilbert/distilbert-base-multilingual-cased',
  ],
  read(raw, file) {
    const config = readConfig(DistilBertConfig, raw, file);
    const refuse = refusal(file, 'Use a plain DistilBERT encoder, such as distilbert-base-uncased.');
    checkHeads(config.n_heads, config.dim, '/n_heads', refuse);
    if (config.is_decoder === true) refuse('a DistilBERT decoder is not supported', '/is_decoder');
    const activation = readActivation(config.activation ?? 'gelu', { file, path: '/activation' });
    const parts = [
      embeddings(config),
      ...Array.from({ length: config.n_layers }, (_, index) =>
        layer(`transformer.layer.${index}`, config, activation),
      ),
    ];
    return {
      architecture: 'distilbert',
      modality: 'text',
      width: config.dim,
      vocabulary: config.vocab_size,
      maxLength: config.max_position_embeddings,
      initialDeviation: config.initializer_range ?? 0.02,
      blocks: parts.map(({ block }) => block),
      weights: parts.flatMap(({ weights }) => weights),
      pretext: {
        task: 'masked',
        words: WORDS,
        head: {
          dense: 'vocab_transform',
          norm: 'vocab_layer_norm',
          bias: 'vocab_projector.bias',
          activation,
          epsilon: EPSILON,
        },
      },
      pool: meanPool,
    };
  },
  aliases: (name) => [name, `distilbert.${name}`],
};

function embeddings({ vocab_size, max_position_embeddings, dim }: DistilBertConfig): Part {
  const words = table(WORDS, vocab_size, dim);
  const places = table('embeddings.position_embeddings.weight', max_position_embeddings, dim);
  return part('embeddings', [words, places, ...normWeights('embeddings.LayerNorm', dim)], {
    apply(ops, ids, { positions }) {
      const word = ops.gather(ops.weight(words.name), ids);
      const place = ops.gather(ops.weight(places.name), positions);
      return norm(ops, ops.add(word, place), 'embeddings.LayerNorm', EPSILON);
    },
  });
}

function layer(name: string, config: DistilBertConfig, activation: Activation): Part {
  const { dim: width, hidden_dim: inner, n_heads: heads } = config;
  const weights = [
    ...['q_lin', 'k_lin', 'v_lin', 'out_lin'].flatMap((role) =>
      linearWeights(`${name}.attention.${role}`, width, width),
    ),
    ...normWeights(`${name}.sa_layer_norm`, width),
    ...linearWeights(`${name}.ffn.lin1`, width, inner),
    ...linearWeights(`${name}.ffn.lin2`, inner, width),
    ...normWeights(`${name}.output_layer_norm`, width),
  ];
  return part(name, weights, {
    apply(ops, x, { mask }) {
      const queries = linear(ops, x, `${name}.attention.q_lin`);
      const keys = linear(ops, x, `${name}.attention.k_lin`);
      const values = linear(ops, x, `${name}.attention.v_lin`);
      const seen = attend(ops, { queries, keys, values }, hidePadding(ops, mask), { heads, width });
      const mixed = ops.add(linear(ops, seen, `${name}.attention.out_lin`), x);
      const middle = norm(ops, mixed, `${name}.sa_layer_norm`, EPSILON);
      const wide = ops.activate(linear(ops, middle, `${name}.ffn.lin1`), activation);
      return norm(
        ops,
        ops.add(linear(ops, wide, `${name}.ffn.lin2`), middle),
        `${name}.output_layer_norm`,
        EPSILON,
      );
    },
  });
}
