import Type, { type Static } from 'typebox';
import { tasks } from '../../data/tasks/index.ts';
import { USUAL_TOP } from '../../data/tasks/task.ts';
import { FileFormat } from './file-format.ts';
import { outcome } from './outcome.ts';
import { Column, Columns, closed, oneOf } from './parts.ts';
import { Sampling } from './sampling.ts';

export const PredictionsConfig = closed(
  {
    file: Type.String({ minLength: 1, description: 'Where the file is, relative to the audit file.' }),
    task: oneOf(tasks.ids, tasks.kind, {
      default: 'binary',
      description:
        'What was predicted: `binary` decisions, one of several classes (`multiclass`), numbers (`regression`), or places in lists (`ranking`).',
    }),
    cells: Type.Optional(
      Type.Boolean({
        description:
          'Whether the file, or the files of its pattern, are cells that `fairgate cube` or its SQL counted: then the label is `label_`, the decision `decision_`, the score `bin_`.',
      }),
    ),
    format: Type.Optional(FileFormat),
    label: outcome(
      'Column of the true outcome.',
      'The true outcome; only its column counts unless decisions are binary.',
    ),
    score: Type.Optional(
      Column(
        'Column of the score, in [0, 1]: how likely the favourable outcome is. Of numbers, the prediction; of rankings, any number by which a list is put in order.',
      ),
    ),
    decision: Type.Optional(
      outcome(
        'Column of the decision.',
        'The decision that was taken; without it the score is held against `threshold`.',
      ),
    ),
    neighbours: Type.Optional(
      closed(
        {
          columns: Columns('Columns of numbers in which people are alike or not; standardised first.', 1),
          count: Type.Integer({
            minimum: 1,
            default: 5,
            description: 'How many of those most alike are looked at, and all that are as near as the last.',
          }),
        },
        { description: 'Of binary decisions, who should be decided about alike: `consistency` is measured.' },
      ),
    ),
    list: Type.Optional(
      Column(
        'Of rankings, the column that tells lists apart; without it all rows are one list. Intervals take each list as a whole, unless a `cluster` is named.',
      ),
    ),
    top: Type.Integer({
      minimum: 1,
      default: USUAL_TOP,
      description: 'Of rankings, how many positions of a list are its top.',
    }),
    protected: Columns('Protected attributes: the groups that are compared.', 1),
    weight: Type.Optional(Column('Column of sample weights, finite and ≥ 0.')),
    ...Sampling,
  },
  { description: 'The predictions of any model, to audit from the file alone; nothing is trained.' },
);
export type PredictionsConfig = Static<typeof PredictionsConfig>;
