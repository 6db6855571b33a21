import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

const Count = (description: string) => Type.Integer({ minimum: 0, description });
const P = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));

/** What strata said of two groups. */
export const Strata = Type.Object({
  used: Count('Strata that hold rows of both groups.'),
  oneSided: Count('Strata that hold rows of one of them only, and tell nothing.'),
  empty: Count('Strata that hold rows of neither that the metric is of.'),
  unplaced: Count('Rows whose stratum is not known; they are left out.'),
  alike: P('p-value of both groups being alike within strata (Cochran, Mantel and Haenszel).'),
  homogeneous: P('p-value of all strata having one odds ratio (Breslow and Day, corrected by Tarone).'),
});
export type Strata = Static<typeof Strata>;

/** A share of rows of one group compared with its reference within strata: like with like. */
export const ConditionalDisparity = Type.Object({
  metric: Type.String(),
  comparison: Type.String(),
  by: Type.Array(Type.String()),
  given: Type.Array(Type.String(), { description: 'Columns whose values are held equal.' }),
  reference: Type.String({ description: '`rest`, or the name of a group.' }),
  slice: SliceId,
  /** The reference group where it is one slice. */
  against: Type.Optional(SliceId),
  estimate: Estimate,
  strata: Strata,
});
export type ConditionalDisparity = Static<typeof ConditionalDisparity>;
