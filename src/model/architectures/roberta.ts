import Type from 'typebox';
import type { Architecture, BlockContext } from '../architecture.ts';
import type { Ops } from '../ops.ts';
import { BertMembers, bertAliases, bertBackbone, refuseVariants } from './bert-parts.ts';
import { refusal } from './config-members.ts';
import { readActivation } from './read-activation.ts';
import { readConfig } from './read-config.ts';

const RobertaConfig = Type.Object({
  ...BertMembers,
  pad_token_id: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

/** RoBERTa, BERT trained longer (Liu et al. 2019), as Hugging Face's `RobertaModel` computes it, without the pooler. */
export const roberta: Architecture = {
  id: 'roberta',
  title: 'RoBERTa',
  modality: 'text',
  examples: [
    'hf:FacebookAI/roberta-base',
    'hf:distilbert/distilroberta-base',
    'hf:sentence-transformers/all-distilroberta-v1',
  ],
  read(raw, file) {
    const config = readConfig(RobertaConfig, raw, file);
    const refuse = refusal(file, 'Use a plain RoBERTa encoder, such as those that roberta-base stands for.');
    refuseVariants(config, 'RoBERTa', refuse);
    const padding = config.pad_token_id ?? 1;
    const maxLength = config.max_position_embeddings - padding - 1;
    if (maxLength < 1) {
      refuse(`no position is left after the padding's, ${padding}`, '/max_position_embeddings');
    }
    return bertBackbone(config, {
      architecture: 'roberta',
      activation: readActivation(config.hidden_act ?? 'gelu', { file, path: '/hidden_act' }),
      epsilon: config.layer_norm_eps ?? 1e-12,
      maxLength,
      head: { dense: 'lm_head.dense', norm: 'lm_head.layer_norm', bias: 'lm_head.bias' },
      positionIds: (ops, ids, context) => countedPositions(ops, ids, context, padding),
    });
  },
  aliases: (name) => bertAliases(name, 'roberta.'),
};

/**
 * Positions count from `padding` + 1 on, and only tokens that are not the padding token, whose own position is
 * `padding`: it may stand in a text too.
 */
function countedPositions<T>(ops: Ops<T>, ids: T, { positions }: BlockContext<T>, padding: number): T {
  const [one, at] = [ops.scalar(1), ops.cast(positions, 'float32')];
  const atLeast0 = (x: T) => ops.activate(x, 'relu');
  const atMost1 = (x: T) => ops.sub(x, atLeast0(ops.sub(x, one)));
  const distance = ops.sub(ops.cast(ids, 'float32'), ops.scalar(padding));
  const counts = atMost1(ops.add(atLeast0(distance), atLeast0(ops.sub(ops.scalar(0), distance))));
  const ahead = ops.sub(ops.reshape(at, [0, 1, -1]), ops.reshape(at, [0, -1, 1]));
  const seen = ops.sub(one, atMost1(atLeast0(ahead)));
  const before = ops.reshape(ops.matMul(seen, ops.reshape(counts, [0, -1, 1])), [0, -1]);
  return ops.cast(ops.add(ops.mul(before, counts), ops.scalar(padding)), 'int32');
}
