import Type, { type Static } from 'typebox';
import type { Backbone, BlockContext, PretextHead } from '../architecture.ts';
import type { Activation, Ops } from '../ops.ts';
import {
  checkHeads,
  Deviation,
  Epsilon,
  Flag,
  InnerWidth,
  Layers,
  Positions,
  type Refuse,
  Size,
  Vocabulary,
  Width,
} from './config-members.ts';
import { attend, hidePadding, linear, linearWeights, norm, normWeights } from './layers.ts';
import { type Part, part, table } from './part.ts';
import { meanPool } from './pooling.ts';

/** The members that BERT and RoBERTa share. */
export const BertMembers = {
  hidden_size: Width,
  num_hidden_layers: Layers,
  num_attention_heads: Width,
  intermediate_size: InnerWidth,
  vocab_size: Vocabulary,
  max_position_embeddings: Positions,
  type_vocab_size: Type.Optional(Size(1000)),
  hidden_act: Type.Optional(Type.String()),
  layer_norm_eps: Epsilon,
  initializer_range: Deviation,
  position_embedding_type: Type.Optional(Type.String()),
  is_decoder: Flag,
  add_cross_attention: Flag,
};
const BertConfig = Type.Object(BertMembers);
export type BertConfig = Static<typeof BertConfig>;

const WORDS = 'embeddings.word_embeddings.weight';

/** In what the members of the family differ. */
export interface BertVariant {
  readonly architecture: string;
  readonly activation: Activation;
  readonly epsilon: number;
  readonly maxLength: number;
  /** Names of the head that hidden tokens are guessed with. */
  readonly head: Pick<PretextHead, 'dense' | 'norm' | 'bias'>;
  /** Rows of the table of positions, from ids and positions [batch, length]. */
  positionIds<T>(ops: Ops<T>, ids: T, context: BlockContext<T>): T;
}

/** Embeddings and layers as BERT has them, under its names; every input is one segment: all tokens are of type 0. */
export function bertBackbone(config: BertConfig, variant: BertVariant): Backbone {
  const parts = [
    embeddings(config, variant),
    ...Array.from({ length: config.num_hidden_layers }, (_, index) =>
      layer(`encoder.layer.${index}`, config, variant),
    ),
  ];
  return {
    architecture: variant.architecture,
    modality: 'text',
    width: config.hidden_size,
    vocabulary: config.vocab_size,
    maxLength: variant.maxLength,
    initialDeviation: config.initializer_range ?? 0.02,
    blocks: parts.map(({ block }) => block),
    weights: parts.flatMap(({ weights }) => weights),
    pretext: {
      task: 'masked',
      words: WORDS,
      head: { ...variant.head, activation: variant.activation, epsilon: variant.epsilon },
    },
    pool: meanPool,
  };
}

/** Names of a tensor in checkpoints: with and without the prefix of models with a head, and in the first spelling. */
export function bertAliases(name: string, prefix: string): readonly string[] {
  const renamed = name
    .replace(/LayerNorm\.weight$/, 'LayerNorm.gamma')
    .replace(/LayerNorm\.bias$/, 'LayerNorm.beta');
  return [...new Set([name, `${prefix}${name}`, renamed, `${prefix}${renamed}`])];
}

export function refuseVariants(config: BertConfig, title: string, refuse: Refuse): void {
  const { position_embedding_type: positions } = config;
  checkHeads(config.num_attention_heads, config.hidden_size, '/num_attention_heads', refuse);
  if (positions !== undefined && positions !== 'absolute') {
    refuse(`positions of type "${positions.slice(0, 40)}" are not supported`, '/position_embedding_type');
  }
  if (config.is_decoder === true) refuse(`a ${title} decoder is not supported`, '/is_decoder');
  if (config.add_cross_attention === true) refuse('cross-attention is not supported', '/add_cross_attention');
}

function embeddings(config: BertConfig, { epsilon, positionIds }: BertVariant): Part {
  const width = config.hidden_size;
  const words = table(WORDS, config.vocab_size, width);
  const positions = table('embeddings.position_embeddings.weight', config.max_position_embeddings, width);
  const types = table('embeddings.token_type_embeddings.weight', config.type_vocab_size ?? 2, width);
  const weights = [words, positions, types, ...normWeights('embeddings.LayerNorm', width)];
  return part('embeddings', weights, {
    apply(ops, ids, context) {
      const word = ops.gather(ops.weight(words.name), ids);
      const type = ops.slice(ops.weight(types.name), 0, 0, 1);
      const position = ops.gather(ops.weight(positions.name), positionIds(ops, ids, context));
      return norm(ops, ops.add(ops.add(word, type), position), 'embeddings.LayerNorm', epsilon);
    },
  });
}

function layer(name: string, config: BertConfig, { activation, epsilon }: BertVariant): Part {
  const { hidden_size: width, intermediate_size: inner, num_attention_heads: heads } = config;
  const self = `${name}.attention.self`;
  const weights = [
    ...['query', 'key', 'value'].flatMap((role) => linearWeights(`${self}.${role}`, width, width)),
    ...linearWeights(`${name}.attention.output.dense`, width, width),
    ...normWeights(`${name}.attention.output.LayerNorm`, width),
    ...linearWeights(`${name}.intermediate.dense`, width, inner),
    ...linearWeights(`${name}.output.dense`, inner, width),
    ...normWeights(`${name}.output.LayerNorm`, width),
  ];
  return part(name, weights, {
    apply(ops, x, { mask }) {
      const queries = linear(ops, x, `${self}.query`);
      const keys = linear(ops, x, `${self}.key`);
      const values = linear(ops, x, `${self}.value`);
      const seen = attend(ops, { queries, keys, values }, hidePadding(ops, mask), { heads, width });
      const mixed = ops.add(linear(ops, seen, `${name}.attention.output.dense`), x);
      const middle = norm(ops, mixed, `${name}.attention.output.LayerNorm`, epsilon);
      const wide = ops.activate(linear(ops, middle, `${name}.intermediate.dense`), activation);
      const out = ops.add(linear(ops, wide, `${name}.output.dense`), middle);
      return norm(ops, out, `${name}.output.LayerNorm`, epsilon);
    },
  });
}
