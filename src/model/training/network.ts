import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TensorLibrary } from '../engines/engine.ts';
import { type Program, record, replay } from '../executors/program.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Features } from '../features.ts';
import type { Weights } from '../weights.ts';
import { cut } from './batches.ts';
import { runBlocks, runImageBlocks } from './blocks.ts';
import { diverged } from './diverged.ts';
import { onEngine } from './gradients.ts';
import { applyHead } from './head.ts';
import { type Inputs, mapsOf, type Padded, paddedOf, tensorsOf, vectorsOf } from './inputs.ts';
import type { Trunk } from './trunk.ts';

/** Rows of one batch where no gradient is taken, and the tokens or numbers of maps that it may begin with. */
const READING_BATCH = 128;
const READING_TOKENS = 2 ** 13;
const READING_NUMBERS = 2 ** 22;

/** What turns rows of the features into logits. */
export interface Network {
  /** Tokens of every row; undefined where rows are vectors. */
  readonly lengths: Int32Array | undefined;
  /** Rows of one batch where no gradient is taken. */
  readonly readingBatch: number;
  /** What the program is given for these row ids. */
  inputs(rows: Int32Array): Inputs;
  /** Inputs to logits [rows]. */
  readonly program: Program;
}

/** @throws Error when the features do not fit the trunk. */
export function network(features: Features, trunk: Trunk | undefined, hidden: readonly number[]): Network {
  if (features.kind === 'vectors') {
    if (trunk) throw new Error('vectors are what a whole backbone gives: no block of it is left to train');
    return {
      lengths: undefined,
      readingBatch: READING_BATCH,
      inputs: (rows) => vectorsOf(features, rows),
      program: record(['x'], (ops, { x }) => applyHead(ops, x, hidden)),
    };
  }
  const { backbone, from } = trunk ?? {};
  if (features.kind === 'maps') {
    if (backbone?.modality !== 'image' || from === undefined) throw misfit(features, trunk);
    return {
      lengths: undefined,
      readingBatch: readable(READING_NUMBERS / size(features.shape)),
      inputs: (rows) => mapsOf(features, rows),
      program: record(['x'], (ops, { x }) =>
        applyHead(ops, backbone.pool(ops, runImageBlocks(ops, backbone, from, x)), hidden),
      ),
    };
  }
  if (backbone?.modality !== 'text' || from === undefined || (features.kind === 'tokens') !== (from === 0)) {
    throw misfit(features, trunk);
  }
  return {
    lengths: features.lengths,
    readingBatch: readable(
      READING_TOKENS / features.lengths.reduce((most, length) => Math.max(most, length), 1),
    ),
    inputs: paddedOf(features) as (rows: Int32Array) => Padded & Inputs,
    program: record(['x', 'mask', 'positions'], (ops, { x, ...context }) => {
      const states = runBlocks(ops, backbone, from, x, context);
      return applyHead(ops, backbone.pool(ops, states, context), hidden);
    }),
  };
}

/** As many rows as fit the engine's memory, one at the least. */
const readable = (rows: number): number => Math.max(1, Math.min(READING_BATCH, Math.floor(rows)));

const size = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1);

function misfit({ kind }: Features, trunk: Trunk | undefined): Error {
  return new Error(`${kind} do not fit a trunk from block ${trunk?.from ?? 'none'}`);
}

/**
 * Logits of these rows, in their order. Rows of like length are computed together, which spares padding.
 * @throws InvalidInput when one is no number.
 */
export async function logitsOf(
  tf: TensorLibrary,
  { lengths, readingBatch, inputs, program }: Network,
  weights: Weights,
  rows: Int32Array,
  { signal, done }: { readonly signal: AbortSignal; readonly done?: (rows: number) => void },
): Promise<Float32Array> {
  const found = new Float32Array(rows.length);
  const places = Int32Array.from(rows.keys());
  const length = (place: number) => lengths?.[rows[place] as number] ?? 0;
  let count = 0;
  for (const some of cut(
    places.sort((a, b) => length(a) - length(b)),
    readingBatch,
  )) {
    await nextTurn();
    signal.throwIfAborted();
    const ids = some.map((place) => rows[place] as number);
    const tensor = tf.tidy(() =>
      replay(
        program,
        tfjsOps(tf, (name) => onEngine(tf, weights, name)),
        tensorsOf(tf, inputs(ids)),
      ),
    );
    const values = await tensor.data<'float32'>();
    tensor.dispose();
    if (!values.every(Number.isFinite)) throw diverged('so far that scores are no numbers');
    some.forEach((place, at) => {
      found[place] = values[at] as number;
    });
    count += some.length;
    done?.(count);
  }
  return found;
}
