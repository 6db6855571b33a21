import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Features } from '../features.ts';
import type { Ops } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { cut } from './batches.ts';
import { runBlocks } from './blocks.ts';
import { applyHead } from './head.ts';
import { paddedOf, vectorsOf } from './inputs.ts';
import { onEngine } from './learner.ts';
import type { Trunk } from './trunk.ts';

/** Rows of one batch where no gradient is taken. */
const READING_BATCH = 128;

/** From rows of the features to their logits [rows]. Call inside `tf.tidy`. */
export type Network = (tf: TensorLibrary, ops: Ops<Tensor>, rows: Int32Array) => Tensor;

/** @throws Error when the features do not fit the trunk. */
export function network(features: Features, trunk: Trunk | undefined, hidden: readonly number[]): Network {
  if (features.kind === 'vectors') {
    if (trunk) throw new Error('vectors are what a whole backbone gives: no block of it is left to train');
    return (tf, ops, rows) => applyHead(ops, vectorsOf(tf, features, rows), hidden);
  }
  if (!trunk || (features.kind === 'tokens') !== (trunk.from === 0)) {
    throw new Error(`${features.kind} do not fit a trunk from block ${trunk?.from ?? 'none'}`);
  }
  const { backbone, from } = trunk;
  const padded = paddedOf(features);
  return (tf, ops, rows) => {
    const { x, ...context } = padded(tf, rows);
    return applyHead(ops, backbone.pool(ops, runBlocks(ops, backbone, from, x, context), context), hidden);
  };
}

/** Logits of these rows, in their order. */
export async function logitsOf(
  tf: TensorLibrary,
  run: Network,
  weights: Weights,
  rows: Int32Array,
  { signal, done }: { readonly signal: AbortSignal; readonly done?: (rows: number) => void },
): Promise<Float32Array> {
  const logits = new Float32Array(rows.length);
  let count = 0;
  for (const some of cut(rows, READING_BATCH)) {
    await nextTurn();
    signal.throwIfAborted();
    const tensor = tf.tidy(() =>
      run(
        tf,
        tfjsOps(tf, (name) => onEngine(tf, weights, name)),
        some,
      ),
    );
    logits.set(await tensor.data<'float32'>(), count);
    tensor.dispose();
    count += some.length;
    done?.(count);
  }
  return logits;
}
