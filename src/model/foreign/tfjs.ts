import { join } from 'node:path';
import type * as tensors from '@tensorflow/tfjs';
import { InvalidInput } from '../../errors.ts';
import { readJson } from '../checkpoints/read-file.ts';
import {
  checkShards,
  parseManifest,
  REMEDY,
  readManifest,
  readShards,
  shardPaths,
  type TfjsManifest,
} from '../checkpoints/tfjs-model.ts';
import type { Engine, Tensor, TensorLibrary } from '../engines/engine.ts';
import { countOf } from '../weights.ts';
import type { Feed, ModelFiles, Output } from './foreign-model.ts';

const MODEL = 'model.json';

/** The files of a model of TF.js whose topology is of one kind. */
export async function findTfjs(
  folder: string,
  names: ReadonlySet<string>,
  isKind: (topology: object) => boolean,
): Promise<ModelFiles | undefined> {
  if (!names.has(MODEL)) return undefined;
  const file = join(folder, MODEL);
  const manifest = parseManifest(await readJson(file), file);
  if (!isKind(manifest.modelTopology)) return undefined;
  const weights = shardPaths(manifest, folder);
  await checkShards(manifest, weights, file);
  return { model: file, weights };
}

/** A model of TF.js in memory, and the library of the engine that is to run it. */
export interface LoadedTfjs {
  readonly tf: TensorLibrary;
  readonly engine: Engine;
  readonly manifest: TfjsManifest;
  readonly artefacts: tensors.io.ModelArtifacts;
  readonly parameters: number;
}

export async function loadTfjs(files: ModelFiles, engine: Engine | undefined): Promise<LoadedTfjs> {
  if (!engine) throw new Error('a model of TF.js needs an engine');
  const manifest = await readManifest(files.model);
  const { weightsManifest, ...rest } = manifest;
  const weightData = await readShards(manifest, files.weights, files.model);
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  return {
    tf: await engine.start(),
    engine,
    manifest,
    artefacts: { ...rest, weightSpecs, weightData } as tensors.io.ModelArtifacts,
    parameters: countOf(weightSpecs),
  };
}

/** Runs what makes tensors of tensors, and leaves none behind. */
export async function runTensors(
  tf: TensorLibrary,
  given: { readonly feeds: readonly Feed[]; readonly dtypes: readonly string[] },
  compute: (inputs: readonly Tensor[]) => Tensor | Promise<Tensor>,
): Promise<Output> {
  const inputs = given.feeds.map(({ values, shape }, index) =>
    tf.tensor(values, [...shape], given.dtypes[index] === 'float32' ? 'float32' : 'int32'),
  );
  try {
    const output = await compute(inputs);
    try {
      return { values: Float32Array.from(await output.data()), shape: output.shape };
    } finally {
      output.dispose();
    }
  } finally {
    tf.dispose(inputs);
  }
}

const LACKS = /Unknown op '([^']{1,80})'|Unknown layer: (\S{1,80}?)\.? |Kernel '([^']{1,80})' not registered/;

/** Why a model could not be loaded or run, in one clause. */
export function explain(cause: unknown, file: string, { title }: Engine): InvalidInput {
  if (cause instanceof InvalidInput) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const lacks = LACKS.exec(message)?.slice(1).find(Boolean);
  return lacks === undefined
    ? new InvalidInput(
        `${title} cannot run it (${message.replace(/\s+/g, ' ').trim().slice(0, 240)})`,
        { file },
        REMEDY,
        { cause },
      )
    : new InvalidInput(
        `it needs "${lacks}", which ${title} lacks`,
        { file },
        'Take another engine (--engine ID; docs/engines.md lists them), or the same model as ONNX.',
        { cause },
      );
}
