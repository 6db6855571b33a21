import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import type { ImageArchitecture, ImageBackbone } from '../architecture.ts';
import { imageArchitectures } from '../architectures/index.ts';
import type { Preprocessing } from '../images/preprocessing.ts';
import { readPreprocessor } from '../images/read-preprocessor.ts';
import { readTimmPreprocessing } from '../images/read-timm-preprocessing.ts';
import type { Weights } from '../weights.ts';
import type { ImageCheckpointFiles } from './files.ts';
import { readJson } from './read-file.ts';
import { readWeights } from './read-weights.ts';

/** A pre-trained backbone that reads images, ready to be run. */
export interface ImageCheckpoint {
  readonly backbone: ImageBackbone;
  /** Every tensor of `backbone.weights` in its shape, all values finite. */
  readonly weights: Weights;
  readonly preprocessing: Preprocessing;
}

/**
 * Reads a checkpoint for images from its files, wherever they lie.
 * @throws InvalidInput when a file is missing or broken, or a weight is missing or of another shape.
 */
export async function loadImageCheckpoint(files: ImageCheckpointFiles): Promise<ImageCheckpoint> {
  const config = await readJson(files.config);
  const architecture = architectureOf(config, files.config);
  const backbone = architecture.read(config, files.config);
  const preprocessing =
    files.preprocessor === undefined
      ? readTimmPreprocessing(config, files.config)
      : readPreprocessor(await readJson(files.preprocessor), files.preprocessor);
  const weights = await readWeights(files.weights, backbone.weights, architecture.aliases);
  return { backbone, weights, preprocessing };
}

function architectureOf(config: unknown, file: string): ImageArchitecture {
  const { model_type: type, architecture: name } = (config ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof type === 'string') return imageArchitectures.get(type, { file, path: '/model_type' });
  const known = [...imageArchitectures];
  const found = known.find(({ timm }) => typeof name === 'string' && timm.includes(name));
  if (found) return found;
  const names = known.flatMap(({ timm }) => timm);
  throw typeof name === 'string'
    ? new InvalidInput(
        `there is no image architecture "${name.slice(0, 40)}"`,
        { file, path: '/architecture' },
        suggest(name, names),
      )
    : new InvalidInput(
        'the configuration names no model_type and no architecture',
        { file, path: '/model_type' },
        `Known: ${[...imageArchitectures.ids, ...names].join(', ')}.`,
      );
}
