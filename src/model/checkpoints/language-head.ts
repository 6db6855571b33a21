import type { Backbone } from '../architecture.ts';
import { architectures } from '../architectures/index.ts';
import { languageHeadWeights } from '../training/language-model.ts';
import type { Weights } from '../weights.ts';
import type { CheckpointFiles } from './files.ts';
import { readWeights } from './read-weights.ts';
import { withShards } from './shards.ts';

/**
 * The head that a checkpoint's family answers with, by the architecture's names; undefined where the checkpoint was
 * published without it.
 * @throws InvalidInput when it is of another shape, or holds a value that is not finite.
 */
export async function loadLanguageHead(
  { weights: files }: CheckpointFiles,
  backbone: Backbone,
): Promise<Weights | undefined> {
  const { aliases } = architectures.get(backbone.architecture);
  const specs = languageHeadWeights(backbone);
  const whole = await withShards(files, async ({ tensors }) =>
    specs.every(({ name }) => aliases(name).some((alias) => tensors.has(alias))),
  );
  return whole ? readWeights(files, specs, aliases) : undefined;
}
