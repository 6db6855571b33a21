import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';
import { Outcome } from './verdict.ts';

const Weights = Type.Array(Type.Number({ minimum: 0 }), {
  description: 'Rows, or their weight where they have weights, in each of the equal parts of [0, 1].',
});

/** How the scores of a slice lie, by true outcome. A score on an edge belongs to the part above it. */
export const ScoreProfile = Type.Object({ slice: SliceId, negatives: Weights, positives: Weights });
export type ScoreProfile = Static<typeof ScoreProfile>;

/** What the policy would say if decisions were favourable from this score on. */
export const WhatIf = Type.Object({
  threshold: Type.Number({ minimum: 0, maximum: 1 }),
  rules: Type.Array(Type.Object({ id: Type.String(), outcome: Outcome })),
  findings: Type.Array(
    Type.Object({ rule: Type.String(), slice: SliceId, outcome: Outcome, actual: Estimate }),
  ),
});
export type WhatIf = Static<typeof WhatIf>;

/** The scores behind the decisions. */
export const ScoreReport = Type.Object({
  bins: Type.Integer({ minimum: 1, description: 'Equal parts of [0, 1] that scores are counted in.' }),
  /** Everyone, groups by single attributes, and groups that a rule judges. */
  slices: Type.Array(ScoreProfile),
  /**
   * Ascending; of the rules whose metric is a share of rows, before any waiver. Empty where decisions do not come from
   * the scores.
   */
  thresholds: Type.Array(WhatIf),
});
export type ScoreReport = Static<typeof ScoreReport>;
