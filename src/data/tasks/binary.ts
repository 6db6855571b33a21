import { logLoss } from '../../stats/log-loss.ts';
import { binaryColumn } from '../columns/binary.ts';
import { FINITE, numberColumn, PROBABILITY } from '../columns/number.ts';
import { disagreementOf } from '../disagreement.ts';
import type { RowKey, Task } from './task.ts';

/** One of two outcomes for every person, one of them favourable. */
export const binary: Task<'binary'> = {
  id: 'binary',
  title: 'Binary decisions',
  why: 'Everybody gets the favourable outcome or does not: hired, granted, released.',
  reads: 'a label of two outcomes, and a decision, or a score in [0, 1] that is held against the threshold',
  favours: true,
  roles: ['score', 'decision', 'neighbours'],
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
  usualWith: { neighbours: ['consistency'] },
  keys: ['label', 'decision', 'score', 'disagreement'],
  sums: ['rows', 'weight', 'weightSquared', 'squaredError', 'logLoss', 'score', 'disagreement'],
  countedBy: ['label', 'decision'],
  resampled: { score: 24, disagreement: 8 },

  columns({ label, score, decision, threshold, neighbours }) {
    const labels = binaryColumn(label, 'label');
    const decisions = decision && binaryColumn(decision, 'decision');
    const scores = score === undefined ? undefined : numberColumn(score, PROBABILITY);
    const alike = neighbours?.columns.map((column) => numberColumn(column, FINITE)) ?? [];
    return {
      columns: [labels, scores, decisions, ...alike].filter((column) => column !== undefined),
      finish(place) {
        labels.requireFavourable(place);
        decisions?.requireFavourable(place);
        const given = scores?.finish();
        const decided = decisions?.finish() ?? decide(given ?? new Float64Array(), threshold);
        const points = alike.map((column) => column.finish());
        return {
          label: labels.finish(),
          decision: decided,
          score: given,
          ...(neighbours && { disagreement: disagreementOf(points, decided, neighbours.count, place) }),
        };
      },
    };
  },

  keysOf({ rows, label, decision, score, disagreement }): readonly RowKey[] {
    return [
      { id: 'label', kind: 'code', values: label },
      { id: 'decision', kind: 'code', values: decision ?? new Uint8Array(rows) },
      ...(score ? [{ id: 'score', kind: 'share', values: score } as const] : []),
      ...(disagreement ? [{ id: 'disagreement', kind: 'share', values: disagreement } as const] : []),
    ];
  },

  amountsOf({ label, score, disagreement }) {
    return {
      ...(score && {
        squaredError: score.map((s, row) => (s - (label[row] as number)) ** 2),
        logLoss: score.map((s, row) => logLoss(s, label[row] as number)),
        score,
      }),
      ...(disagreement && { disagreement }),
    };
  },

  profile([tn = 0, fp = 0, fn = 0, tp = 0]) {
    return { rows: tn + fp + fn + tp, positives: tp + fn, selected: tp + fp };
  },
};

/** Favourable from the threshold on. */
function decide(score: Float64Array, threshold: number): Uint8Array {
  return Uint8Array.from(score, (value) => (value >= threshold ? 1 : 0));
}
