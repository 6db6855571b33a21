import { InvalidInput } from '../errors.ts';
import {
  type CheckpointFiles,
  checkpointFiles,
  type ImageCheckpointFiles,
  imageCheckpointFiles,
  renameFiles,
} from '../model/checkpoints/files.ts';
import { foreignFormats } from '../model/foreign/index.ts';
import { type ForeignFiles, locateForeign, renameForeign } from '../model/foreign/locate.ts';
import type { ImageModelConfig, TextModelConfig } from './schema.ts';

/** The files of a backbone by digest: one of these. */
export interface BackboneFiles {
  readonly text?: CheckpointFiles;
  readonly image?: ImageCheckpointFiles;
  readonly foreign?: ForeignFiles;
}

/**
 * The files of the backbone that lies at a path, each handed to `digest`.
 * @throws InvalidInput when one is missing or broken, or the model asks of the backbone what its format cannot do.
 */
export async function backboneFiles(
  model: TextModelConfig | ImageModelConfig,
  path: string,
  digest: (path: string) => Promise<string>,
): Promise<BackboneFiles> {
  const foreign = await locateForeign(path);
  if (foreign) {
    staysFrozen(model, foreignFormats.get(foreign.format).title);
    return { foreign: await renameForeign(foreign, digest) };
  }
  if (model.output !== undefined) {
    throw new InvalidInput(
      'a checkpoint of weights has one way to its features, and no outputs to choose from',
      { path: '/model/output' },
      'Leave it out: it is for models in other formats.',
    );
  }
  return 'text' in model
    ? { text: await renameFiles(await checkpointFiles(path), digest) }
    : { image: await renameFiles(await imageCheckpointFiles(path), digest) };
}

/** A model whose inside is not known can be run, and not trained. */
function staysFrozen({ train }: TextModelConfig | ImageModelConfig, title: string): void {
  const key =
    train.unfreeze !== 0 ? 'unfreeze' : (['adapt', 'evidence'] as const).find((name) => train[name]);
  if (key === undefined) return;
  throw new InvalidInput(
    `the backbone is of the format “${title}”, which is run as it is: nothing of it can be trained, or drawn anew`,
    { path: `/model/train/${key}` },
    `Leave "${key}" out, or name the same backbone as safetensors with its config.json.`,
  );
}
