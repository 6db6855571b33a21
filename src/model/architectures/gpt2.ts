import Type, { type Static } from 'typebox';
import type { Architecture, WeightSpec } from '../architecture.ts';
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
  refusal,
  Vocabulary,
  Width,
} from './config-members.ts';
import { attend, hideFuture, hidePadding, norm, normWeights } from './layers.ts';
import { type Part, part, table } from './part.ts';
import { lastPool } from './pooling.ts';
import { readActivation } from './read-activation.ts';
import { readConfig } from './read-config.ts';

const Gpt2Config = Type.Object({
  n_embd: Width,
  n_layer: Layers,
  n_head: Width,
  n_inner: Type.Optional(Type.Union([InnerWidth, Type.Null()])),
  n_positions: Positions,
  vocab_size: Vocabulary,
  activation_function: Type.Optional(Type.String()),
  layer_norm_epsilon: Epsilon,
  initializer_range: Deviation,
  scale_attn_weights: Flag,
  scale_attn_by_inverse_layer_idx: Flag,
  reorder_and_upcast_attn: Flag,
  add_cross_attention: Flag,
});
type Gpt2Config = Static<typeof Gpt2Config>;

const DEVIATION = 0.02;
const WORDS = 'wte.weight';

/**
 * GPT-2, a decoder of text (Radford et al. 2019), as Hugging Face's `GPT2Model` computes it. The last block ends with the
 * final normalisation; a row's vector is the state of its last token, the only one that has seen all others.
 */
export const gpt2: Architecture = {
  id: 'gpt2',
  title: 'GPT-2',
  modality: 'text',
  examples: ['hf:openai-community/gpt2', 'hf:distilbert/distilgpt2', 'hf:openai-community/gpt2-medium'],
  read(raw, file) {
    const config = readConfig(Gpt2Config, raw, file);
    refuseVariants(config, refusal(file, 'Use a plain GPT-2, such as gpt2 or distilgpt2.'));
    const place = { file, path: '/activation_function' };
    const activation = readActivation(config.activation_function ?? 'gelu_new', place);
    const parts = [
      embeddings(config),
      ...Array.from({ length: config.n_layer }, (_, index) => layer(index, config, activation)),
    ];
    return {
      architecture: 'gpt2',
      modality: 'text',
      width: config.n_embd,
      vocabulary: config.vocab_size,
      maxLength: config.n_positions,
      initialDeviation: config.initializer_range ?? DEVIATION,
      blocks: parts.map(({ block }) => block),
      weights: parts.flatMap(({ weights }) => weights),
      pretext: { task: 'causal', words: WORDS },
      pool: lastPool,
    };
  },
  aliases: (name) => [name, `transformer.${name}`],
};

function embeddings({ vocab_size, n_positions, n_embd }: Gpt2Config): Part {
  const words = table(WORDS, vocab_size, n_embd);
  const places = table('wpe.weight', n_positions, n_embd);
  return part('embeddings', [words, places], {
    apply: (ops, ids, { positions }) =>
      ops.add(ops.gather(ops.weight(words.name), ids), ops.gather(ops.weight(places.name), positions)),
  });
}

function layer(index: number, config: Gpt2Config, activation: Activation): Part {
  const { n_embd: width, n_head: heads, layer_norm_epsilon: epsilon = 1e-5 } = config;
  const inner = config.n_inner ?? 4 * width;
  const name = `h.${index}`;
  const isLast = index === config.n_layer - 1;
  const deviation = config.initializer_range ?? DEVIATION;
  // Two of these are added up in each layer, and the sum is to stay as wide as one (Radford et al. 2019).
  const residual = deviation / Math.sqrt(2 * config.n_layer);
  const weights = [
    ...normWeights(`${name}.ln_1`, width),
    ...projectionWeights(`${name}.attn.c_attn`, [width, 3 * width], deviation),
    ...projectionWeights(`${name}.attn.c_proj`, [width, width], residual),
    ...normWeights(`${name}.ln_2`, width),
    ...projectionWeights(`${name}.mlp.c_fc`, [width, inner], deviation),
    ...projectionWeights(`${name}.mlp.c_proj`, [inner, width], residual),
    ...(isLast ? normWeights('ln_f', width) : []),
  ];
  return part(name, weights, {
    apply(ops, x, { mask, positions }) {
      const all = project(ops, norm(ops, x, `${name}.ln_1`, epsilon), `${name}.attn.c_attn`);
      const third = (at: number) => ops.slice(all, 2, at * width, (at + 1) * width);
      const roles = { queries: third(0), keys: third(1), values: third(2) };
      const hidden = ops.add(hidePadding(ops, mask), hideFuture(ops, positions));
      const seen = attend(ops, roles, hidden, { heads, width });
      const middle = ops.add(project(ops, seen, `${name}.attn.c_proj`), x);
      const calm = norm(ops, middle, `${name}.ln_2`, epsilon);
      const wide = ops.activate(project(ops, calm, `${name}.mlp.c_fc`), activation);
      const out = ops.add(project(ops, wide, `${name}.mlp.c_proj`), middle);
      return isLast ? norm(ops, out, 'ln_f', epsilon) : out;
    },
  });
}

/** Weights of a linear layer as GPT-2's checkpoints hold them: the matrix is [inputs, outputs]. */
function projectionWeights(
  name: string,
  [inputs, outputs]: readonly [number, number],
  deviation: number,
): WeightSpec[] {
  return [
    { name: `${name}.weight`, shape: [inputs, outputs], initial: 'normal', deviation },
    { name: `${name}.bias`, shape: [outputs], initial: 'zeros' },
  ];
}

/** x·W + b over the last axis. */
function project<T>(ops: Ops<T>, x: T, name: string): T {
  return ops.add(ops.matMul(x, ops.weight(`${name}.weight`)), ops.weight(`${name}.bias`));
}

function refuseVariants(config: Gpt2Config, refuse: Refuse): void {
  checkHeads(config.n_head, config.n_embd, '/n_head', refuse);
  if (config.scale_attn_weights === false) {
    refuse('attention without scaling is not supported', '/scale_attn_weights');
  }
  if (config.scale_attn_by_inverse_layer_idx === true) {
    refuse(
      'attention scaled by the number of its layer is not supported',
      '/scale_attn_by_inverse_layer_idx',
    );
  }
  if (config.reorder_and_upcast_attn === true) {
    refuse('reordered and upcast attention is not supported', '/reorder_and_upcast_attn');
  }
  if (config.add_cross_attention === true) refuse('cross-attention is not supported', '/add_cross_attention');
}
