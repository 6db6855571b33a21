import type { Backbone, PretextHead, WeightSpec } from '../architecture.ts';
import { linear, linearWeights, norm, normWeights } from '../architectures/layers.ts';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Ops } from '../ops.ts';
import { runBlocks } from './blocks.ts';
import { paddedOf, type Sequences, tensorsOf } from './inputs.ts';
import type { Question } from './pretexts.ts';

/** The weights between a family's states and its table of word embeddings, named as in its checkpoints. */
export function languageHeadWeights({ width, vocabulary, pretext: { head } }: Backbone): WeightSpec[] {
  if (!head) return [];
  return [
    ...linearWeights(head.dense, width, width),
    ...normWeights(head.norm, width),
    { name: head.bias, shape: [vocabulary], initial: 'zeros' },
  ];
}

/** Scores of every token of the vocabulary for every place asked about: [places, vocabulary]. Call inside `tf.tidy`. */
export function languageScores(
  tf: TensorLibrary,
  ops: Ops<Tensor>,
  backbone: Backbone,
  questions: readonly Question[],
): Tensor {
  const { words, head } = backbone.pretext;
  const padded = paddedOf(tokens(questions))(Int32Array.from(questions.keys()));
  const { x, ...context } = tensorsOf<keyof typeof padded>(tf, padded);
  const states = runBlocks(ops, backbone, 0, x, context);
  const longest = states.shape[1] as number;
  const places = questions.flatMap(({ at }, row) => Array.from(at, (position) => row * longest + position));
  const asked = ops.gather(ops.reshape(states, [-1, backbone.width]), tf.tensor1d(places, 'int32'));
  const scores = ops.matMul(head ? transformed(ops, asked, head) : asked, ops.weight(words), {
    transposeB: true,
  });
  return head ? ops.add(scores, ops.weight(head.bias)) : scores;
}

/** What stood at the places asked about, in the order of the scores. */
export function answers(questions: readonly Question[]): Int32Array {
  return Int32Array.from(questions.flatMap(({ truth }) => [...truth]));
}

function transformed(ops: Ops<Tensor>, asked: Tensor, head: PretextHead): Tensor {
  const dense = ops.activate(linear(ops, asked, head.dense), head.activation);
  return norm(ops, dense, head.norm, head.epsilon);
}

function tokens(questions: readonly Question[]): Sequences {
  return {
    kind: 'tokens',
    rows: questions.length,
    lengths: Int32Array.from(questions, ({ ids }) => ids.length),
    values: Int32Array.from(questions.flatMap(({ ids }) => [...ids])),
  };
}
