import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

export const Outcome = Type.Union([Type.Literal('pass'), Type.Literal('fail'), Type.Literal('inconclusive')]);
export type Outcome = Static<typeof Outcome>;

/** What one rule says of one slice. */
export const Finding = Type.Object({
  rule: Type.String(),
  slice: SliceId,
  /** The group that this one was compared with, where there is one. */
  reference: Type.Optional(SliceId),
  outcome: Outcome,
  expected: Type.String({ description: 'The limit in words, such as "≥ 0.8".' }),
  actual: Estimate,
  people: Type.Integer({
    minimum: 0,
    description:
      'Decisions that would have to change for the point estimate to meet the limit; where that has no meaning, the rows of the slice.',
  }),
  rowsNeeded: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Inconclusive: about how many rows of this slice would settle it.',
    }),
  ),
  rowsToDetect: Type.Optional(
    Type.Integer({
      minimum: 1,
      description:
        'About how many rows of this slice, if all groups grew alike, would show a true gap as large as the limit, as often as the `power` of the disparity’s `detectable` says.',
    }),
  ),
});
export type Finding = Static<typeof Finding>;

/** A rule as it was applied. */
export const JudgedRule = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  metric: Type.String(),
  comparison: Type.Optional(Type.String()),
  against: Type.Optional(Type.String()),
  by: Type.Array(Type.String()),
  expected: Type.String(),
  /** The limits themselves, for charts to draw. */
  atLeast: Type.Optional(Type.Number()),
  atMost: Type.Optional(Type.Number()),
  outcome: Outcome,
});
export type JudgedRule = Static<typeof JudgedRule>;

export const Verdict = Type.Object({
  outcome: Type.Union([Outcome, Type.Literal('not-judged')]),
  /** Ids of the rules that the outcome is due to. */
  because: Type.Array(Type.String()),
});
export type Verdict = Static<typeof Verdict>;
