import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { readConfig } from '../architectures/read-config.ts';
import { isPlainName } from './plain-name.ts';
import { openFile, readJson } from './read-file.ts';

const Weight = Type.Object({
  name: Type.String(),
  dtype: Type.String(),
  shape: Type.Array(Type.Integer({ minimum: 0 })),
  quantization: Type.Optional(Type.Object({ dtype: Type.String() })),
});
export type TfjsWeight = Static<typeof Weight>;

const ModelJson = Type.Object({
  modelTopology: Type.Object({}),
  weightsManifest: Type.Array(
    Type.Object({ paths: Type.Array(Type.String(), { minItems: 1 }), weights: Type.Array(Weight) }),
  ),
});

/** What a `model.json` of TF.js says; members besides these two are its kind's business. */
export type TfjsManifest = Static<typeof ModelJson>;

export const REMEDY = 'Fetch or convert the model again, with all of its files.';

/** Bytes of one value by its type; a string has no fixed size. */
const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
};

/**
 * Reads a `model.json`.
 * @throws InvalidInput when it is none, or names a shard outside its folder or a type of weights that is not known.
 */
export function parseManifest(json: unknown, file: string): TfjsManifest {
  const manifest = readConfig(ModelJson, json, file, REMEDY);
  for (const [group, { paths, weights }] of manifest.weightsManifest.entries()) {
    const stray = paths.find((path: unknown) => !isPlainName(path));
    if (stray !== undefined) {
      throw new InvalidInput(
        `the shard "${stray.slice(0, 80)}" is no file of the model's own folder`,
        { file, path: `/weightsManifest/${group}/paths` },
        'Do not use this model: it reaches for other files.',
      );
    }
    const odd = weights.find((weight) => BYTES[storedType(weight)] === undefined);
    if (odd) {
      throw new InvalidInput(
        `the weight "${odd.name.slice(0, 80)}" is of the type ${odd.dtype.slice(0, 20)}, which is not supported`,
        { file, path: `/weightsManifest/${group}/weights` },
        `Known: ${Object.keys(BYTES).join(', ')}.`,
      );
    }
  }
  return manifest;
}

export async function readManifest(file: string): Promise<TfjsManifest> {
  return parseManifest(await readJson(file), file);
}

/** Paths of all shards, in the order of the manifest. */
export function shardPaths({ weightsManifest }: TfjsManifest, folder: string): readonly string[] {
  return weightsManifest.flatMap(({ paths }) => paths.map((path) => join(folder, path)));
}

/** Bytes that the weights of a group take. */
export function groupBytes({ weights }: TfjsManifest['weightsManifest'][number]): number {
  return weights.reduce((sum, weight) => sum + sizeOf(weight) * (BYTES[storedType(weight)] as number), 0);
}

export function sizeOf({ shape }: TfjsWeight): number {
  return shape.reduce((product, axis) => product * axis, 1);
}

/**
 * Checks that the shards of every group hold as many bytes as its weights take, and nothing else; their names in messages
 * are the manifest's.
 * @throws InvalidInput that names the shard which is missing, or those which are too short or too long.
 */
export async function checkShards(
  { weightsManifest }: TfjsManifest,
  shards: readonly string[],
  file: string,
): Promise<void> {
  let at = 0;
  for (const group of weightsManifest) {
    const files = shards.slice(at, at + group.paths.length);
    at += group.paths.length;
    const sizes = await Promise.all(
      files.map((shard, index) => shardSize(shard, group.paths[index] as string, file)),
    );
    const found = sizes.reduce((sum, size) => sum + size, 0);
    const asked = groupBytes(group);
    if (found === asked) continue;
    const names = group.paths.map((name, index) => `${name} (${sizes[index]} bytes)`);
    const shown = names.length > 4 ? [...names.slice(0, 2), '…', ...names.slice(-1)] : names;
    const what = found < asked ? 'too short' : 'too long';
    throw new InvalidInput(
      `${shown.join(', ')} ${names.length === 1 ? 'is' : 'are together'} ${what}: the weights take ${asked} bytes`,
      { file },
      REMEDY,
    );
  }
}

async function shardSize(path: string, name: string, file: string): Promise<number> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'is missing' : `cannot be read (${cause.code})`;
    throw new InvalidInput(`the shard ${name} ${why}`, { file }, REMEDY, { cause });
  });
  return found.size;
}

/**
 * The bytes of all shards, end to end.
 * @throws InvalidInput as `checkShards` does.
 */
export async function readShards(
  manifest: TfjsManifest,
  shards: readonly string[],
  file: string,
): Promise<ArrayBuffer> {
  await checkShards(manifest, shards, file);
  const bytes = new Uint8Array(manifest.weightsManifest.reduce((sum, group) => sum + groupBytes(group), 0));
  let at = 0;
  for (const shard of shards) {
    const handle = await openFile(shard);
    try {
      const { size } = await handle.stat();
      const { bytesRead } = await handle.read(bytes, at, Math.min(size, bytes.length - at), 0);
      at += bytesRead;
    } finally {
      await handle.close();
    }
  }
  return bytes.buffer;
}

const storedType = ({ dtype, quantization }: TfjsWeight) => quantization?.dtype ?? dtype;
