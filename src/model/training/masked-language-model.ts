import type { Backbone, WeightSpec } from '../architecture.ts';
import { linear, linearWeights, norm, normWeights } from '../architectures/layers.ts';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Ops } from '../ops.ts';
import { runBlocks } from './blocks.ts';
import { paddedOf, type Sequences, tensorsOf } from './inputs.ts';
import type { Masked } from './masking.ts';

const TRANSFORM = 'cls.predictions.transform';
const BIAS = 'cls.predictions.bias';
const EPSILON = 1e-12;

/** BERT's head over the masked tokens, named as in its checkpoints; the output matrix is the table of word embeddings. */
export function languageHeadWeights({ width, vocabulary }: Backbone): WeightSpec[] {
  return [
    ...linearWeights(`${TRANSFORM}.dense`, width, width),
    ...normWeights(`${TRANSFORM}.LayerNorm`, width),
    { name: BIAS, shape: [vocabulary], initial: 'zeros' },
  ];
}

/** Scores of every token of the vocabulary for every masked place: [places, vocabulary]. Call inside `tf.tidy`. */
export function maskedScores(
  tf: TensorLibrary,
  ops: Ops<Tensor>,
  backbone: Backbone,
  masked: readonly Masked[],
): Tensor {
  const padded = paddedOf(tokens(masked))(Int32Array.from(masked.keys()));
  const { x, ...context } = tensorsOf<keyof typeof padded>(tf, padded);
  const states = runBlocks(ops, backbone, 0, x, context);
  const longest = states.shape[1] as number;
  const places = masked.flatMap(({ at }, row) => Array.from(at, (position) => row * longest + position));
  const hidden = ops.gather(ops.reshape(states, [-1, backbone.width]), tf.tensor1d(places, 'int32'));
  const dense = ops.activate(linear(ops, hidden, `${TRANSFORM}.dense`), 'gelu');
  const transformed = norm(ops, dense, `${TRANSFORM}.LayerNorm`, EPSILON);
  const table = ops.weight(wordTable(backbone));
  return ops.add(ops.matMul(transformed, table, { transposeB: true }), ops.weight(BIAS));
}

/** What stood at the masked places, in the order of the scores. */
export function maskedTruth(masked: readonly Masked[]): Int32Array {
  return Int32Array.from(masked.flatMap(({ truth }) => [...truth]));
}

/** The weight that the first block looks words up in: the one of a row per token of the vocabulary. */
function wordTable({ weights, vocabulary, width }: Backbone): string {
  const table = weights.find(
    ({ shape }) => shape.length === 2 && shape[0] === vocabulary && shape[1] === width,
  );
  if (!table) throw new Error('the backbone has no table of word embeddings');
  return table.name;
}

function tokens(masked: readonly Masked[]): Sequences {
  return {
    kind: 'tokens',
    rows: masked.length,
    lengths: Int32Array.from(masked, ({ ids }) => ids.length),
    values: Int32Array.from(masked.flatMap(({ ids }) => [...ids])),
  };
}
