import type { Backbone } from '../architecture.ts';
import type { TensorLibrary } from '../engines/engine.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Weights } from '../weights.ts';
import { onEngine } from './gradients.ts';
import { answers, languageScores } from './language-model.ts';
import { categoricalCrossEntropy } from './loss.ts';
import type { Question } from './pretexts.ts';

/** How well a backbone answers questions about sequences that it was not trained on. */
export interface HeldOut {
  /** Share of the tokens asked about that is found. */
  readonly accuracy: number;
  /** Mean cross-entropy, in nats a token. */
  readonly loss: number;
  /** Tokens asked about. */
  readonly tokens: number;
}

/** Answers the questions, a batch at a time. The weights are those of the backbone and of its head. */
export async function askHeldOut(
  tf: TensorLibrary,
  backbone: Backbone,
  weights: Weights,
  batches: Iterable<readonly Question[]>,
): Promise<HeldOut> {
  const sums = { right: 0, loss: 0, tokens: 0 };
  for (const questions of batches) {
    const truth = answers(questions);
    const [guess, loss] = tf.tidy(() => {
      const ops = tfjsOps(tf, (name) => onEngine(tf, weights, name));
      const scores = languageScores(tf, ops, backbone, questions);
      return [
        tf.argMax(scores, -1),
        categoricalCrossEntropy(tf, scores, tf.tensor1d(truth, 'int32')),
      ] as const;
    });
    const guesses = await guess.data();
    sums.right += truth.filter((token, place) => token === guesses[place]).length;
    sums.loss += truth.length * ((await loss.data())[0] as number);
    sums.tokens += truth.length;
    tf.dispose([guess, loss]);
  }
  const { right, loss, tokens } = sums;
  return { accuracy: right / tokens, loss: loss / tokens, tokens };
}
