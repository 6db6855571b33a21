import { InvalidInput } from '../../errors.ts';
import { isPlainName } from './plain-name.ts';
import { type Safetensors, withSafetensors } from './safetensors.ts';

const REMEDY = 'Fetch the checkpoint again, with all of its files.';

/**
 * The files that an index of shards (`model.safetensors.index.json`) names, each once, in order.
 * @throws InvalidInput when it is no such index, or names a file outside its folder.
 */
export function shardNames(index: unknown, file: string): readonly string[] {
  const { weight_map: map } = (index ?? {}) as { readonly weight_map?: unknown };
  const path = '/weight_map';
  if (typeof map !== 'object' || map === null || Object.keys(map).length === 0) {
    throw new InvalidInput('the index names no shard', { file, path }, REMEDY);
  }
  const names = new Set<unknown>(Object.values(map));
  const plain = [...names].filter(isPlainName);
  if (plain.length < names.size || !plain.every((name) => name.endsWith('.safetensors'))) {
    throw new InvalidInput(
      'the index names something that is no safetensors file of its folder',
      { file, path },
      REMEDY,
    );
  }
  return plain.sort();
}

/**
 * Opens one safetensors file, or all shards of one, as one.
 * @throws InvalidInput as `withSafetensors` does, and when two shards hold the same tensor.
 */
export async function withShards<T>(
  [first, ...rest]: readonly string[],
  use: (tensors: Safetensors) => Promise<T>,
): Promise<T> {
  if (first === undefined) throw new Error('a checkpoint has one file of weights at least');
  return withSafetensors(first, (head) =>
    rest.length === 0 ? use(head) : withShards(rest, (tail) => use(joined(head, tail, first))),
  );
}

function joined(head: Safetensors, tail: Safetensors, file: string): Safetensors {
  for (const name of head.tensors.keys()) {
    if (tail.tensors.has(name)) {
      throw new InvalidInput(`the tensor "${name.slice(0, 120)}" is in another shard too`, { file }, REMEDY);
    }
  }
  return {
    tensors: new Map([...head.tensors, ...tail.tensors]),
    read: (name) => (head.tensors.has(name) ? head : tail).read(name),
  };
}
