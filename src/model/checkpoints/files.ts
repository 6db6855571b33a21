import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../errors.ts';
import { readJson } from './read-file.ts';
import { poolingFolder, transformerFolder } from './sentence-layout.ts';
import { shardNames } from './shards.ts';

/** The files that a checkpoint is made of: their paths, or what stands for these. */
export interface CheckpointFiles {
  readonly config: string;
  /** One file, or the shards of one; at least one. */
  readonly weights: readonly string[];
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

/** The same files by other names: every path is handed to `rename`. */
export async function renameFiles(
  files: CheckpointFiles,
  rename: (path: string) => string | Promise<string>,
): Promise<CheckpointFiles> {
  const renamed = Object.entries(files).map(async ([role, path]: [string, string | readonly string[]]) => [
    role,
    typeof path === 'string' ? await rename(path) : await Promise.all(path.map(rename)),
  ]);
  return Object.fromEntries(await Promise.all(renamed)) as CheckpointFiles;
}

/**
 * The files of a checkpoint in a folder of the Hugging Face layout, or of that of sentence-transformers.
 * @throws InvalidInput when the folder or one of its files is missing; says how to make the missing one.
 */
export async function checkpointFiles(folder: string): Promise<CheckpointFiles> {
  const present = await namesIn(folder);
  if (!present.has('modules.json')) return backboneFiles(folder, present);
  const modules = join(folder, 'modules.json');
  const json = await readJson(modules);
  const inner = join(folder, transformerFolder(json, modules));
  const names = await namesIn(inner);
  const pooling = poolingFolder(json, modules);
  return {
    ...(await backboneFiles(inner, names)),
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

async function backboneFiles(folder: string, present: ReadonlySet<string>): Promise<CheckpointFiles> {
  const need = (name: string) => {
    if (present.has(name)) return join(folder, name);
    throw new InvalidInput(`the checkpoint has no ${name}`, { file: folder }, remedy(name, present));
  };
  const sharded = present.has(SHARDS) && !present.has('model.safetensors');
  return {
    config: need('config.json'),
    weights: sharded ? await shards(join(folder, SHARDS), need) : [need('model.safetensors')],
    tokenizer: need('tokenizer.json'),
    ...(present.has('tokenizer_config.json') && { tokenizerConfig: join(folder, 'tokenizer_config.json') }),
  };
}

async function shards(index: string, need: (name: string) => string): Promise<readonly string[]> {
  return shardNames(await readJson(index), index).map(need);
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
  return 'A checkpoint folder holds config.json, model.safetensors and tokenizer.json.';
}
