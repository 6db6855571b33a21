import Type, { type Static } from 'typebox';
import { SliceId } from './slice.ts';

const Share = Type.Object({
  n: Type.Integer({ minimum: 0 }),
  count: Type.Integer({ minimum: 0 }),
});

const Limits = {
  value: Type.Number(),
  low: Type.Number({ description: 'Lower end of the interval, widened for having been selected.' }),
  high: Type.Number(),
};

/** A slice that deviates from all other rows, measured on rows that had no part in finding it. */
export const FoundSlice = Type.Object({
  slice: SliceId,
  inside: Type.Object({ ...Share.properties, ...Limits }),
  outside: Type.Object({ ...Share.properties, value: Type.Number() }),
  difference: Type.Object(Limits),
  p: Type.Number({ minimum: 0, maximum: 1 }),
  adjusted: Type.Number({ description: 'The p-value after the correction for all that were tested.' }),
  explains: Type.Integer({ minimum: 0, description: 'Other slices that deviate no more beyond this one.' }),
});
export type FoundSlice = Static<typeof FoundSlice>;

/** What a search for slices found; a document of its own, which no gate reads. */
export const Exploration = Type.Object(
  {
    schema: Type.Literal(1),
    metric: Type.Object({ id: Type.String(), title: Type.String(), why: Type.String() }),
    columns: Type.Array(
      Type.Object({
        name: Type.String(),
        kind: Type.Union([Type.Literal('categories'), Type.Literal('bins')]),
        values: Type.Integer({ minimum: 1 }),
      }),
    ),
    skipped: Type.Array(Type.Object({ column: Type.String(), because: Type.String() })),
    order: Type.Integer({ minimum: 1, description: 'Columns crossed at most.' }),
    minRows: Type.Integer({ minimum: 1, description: 'Rows that a slice must have in the searched half.' }),
    level: Type.Number({ description: 'Share of false findings among the findings, at most.' }),
    correction: Type.String(),
    confidence: Type.Number(),
    search: Share,
    confirmation: Share,
    looked: Type.Integer({ minimum: 0, description: 'Slices that were looked at.' }),
    small: Type.Integer({ minimum: 0, description: 'Slices that had too few rows to be looked at.' }),
    tested: Type.Integer({
      minimum: 0,
      description: 'Slices that the search proposed and the other half tested.',
    }),
    found: Type.Array(FoundSlice),
    lineage: Type.Object({ data: Type.String(), version: Type.String(), seed: Type.Integer() }),
  },
  { $id: 'urn:fairgate:schema:exploration:1', title: 'fairgate exploration' },
);
export type Exploration = Static<typeof Exploration>;
