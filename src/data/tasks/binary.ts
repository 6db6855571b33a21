import { logLoss } from '../../stats/log-loss.ts';
import { binaryColumn } from '../columns/binary.ts';
import { numberColumn, PROBABILITY } from '../columns/number.ts';
import type { RowKey, Task } from './task.ts';

/** One of two outcomes for every person, one of them favourable. */
export const binary: Task<'binary'> = {
  id: 'binary',
  title: 'Binary decisions',
  why: 'Everybody gets the favourable outcome or does not: hired, granted, released.',
  reads: 'a label of two outcomes, and a decision, or a score in [0, 1] that is held against the threshold',
  favours: true,
  roles: ['score', 'decision'],
  needs: [['score', 'decision']],
  usual: [
    'selection-rate',
    'accuracy',
    'precision',
    'true-positive-rate',
    'false-positive-rate',
    'false-negative-rate',
    'base-rate',
    'auc',
  ],
  keys: ['label', 'decision', 'score'],
  sums: ['rows', 'weight', 'weightSquared', 'squaredError', 'logLoss', 'score'],
  countedBy: ['label', 'decision'],
  resampled: { score: 32 },

  columns({ label, score, decision, threshold }) {
    const labels = binaryColumn(label, 'label');
    const decisions = decision && binaryColumn(decision, 'decision');
    const scores = score === undefined ? undefined : numberColumn(score, PROBABILITY);
    return {
      columns: [labels, scores, decisions].filter((column) => column !== undefined),
      finish(place) {
        labels.requireFavourable(place);
        decisions?.requireFavourable(place);
        const given = scores?.finish();
        return {
          label: labels.finish(),
          decision: decisions?.finish() ?? decide(given ?? new Float64Array(), threshold),
          score: given,
        };
      },
    };
  },

  keysOf({ rows, label, decision, score }): readonly RowKey[] {
    return [
      { id: 'label', kind: 'code', values: label },
      { id: 'decision', kind: 'code', values: decision ?? new Uint8Array(rows) },
      ...(score ? [{ id: 'score', kind: 'share', values: score } as const] : []),
    ];
  },

  amountsOf({ label, score }) {
    return score
      ? {
          squaredError: score.map((s, row) => (s - (label[row] as number)) ** 2),
          logLoss: score.map((s, row) => logLoss(s, label[row] as number)),
          score,
        }
      : {};
  },

  profile([tn = 0, fp = 0, fn = 0, tp = 0]) {
    return { rows: tn + fp + fn + tp, positives: tp + fn, selected: tp + fp };
  },
};

/** Favourable from the threshold on. */
function decide(score: Float64Array, threshold: number): Uint8Array {
  return Uint8Array.from(score, (value) => (value >= threshold ? 1 : 0));
}
