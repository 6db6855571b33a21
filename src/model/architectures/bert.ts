import Type from 'typebox';
import type { Architecture } from '../architecture.ts';
import { BertMembers, bertAliases, bertBackbone, refuseVariants } from './bert-parts.ts';
import { refusal } from './config-members.ts';
import { readActivation } from './read-activation.ts';
import { readConfig } from './read-config.ts';

const BertConfig = Type.Object(BertMembers);

/**
 * BERT, an encoder of text (Devlin et al. 2019), as Hugging Face's `BertModel` computes it, without the pooler.
 * MiniLM is one too.
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
    const remedy = 'Use a plain BERT encoder, such as those that bert-base-uncased stands for.';
    refuseVariants(config, 'BERT', refusal(file, remedy));
    return bertBackbone(config, {
      architecture: 'bert',
      activation: readActivation(config.hidden_act ?? 'gelu', { file, path: '/hidden_act' }),
      epsilon: config.layer_norm_eps ?? 1e-12,
      maxLength: config.max_position_embeddings,
      head: {
        dense: 'cls.predictions.transform.dense',
        norm: 'cls.predictions.transform.LayerNorm',
        bias: 'cls.predictions.bias',
      },
      positionIds: (_ops, _ids, { positions }) => positions,
    });
  },
  aliases: (name) => bertAliases(name, 'bert.'),
};
