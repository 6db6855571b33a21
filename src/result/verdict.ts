import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

/** What can be said of a limit by the numbers alone. */
export const Decision = Type.Union([
  Type.Literal('pass'),
  Type.Literal('fail'),
  Type.Literal('inconclusive'),
]);
export type Decision = Static<typeof Decision>;

/** `waived`: it would not pass, and somebody answers for going on all the same. */
export const Outcome = Type.Union([...Decision.anyOf, Type.Literal('waived')]);
export type Outcome = Static<typeof Outcome>;

/** On which side of its limits a number lies, or would have to be watched. */
export const Direction = Type.Union([Type.Literal('below'), Type.Literal('above')]);
export type Direction = Static<typeof Direction>;

/** What a rule that does not hold does to the verdict: `block` decides it, `warn` and `info` are told. */
export const Severity = Type.Union([Type.Literal('block'), Type.Literal('warn'), Type.Literal('info')]);
export type Severity = Static<typeof Severity>;

/** Why a finding that does not pass is let through. */
export const Exemption = Type.Object({
  by: Type.Union([Type.Literal('waiver'), Type.Literal('baseline')]),
  was: Type.Union([Type.Literal('fail'), Type.Literal('inconclusive')], {
    description: 'What the numbers alone say.',
  }),
  why: Type.String(),
});
export type Exemption = Static<typeof Exemption>;

/** What the practice of adverse impact looks at beside the ratio: of a group and the one that it is compared with. */
export const Impact = Type.Object({
  z: Type.Optional(Type.Number({ description: 'Pooled two-proportion test, in standard deviations.' })),
  p: Type.Optional(Type.Number({ description: 'Its two-sided p-value.' })),
  fisher: Type.Number({ description: 'Two-sided p-value of Fisher’s exact test.' }),
  midP: Type.Number(),
  toParity: Type.Integer({ minimum: 0, description: 'Fewest changed decisions for equal rates.' }),
  toLimit: Type.Integer({ minimum: 0, description: 'Fewest changed decisions to stand at the limit.' }),
  flips: Type.Boolean({ description: 'Whether one changed decision turns the difference around.' }),
});
export type Impact = Static<typeof Impact>;

/** One part of a rule that asks for several at once. */
export const Leg = Type.Object({
  id: Type.Union([Type.Literal('limit'), Type.Literal('significance'), Type.Literal('floor')]),
  expected: Type.String(),
  actual: Type.Optional(Type.Number({ description: 'Absent where it cannot be known.' })),
  broken: Type.Boolean(),
});
export type Leg = Static<typeof Leg>;

/** What one rule says of one slice. */
export const Finding = Type.Object({
  rule: Type.String(),
  slice: SliceId,
  /** The group that this one was compared with, where there is one. */
  reference: Type.Optional(SliceId),
  outcome: Outcome,
  direction: Direction,
  /** There where the outcome is `waived`. */
  exemption: Type.Optional(Exemption),
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
  adjusted: Type.Optional(
    Type.Number({ description: 'Of a failure: its p-value, corrected for all that the gate looks at.' }),
  ),
  /** Of a ratio of shares of rows, all of equal weight. */
  impact: Type.Optional(Impact),
  /** There where the rule asks for more than its limit. */
  legs: Type.Optional(Type.Array(Leg)),
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
  given: Type.Optional(Type.Array(Type.String(), { description: 'Columns whose values are held equal.' })),
  expected: Type.String(),
  /** The limits themselves, for charts to draw. */
  atLeast: Type.Optional(Type.Number()),
  atMost: Type.Optional(Type.Number()),
  severity: Severity,
  pack: Type.Optional(Type.String({ description: 'Id of the rule pack that it belongs to.' })),
  outcome: Outcome,
});
export type JudgedRule = Static<typeof JudgedRule>;

export const Verdict = Type.Object({
  outcome: Type.Union([...Decision.anyOf, Type.Literal('not-judged')]),
  /** Ids of the rules that the outcome is due to. */
  because: Type.Array(Type.String()),
});
export type Verdict = Static<typeof Verdict>;
