import Type, { type Static } from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import type { Architecture, Block, WeightSpec } from '../architecture.ts';
import type { Activation } from '../ops.ts';
import { attend, linear, linearWeights, maskedMean, norm, normWeights } from './layers.ts';
import { readConfig } from './read-config.ts';

const Size = (maximum: number) => Type.Integer({ minimum: 1, maximum });

const BertConfig = Type.Object({
  hidden_size: Size(65_536),
  num_hidden_layers: Size(1000),
  num_attention_heads: Size(65_536),
  intermediate_size: Size(1_000_000),
  vocab_size: Size(10_000_000),
  max_position_embeddings: Size(1_000_000),
  type_vocab_size: Type.Optional(Size(1000)),
  hidden_act: Type.Optional(Type.String()),
  layer_norm_eps: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  initializer_range: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 10 })),
  position_embedding_type: Type.Optional(Type.String()),
  is_decoder: Type.Optional(Type.Boolean()),
});
type BertConfig = Static<typeof BertConfig>;

/** Spellings of `hidden_act` in published configurations. */
const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ['gelu', 'gelu'],
  ['gelu_new', 'gelu-tanh'],
  ['gelu_pytorch_tanh', 'gelu-tanh'],
  ['relu', 'relu'],
  ['tanh', 'tanh'],
]);

/**
 * BERT, an encoder of text (Devlin et al. 2019), as Hugging Face's `BertModel` computes it, without the pooler.
 * Every input is one segment: all tokens are of type 0.
 */
export const bert: Architecture = {
  id: 'bert',
  title: 'BERT',
  modality: 'text',
  examples: [
    'hf:google-bert/bert-base-uncased',
    'hf:sentence-transformers/all-MiniLM-L6-v2',
    'hf:sentence-transformers/multi-qa-MiniLM-L6-cos-v1',
  ],
  read(raw, file) {
    const config = readConfig(BertConfig, raw, file);
    refuseVariants(config, file);
    const activation = readActivation(config.hidden_act ?? 'gelu', file);
    const epsilon = config.layer_norm_eps ?? 1e-12;
    const layers = Array.from({ length: config.num_hidden_layers }, (_, index) => `encoder.layer.${index}`);
    const parts = [
      embeddings(config, epsilon),
      ...layers.map((name) => layer(name, config, activation, epsilon)),
    ];
    return {
      modality: 'text',
      architecture: 'bert',
      width: config.hidden_size,
      vocabulary: config.vocab_size,
      maxLength: config.max_position_embeddings,
      initialDeviation: config.initializer_range ?? 0.02,
      blocks: parts.map(({ block }) => block),
      weights: parts.flatMap(({ weights }) => weights),
      pool: (ops, states, { mask }) => maskedMean(ops, states, mask),
    };
  },
  aliases(name) {
    const renamed = name
      .replace(/LayerNorm\.weight$/, 'LayerNorm.gamma')
      .replace(/LayerNorm\.bias$/, 'LayerNorm.beta');
    return [...new Set([name, `bert.${name}`, renamed, `bert.${renamed}`])];
  },
};

interface Part {
  readonly block: Block;
  readonly weights: readonly WeightSpec[];
}

function embeddings(config: BertConfig, epsilon: number): Part {
  const table = (kind: string, rows: number): WeightSpec => ({
    name: `embeddings.${kind}_embeddings.weight`,
    shape: [rows, config.hidden_size],
    initial: 'normal',
  });
  const words = table('word', config.vocab_size);
  const positions = table('position', config.max_position_embeddings);
  const types = table('token_type', config.type_vocab_size ?? 2);
  return part(
    'embeddings',
    [words, positions, types, ...normWeights('embeddings.LayerNorm', config.hidden_size)],
    {
      apply(ops, ids, context) {
        const word = ops.gather(ops.weight(words.name), ids);
        const type = ops.slice(ops.weight(types.name), 0, 0, 1);
        const position = ops.gather(ops.weight(positions.name), context.positions);
        return norm(ops, ops.add(ops.add(word, type), position), 'embeddings.LayerNorm', epsilon);
      },
    },
  );
}

function layer(name: string, config: BertConfig, activation: Activation, epsilon: number): Part {
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
      const seen = attend(ops, { queries, keys, values }, mask, { heads, width });
      const mixed = ops.add(linear(ops, seen, `${name}.attention.output.dense`), x);
      const middle = norm(ops, mixed, `${name}.attention.output.LayerNorm`, epsilon);
      const wide = ops.activate(linear(ops, middle, `${name}.intermediate.dense`), activation);
      const out = ops.add(linear(ops, wide, `${name}.output.dense`), middle);
      return norm(ops, out, `${name}.output.LayerNorm`, epsilon);
    },
  });
}

function part(id: string, weights: readonly WeightSpec[], { apply }: Pick<Block, 'apply'>): Part {
  return { block: { id, weights: weights.map(({ name }) => name), apply }, weights };
}

function refuseVariants(config: BertConfig, file: string): void {
  const { hidden_size: width, num_attention_heads: heads, position_embedding_type: positions } = config;
  const remedy = 'Use a plain BERT encoder, such as those that bert-base-uncased stands for.';
  const refuse = (what: string, path: string) => {
    throw new InvalidInput(what, { file, path }, remedy);
  };
  if (width % heads !== 0) {
    refuse(`${heads} attention heads do not divide a width of ${width}`, '/num_attention_heads');
  }
  if (positions !== undefined && positions !== 'absolute') {
    refuse(`positions of type "${positions.slice(0, 40)}" are not supported`, '/position_embedding_type');
  }
  if (config.is_decoder === true) refuse('a BERT decoder is not supported', '/is_decoder');
}

function readActivation(name: string, file: string): Activation {
  const activation = ACTIVATIONS.get(name);
  if (activation) return activation;
  throw new InvalidInput(
    `the activation "${name.slice(0, 40)}" is not supported`,
    { file, path: '/hidden_act' },
    suggest(name, [...ACTIVATIONS.keys()]),
  );
}
