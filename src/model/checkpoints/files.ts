import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../errors.ts';
import { readJson } from './read-file.ts';
import { poolingFolder, transformerFolder } from './sentence-layout.ts';
import { shardNames } from './shards.ts';

interface BackboneFiles {
  readonly config: string;
  /** One file, or the shards of one; at least one. */
  readonly weights: readonly string[];
}

/** The files that a checkpoint for texts is made of: their paths, or what stands for these. */
export interface CheckpointFiles extends BackboneFiles {
  readonly tokenizer: string;
  /** Settings of the tokenizer that `tokenizer.json` does not hold; many checkpoints have none. */
  readonly tokenizerConfig?: string;
  /** `modules.json` of a checkpoint of sentence-transformers: what follows the backbone. */
  readonly modules?: string;
  /** How such a checkpoint makes one vector of many states. */
  readonly pooling?: string;
  /** Settings of such a checkpoint's texts, among them the longest that its authors read. */
  readonly sentences?: string;
}

/** The files that a checkpoint for images is made of. */
export interface ImageCheckpointFiles extends BackboneFiles {
  /** How images are prepared, where `config.json` does not say it. */
  readonly preprocessor?: string;
}

/** The same files by other names: every path is handed to `rename`. */
export async function renameFiles<Files extends BackboneFiles>(
  files: Files,
  rename: (path: string) => string | Promise<string>,
): Promise<Files> {
  const renamed = Object.entries(files).map(async ([role, path]: [string, string | readonly string[]]) => [
    role,
    typeof path === 'string' ? await rename(path) : await Promise.all(path.map(rename)),
  ]);
  return Object.fromEntries(await Promise.all(renamed)) as Files;
}

/**
 * The files of a checkpoint in a folder of the Hugging Face layout, or of that of sentence-transformers.
 * @throws InvalidInput when the folder or one of its files is missing; says how to make the missing one.
 */
export async function checkpointFiles(folder: string): Promise<CheckpointFiles> {
  const present = await namesIn(folder);
  if (!present.has('modules.json')) return textFiles(folder, present);
  const modules = join(folder, 'modules.json');
  const json = await readJson(modules);
  const inner = join(folder, transformerFolder(json, modules));
  const names = await namesIn(inner);
  const pooling = poolingFolder(json, modules);
  return {
    ...(await textFiles(inner, names)),
    modules,
    ...(pooling !== undefined && { pooling: join(folder, pooling, 'config.json') }),
    ...(names.has(SENTENCES) && { sentences: join(inner, SENTENCES) }),
  };
}

const SENTENCES = 'sentence_bert_config.json';
const SHARDS = 'model.safetensors.index.json';

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'there is no such folder' : `not a folder to read (${cause.code})`;
    throw new InvalidInput(why, { file: folder }, 'Name the folder of a checkpoint.', { cause });
  });
  return new Set(names);
}

/**
 * The files of a checkpoint for images in a folder of the Hugging Face layout, or of timm's.
 * @throws InvalidInput when the folder or one of its files is missing; says how to make the missing one.
 */
export async function imageCheckpointFiles(folder: string): Promise<ImageCheckpointFiles> {
  const present = await namesIn(folder);
  const preprocessor = 'preprocessor_config.json';
  return {
    ...(await backboneFiles(folder, present)),
    ...(present.has(preprocessor) && { preprocessor: join(folder, preprocessor) }),
  };
}

async function textFiles(folder: string, present: ReadonlySet<string>): Promise<CheckpointFiles> {
  return {
    ...(await backboneFiles(folder, present)),
    tokenizer: need(folder, present, 'tokenizer.json'),
    ...(present.has('tokenizer_config.json') && { tokenizerConfig: join(folder, 'tokenizer_config.json') }),
  };
}

async function backboneFiles(folder: string, present: ReadonlySet<string>): Promise<BackboneFiles> {
  const sharded = present.has(SHARDS) && !present.has('model.safetensors');
  return {
    config: need(folder, present, 'config.json'),
    weights: sharded
      ? shardNames(await readJson(join(folder, SHARDS)), join(folder, SHARDS)).map((name) =>
          need(folder, present, name),
        )
      : [need(folder, present, 'model.safetensors')],
  };
}

function need(folder: string, present: ReadonlySet<string>, name: string): string {
  if (present.has(name)) return join(folder, name);
  throw new InvalidInput(`the checkpoint has no ${name}`, { file: folder }, remedy(name, present));
}

function remedy(missing: string, present: ReadonlySet<string>): string {
  if (missing === 'model.safetensors' && present.has('pytorch_model.bin')) {
    return (
      'Its pytorch_model.bin is a Python pickle, which can run code when it is opened, so it is not read. Convert it ' +
      'where you trust it: AutoModel.from_pretrained(FOLDER).save_pretrained(FOLDER, safe_serialization=True).'
    );
  }
  if (present.has(SHARDS) && missing.endsWith('.safetensors')) {
    return `It is a shard that ${SHARDS} names: fetch the checkpoint again, with all of its files.`;
  }
  if (missing === 'tokenizer.json' && (present.has('vocab.txt') || present.has('vocab.json'))) {
    const vocabulary = present.has('vocab.txt') ? 'vocab.txt' : 'vocab.json';
    return `Make it from ${vocabulary}: AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER).`;
  }
  return 'A checkpoint folder holds config.json, model.safetensors and tokenizer.json, which only texts need.';
}
