import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

/** A share drawn towards that of all groups, with what is believed of it at the result's confidence level. */
export const Shrunken = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });
export type Shrunken = Static<typeof Shrunken>;

/** One metric of one slice. */
export const Measure = Type.Object({
  metric: Type.String({ description: 'Id of one of the `metrics`.' }),
  slice: SliceId,
  estimate: Estimate,
  /** Beside the estimate for small groups, never judged (empirical Bayes over the groups of the same attributes). */
  shrunken: Type.Optional(Shrunken),
});
export type Measure = Static<typeof Measure>;

/** What a comparison comes to wherever those belong whose group is not known. Chance is not in it. */
export const MissingBounds = Type.Object({
  low: Type.Optional(Type.Number({ description: 'Absent where it may be as low as can be.' })),
  high: Type.Optional(Type.Number({ description: 'Absent where it may be as high as can be.' })),
  rows: Type.Integer({ minimum: 1, description: 'Rows that could belong to either side.' }),
});
export type MissingBounds = Static<typeof MissingBounds>;

/**
 * Which gaps so few rows could have shown: of true comparisons at `low` or below, or at `high` or above, a two-sided test
 * finds the share `power`.
 */
export const Detectable = Type.Object({
  low: Type.Optional(Type.Number({ description: 'Absent where no gap to this side would show.' })),
  high: Type.Optional(Type.Number({ description: 'Absent where no gap to this side would show.' })),
  reference: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'The share that the slice’s is held against.',
  }),
  rows: Type.Number({
    exclusiveMinimum: 0,
    description:
      'The comparison is known as well as one share of so many independent rows; of two groups of n and m, 1 / (1/n + 1/m).',
  }),
  confidence: Type.Number({ description: 'Of the test, which makes up for groups that the data chose.' }),
  power: Type.Number(),
});
export type Detectable = Static<typeof Detectable>;

/** One metric compared between groups: of one slice with its reference, or (no `slice`) the widest gap of all. */
export const Disparity = Type.Object({
  metric: Type.String(),
  comparison: Type.String(),
  by: Type.Array(Type.String()),
  reference: Type.String({ description: '`best`, `rest`, `overall`, or the name of a group.' }),
  slice: Type.Optional(SliceId),
  /** The reference group where it is one slice (the best group as found, or the named one). */
  against: Type.Optional(SliceId),
  estimate: Estimate,
  /** Of a share of rows, where there are rows without the attributes. */
  missing: Type.Optional(MissingBounds),
  /** Of a share of rows. */
  detectable: Type.Optional(Detectable),
});
export type Disparity = Static<typeof Disparity>;

/** A metric of two groups at once: of one slice and its reference, or (no `slice`) the widest gap of any two. */
export const PairMeasure = Type.Object({
  metric: Type.String(),
  by: Type.Array(Type.String()),
  reference: Type.String({ description: '`rest`, `overall`, or the name of a group.' }),
  slice: Type.Optional(SliceId),
  /** The reference group where it is one slice. */
  against: Type.Optional(SliceId),
  estimate: Estimate,
});
export type PairMeasure = Static<typeof PairMeasure>;

/** Who is in a slice: rows, and where decisions are binary, those with a favourable label and a favourable decision. */
export const SliceProfile = Type.Object({
  slice: SliceId,
  rows: Type.Integer({ minimum: 0 }),
  positives: Type.Optional(Type.Integer({ minimum: 0 })),
  selected: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type SliceProfile = Static<typeof SliceProfile>;

/** The plain-words definition of a metric or comparison, so that a report can explain itself. */
export const Definition = Type.Object({
  id: Type.String(),
  title: Type.String(),
  why: Type.String(),
  formula: Type.String(),
  source: Type.String(),
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower'), Type.Literal('neither')]),
  range: Type.Tuple([Type.Number(), Type.Number()]),
  class: Type.Optional(
    Type.String({
      description:
        'Class that is told from all others, as the favourable outcome is; `id` is the metric’s, @ and this.',
    }),
  ),
});
export type Definition = Static<typeof Definition>;
