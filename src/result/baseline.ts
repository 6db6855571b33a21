import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';
import { Direction } from './verdict.ts';

/** A finding that was there before, known by what it is: rule, metric, slice and direction. */
export const KnownFinding = Type.Object({
  rule: Type.String(),
  metric: Type.String(),
  slice: SliceId,
  direction: Direction,
  actual: Estimate,
});
export type KnownFinding = Static<typeof KnownFinding>;

/** What an audit is known to find, to be kept under version control: later runs fail by what is new or worse. */
export const Baseline = Type.Object(
  { schema: Type.Literal(1), audit: Type.String(), findings: Type.Array(KnownFinding) },
  { $id: 'urn:fairgate:schema:baseline:1', title: 'fairgate baseline', additionalProperties: false },
);
export type Baseline = Static<typeof Baseline>;
