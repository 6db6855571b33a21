import { InvalidInput } from '../../errors.ts';
import type { WeightSpec } from '../architecture.ts';
import type { Weights, WeightTensor } from '../weights.ts';
import { withShards } from './shards.ts';

/**
 * The tensors that a backbone asks for, by its own names, from the files that hold them under one of their aliases.
 * @throws InvalidInput when one is missing, of another shape, or holds a value that is not finite.
 */
export async function readWeights(
  files: readonly string[],
  specs: readonly WeightSpec[],
  aliases: (name: string) => readonly string[],
): Promise<Weights> {
  const [file = ''] = files;
  return withShards(files, async (source) => {
    const weights = new Map<string, WeightTensor>();
    for (const spec of specs) {
      const name = aliases(spec.name).find((alias) => source.tensors.has(alias));
      if (name === undefined) throw mismatch(`the checkpoint has no weight "${spec.name}"`, file);
      checkShape(spec, source.tensors.get(name)?.shape ?? [], file);
      weights.set(spec.name, { shape: spec.shape, values: await source.read(name) });
    }
    return weights;
  });
}

function checkShape({ name, shape }: WeightSpec, found: readonly number[], file: string): void {
  if (found.length === shape.length && shape.every((size, axis) => size === found[axis])) return;
  const what = `the weight "${name}" is [${found.join(', ')}] where config.json asks for [${shape.join(', ')}]`;
  throw mismatch(what, file);
}

function mismatch(what: string, file: string): InvalidInput {
  return new InvalidInput(what, { file }, 'Use the config.json and the weights of one checkpoint.');
}
