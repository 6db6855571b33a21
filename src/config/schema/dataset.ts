import Type, { type Static } from 'typebox';
import { SPLITS } from '../../data/dataset.ts';
import { FileFormat } from './file-format.ts';
import { outcome } from './outcome.ts';
import { Column, Columns, closed, oneOf } from './parts.ts';
import { Sampling } from './sampling.ts';

const SourceFile = closed({
  path: Type.String({ minLength: 1, description: 'Where the file is, relative to the audit file.' }),
  split: Type.Optional(
    oneOf(SPLITS, 'split', {
      description: 'All rows of this file serve this split; without it they are dealt out.',
    }),
  ),
  format: Type.Optional(FileFormat),
});

const Share = (share: number, description: string) =>
  Type.Number({ minimum: 0, exclusiveMaximum: 1, default: share, description });

export const DatasetConfig = closed(
  {
    files: Type.Array(SourceFile, { minItems: 1, description: 'Delimited files, read one after the other.' }),
    label: outcome('Column of the true outcome.', 'The true outcome.'),
    protected: Columns('Protected attributes: the groups that are compared.', 1),
    weight: Type.Optional(Column('Column of sample weights, finite and ≥ 0.')),
    ...Sampling,
    split: closed(
      {
        validation: Share(0.15, 'Share that training watches to stop in time.'),
        test: Share(0.35, 'Share that is audited.'),
        seed: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 0xffff_ffff,
            description: 'Of the dealing alone; the audit’s own where it is not said.',
          }),
        ),
      },
      { default: {}, description: 'How the rows are dealt out that no file assigns; the rest trains.' },
    ),
  },
  { description: 'Rows to train on and to audit.' },
);
export type DatasetConfig = Static<typeof DatasetConfig>;
