import { InvalidInput } from '../../errors.ts';
import type { Backbone } from '../architecture.ts';
import { meanPool } from '../architectures/pooling.ts';
import type { Companions } from '../checkpoints/companions.ts';
import { readJson } from '../checkpoints/read-file.ts';
import { longestSentence, readPool } from '../checkpoints/sentence-layout.ts';
import { chooseEngine } from '../engines/index.ts';
import type { Preprocessing } from '../images/preprocessing.ts';
import { type TextTokenizer, textTokenizer } from '../tokenizers/tokenizer.ts';
import type { ForeignModel } from './foreign-model.ts';
import { imagePreprocessing } from './image-preprocessing.ts';
import { type ImageTrunk, imageInput, openImageTrunk } from './image-trunk.ts';
import { foreignFormats } from './index.ts';
import type { ForeignFiles } from './locate.ts';
import { openTextTrunk, type TextTrunk } from './text-trunk.ts';

/** A backbone in a foreign format, and what turns texts into its inputs. */
export interface ForeignText {
  readonly trunk: TextTrunk;
  readonly parameters: number;
  readonly tokenizer: TextTokenizer;
  /** Longest input in tokens, as far as anything says it. */
  readonly maxLength: number;
}

export interface ForeignImages {
  readonly trunk: ImageTrunk;
  readonly parameters: number;
  readonly preprocessing: Preprocessing;
}

export interface OpenOptions {
  /** Output that the user asked for; undefined leaves the choice to the model. */
  readonly output: string | undefined;
  /** Id of the engine for formats that run on one. */
  readonly engine: string | undefined;
}

/** @throws InvalidInput when the files are broken, or hold no model that makes vectors of tokens. */
export async function openForeignText(files: ForeignFiles, options: OpenOptions): Promise<ForeignText> {
  const file = files.model.model;
  const { tokenizer, maxLength, pool } = await readText(files.beside, file);
  const model = await openModel(files, options.engine);
  return orClose(model, async () => {
    const trunk = await openTextTrunk(model, {
      tokenizer,
      pool,
      otherwise: meanPool,
      output: options.output,
      file,
    });
    const longest = Math.min(maxLength, trunk.length ?? Number.POSITIVE_INFINITY);
    return { trunk, parameters: model.parameters, tokenizer, maxLength: longest };
  });
}

/** @throws InvalidInput when the files are broken, or hold no model that makes vectors of images. */
export async function openForeignImages(files: ForeignFiles, options: OpenOptions): Promise<ForeignImages> {
  const file = files.model.model;
  const model = await openModel(files, options.engine);
  return orClose(model, async () => {
    const { size, ...preprocessing } = await imagePreprocessing(files.beside, imageInput(model, file), file);
    const trunk = await openImageTrunk(model, { output: options.output, size, file });
    return { trunk, parameters: model.parameters, preprocessing };
  });
}

/** What turns texts into a model's inputs, read without opening the model. */
export async function readText(beside: Companions, file: string) {
  if (beside.tokenizer === undefined) {
    throw new InvalidInput(
      'there is no tokenizer.json beside it',
      { file },
      'Put the tokenizer.json that was published with the model into its folder.',
    );
  }
  const config = (await optional(beside.tokenizerConfig))?.json ?? {};
  return {
    tokenizer: textTokenizer(await readJson(beside.tokenizer), config, beside.tokenizer),
    maxLength: await longestText(beside, config),
    pool: await publishedPool(beside),
  };
}

async function longestText({ config, sentences }: Companions, tokenizer: unknown): Promise<number> {
  const [model, settings] = [await optional(config), await optional(sentences)];
  const limits = [
    memberOf(tokenizer, 'model_max_length'),
    memberOf(model?.json, 'max_position_embeddings'),
    settings && longestSentence(settings.json, settings.file),
  ];
  return Math.min(...limits.filter((limit) => typeof limit === 'number'), Number.MAX_SAFE_INTEGER);
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

async function publishedPool({ modules, pooling }: Companions): Promise<Backbone['pool'] | undefined> {
  const [steps, settings] = [await optional(modules), await optional(pooling)];
  return steps || settings ? readPool(steps, settings, meanPool) : undefined;
}

async function optional(file: string | undefined) {
  return file === undefined ? undefined : { file, json: await readJson(file) };
}

async function openModel({ format: id, model }: ForeignFiles, engine: string | undefined) {
  const format = foreignFormats.get(id);
  const chosen = format.runsOn === 'engine' ? (await chooseEngine(engine)).engine : undefined;
  return format.open(model, chosen);
}

async function orClose<T>(model: ForeignModel, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    await model.close();
    throw cause;
  }
}
