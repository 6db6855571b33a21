import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Features } from '../features.ts';
import type { Ops } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { cut } from './batches.ts';
import { runBlocks } from './blocks.ts';
import { diverged } from './diverged.ts';
import { applyHead } from './head.ts';
import { paddedOf, vectorsOf } from './inputs.ts';
import { onEngine } from './learner.ts';
import type { Trunk } from './trunk.ts';

/** Rows of one batch where no gradient is taken. */
const READING_BATCH = 128;

/** What turns rows of the features into logits. */
export interface Network {
  /** Tokens of every row; undefined where rows are vectors. */
  readonly lengths: Int32Array | undefined;
  /** Logits [rows] of these row ids. Call inside `tf.tidy`. */
  logits(tf: TensorLibrary, ops: Ops<Tensor>, rows: Int32Array): Tensor;
}

/** @throws Error when the features do not fit the trunk. */
export function network(features: Features, trunk: Trunk | undefined, hidden: readonly number[]): Network {
  if (features.kind === 'vectors') {
    if (trunk) throw new Error('vectors are what a whole backbone gives: no block of it is left to train');
    return {
      lengths: undefined,
      logits: (tf, ops, rows) => applyHead(ops, vectorsOf(tf, features, rows), hidden),
    };
  }
  if (!trunk || (features.kind === 'tokens') !== (trunk.from === 0)) {
    throw new Error(`${features.kind} do not fit a trunk from block ${trunk?.from ?? 'none'}`);
  }
  const { backbone, from } = trunk;
  const padded = paddedOf(features);
  return {
    lengths: features.lengths,
    logits(tf, ops, rows) {
      const { x, ...context } = padded(tf, rows);
      const pooled = backbone.pool(ops, runBlocks(ops, backbone, from, x, context), context);
      return applyHead(ops, pooled, hidden);
    },
  };
}

/**
 * Logits of these rows, in their order. Rows of like length are computed together, which spares padding.
 * @throws InvalidInput when one is no number.
 */
export async function logitsOf(
  tf: TensorLibrary,
  { lengths, logits }: Network,
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
    READING_BATCH,
  )) {
    await nextTurn();
    signal.throwIfAborted();
    const ids = some.map((place) => rows[place] as number);
    const tensor = tf.tidy(() =>
      logits(
        tf,
        tfjsOps(tf, (name) => onEngine(tf, weights, name)),
        ids,
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
