import { classColumn } from '../columns/class.ts';
import type { RowKey, Task } from './task.ts';

/** One of several classes for every person. */
export const multiclass: Task<'multiclass'> = {
  id: 'multiclass',
  title: 'Classes',
  why: 'Everybody is put into one of several classes: a grade, a job, a diagnosis.',
  reads: 'a label and a decision, both the name of a class: the true one and the one decided',
  favours: false,
  roles: ['decision'],
  needs: [['decision']],
  usual: [
    'overall-accuracy',
    'macro-recall',
    'macro-precision',
    'macro-f1',
    'selection-rate',
    'true-positive-rate',
    'precision',
  ],
  keys: ['class', 'predicted-class'],
  sums: ['rows', 'weight', 'weightSquared'],
  countedBy: ['class'],
  eachClass: { task: 'binary', label: 'class', decision: 'predicted-class' },
  resampled: {},

  columns({ label, decision }) {
    const labels = classColumn(label.column, 'label');
    const decisions = classColumn(decision?.column ?? '', 'decision');
    return {
      columns: [labels, decisions],
      finish() {
        const [truth, decided] = [labels.finish(), decisions.finish()];
        const classes = [...new Set([...truth.names, ...decided.names])].sort();
        const position = new Map(classes.map((name, code) => [name, code]));
        const recoded = ({ names, codes }: typeof truth) => {
          const moved = names.map((name) => position.get(name) as number);
          return codes.map((code) => moved[code] as number);
        };
        return { label: recoded(truth), decision: recoded(decided), score: undefined, classes };
      },
    };
  },

  keysOf({ rows, label, decision = new Int32Array(rows), classes: names = [] }): readonly RowKey[] {
    return [
      { id: 'class', kind: 'name', values: label, names },
      { id: 'predicted-class', kind: 'name', values: decision, names },
    ];
  },

  amountsOf: () => ({}),

  profile: (byClass) => ({ rows: byClass.reduce((sum, rows) => sum + rows, 0) }),
};
