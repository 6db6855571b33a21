import { FINITE, numberColumn } from '../columns/number.ts';
import type { Outcomes } from '../predictions.ts';
import type { Task } from './task.ts';

/** A number for every person, beside the number that came true. */
export const regression: Task<'regression'> = {
  id: 'regression',
  title: 'Numbers',
  why: 'A number is predicted for everybody: a salary, a loss, a rating.',
  reads: 'a label and a score, both any finite number: what came true and what was predicted',
  favours: false,
  roles: ['score'],
  needs: [['score']],
  usual: [
    'mean-error',
    'mean-absolute-error',
    'root-mean-squared-error',
    'r-squared',
    'mean-outcome',
    'mean-prediction',
  ],
  keys: ['prediction', 'error'],
  sums: [
    'rows',
    'weight',
    'weightSquared',
    'outcome',
    'outcomeSquared',
    'prediction',
    'error',
    'errorAbsolute',
    'errorSquared',
  ],
  countedBy: [],
  resampled: { prediction: 16, error: 32 },

  columns({ label, score = '' }) {
    const labels = numberColumn(label.column, FINITE);
    const scores = numberColumn(score, FINITE);
    return {
      columns: [labels, scores],
      finish: () => ({ label: labels.finish(), decision: undefined, score: scores.finish() }),
    };
  },

  keysOf(predictions) {
    const { score = new Float64Array() } = predictions;
    return [
      { id: 'prediction', kind: 'number', values: score },
      { id: 'error', kind: 'number', values: errorsOf(predictions) },
    ];
  },

  amountsOf({ label, score = new Float64Array() }) {
    const outcome = Float64Array.from(label);
    const error = errorsOf({ label, score });
    return {
      outcome,
      outcomeSquared: outcome.map((y) => y * y),
      prediction: score,
      error,
      errorAbsolute: error.map(Math.abs),
      errorSquared: error.map((e) => e * e),
    };
  },

  profile: ([rows = 0]) => ({ rows }),
};

/** Predicted minus true: above 0 where too much was predicted. */
function errorsOf({ label, score = new Float64Array() }: Pick<Outcomes, 'label' | 'score'>): Float64Array {
  return score.map((prediction, row) => prediction - (label[row] as number));
}
