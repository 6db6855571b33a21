import { InvalidInput } from '../../errors.ts';
import type { Backbone } from '../architecture.ts';
import { architectures } from '../architectures/index.ts';
import { type TextTokenizer, textTokenizer } from '../tokenizers/tokenizer.ts';
import type { Weights } from '../weights.ts';
import type { CheckpointFiles } from './files.ts';
import { readJson } from './read-file.ts';
import { readWeights } from './read-weights.ts';
import { longestSentence, readPool } from './sentence-layout.ts';

/** A pre-trained backbone, ready to be run. */
export interface Checkpoint {
  readonly backbone: Backbone;
  /** Every tensor of `backbone.weights` in its shape, all values finite. */
  readonly weights: Weights;
  readonly tokenizer: TextTokenizer;
}

/**
 * Reads a checkpoint from its files, wherever they lie.
 * @throws InvalidInput when a file is missing or broken, a weight is missing or of another shape, or the tokenizer knows
 * more tokens than the backbone.
 */
export async function loadCheckpoint(files: CheckpointFiles): Promise<Checkpoint> {
  const config = await readJson(files.config);
  const architecture = architectures.get(modelType(config, files.config), {
    file: files.config,
    path: '/model_type',
  });
  const tokenizerConfig = (await readOptional(files.tokenizerConfig))?.json ?? {};
  const tokenizer = textTokenizer(await readJson(files.tokenizer), tokenizerConfig, files.tokenizer);
  const backbone = await asPublished(architecture.read(config, files.config), files, tokenizerConfig);
  if (tokenizer.vocabulary > backbone.vocabulary) {
    throw new InvalidInput(
      `the tokenizer gives ids up to ${tokenizer.vocabulary - 1}, and the backbone knows ${backbone.vocabulary} tokens`,
      { file: files.tokenizer },
      'Use the tokenizer.json that was published with the checkpoint.',
    );
  }
  if (backbone.maxLength <= tokenizer.specials) {
    throw new InvalidInput(
      `the checkpoint reads texts of ${backbone.maxLength} tokens, and ${tokenizer.specials} of these are special`,
      { file: files.config },
      'Use a checkpoint that reads longer texts.',
    );
  }
  const weights = await readWeights(files.weights, backbone.weights, architecture.aliases);
  return { backbone, weights, tokenizer };
}

/** The backbone with the pooling and the longest text that its authors chose for this checkpoint. */
async function asPublished(
  backbone: Backbone,
  files: CheckpointFiles,
  tokenizerConfig: unknown,
): Promise<Backbone> {
  const [modules, pooling] = [await readOptional(files.modules), await readOptional(files.pooling)];
  const sentences = await readOptional(files.sentences);
  const { model_max_length: longest } = tokenizerConfig as { readonly model_max_length?: unknown };
  const limits = [longest, sentences && longestSentence(sentences.json, sentences.file)];
  return {
    ...backbone,
    maxLength: Math.min(backbone.maxLength, ...limits.filter((limit) => typeof limit === 'number')),
    pool: modules ? readPool(modules, pooling, backbone.pool) : backbone.pool,
  };
}

async function readOptional(file: string | undefined) {
  return file === undefined ? undefined : { file, json: await readJson(file) };
}

function modelType(config: unknown, file: string): string {
  const type = (config as { readonly model_type?: unknown } | null)?.model_type;
  if (typeof type === 'string') return type;
  throw new InvalidInput(
    'the configuration names no model_type',
    { file, path: '/model_type' },
    `Known: ${architectures.ids.join(', ')}.`,
  );
}
