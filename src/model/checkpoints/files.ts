import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../errors.ts';

/** Paths of the files that a checkpoint is made of. */
export interface CheckpointFiles {
  readonly config: string;
  readonly weights: string;
  readonly tokenizer: string;
  /** Settings of the tokenizer that `tokenizer.json` does not hold; many checkpoints have none. */
  readonly tokenizerConfig?: string;
}

/**
 * The files of a checkpoint in a folder of the Hugging Face layout.
 * @throws InvalidInput when the folder or one of its files is missing; says how to make the missing one.
 */
export async function checkpointFiles(folder: string): Promise<CheckpointFiles> {
  const present = new Set(
    await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'ENOENT' ? 'there is no such folder' : `not a folder to read (${cause.code})`;
      throw new InvalidInput(why, { file: folder }, 'Name the folder of a checkpoint.', { cause });
    }),
  );
  const need = (name: string) => {
    if (present.has(name)) return join(folder, name);
    throw new InvalidInput(`the checkpoint has no ${name}`, { file: folder }, remedy(name, present));
  };
  return {
    config: need('config.json'),
    weights: need('model.safetensors'),
    tokenizer: need('tokenizer.json'),
    ...(present.has('tokenizer_config.json') && { tokenizerConfig: join(folder, 'tokenizer_config.json') }),
  };
}

function remedy(missing: string, present: ReadonlySet<string>): string {
  if (missing === 'model.safetensors' && present.has('pytorch_model.bin')) {
    return (
      'Its pytorch_model.bin is a Python pickle, which can run code when it is opened, so it is not read. Convert it ' +
      'where you trust it: AutoModel.from_pretrained(FOLDER).save_pretrained(FOLDER, safe_serialization=True).'
    );
  }
  if (missing === 'model.safetensors' && present.has('model.safetensors.index.json')) {
    return 'Its weights are split over several files: save them as one, with save_pretrained(FOLDER, max_shard_size="100GB").';
  }
  if (missing === 'tokenizer.json' && present.has('vocab.txt')) {
    return 'Make it from vocab.txt: AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER).';
  }
  return 'A checkpoint folder holds config.json, model.safetensors and tokenizer.json.';
}
