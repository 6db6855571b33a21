import Type, { type Static } from 'typebox';
import { SliceId } from './slice.ts';
import { Direction } from './verdict.ts';

/** A finding that somebody lets through for a while, and what has become of that. */
export const WaiverRecord = Type.Object({
  rule: Type.String(),
  slice: SliceId,
  direction: Type.Optional(Direction),
  reason: Type.String(),
  owner: Type.String(),
  approvedBy: Type.String(),
  ticket: Type.Optional(Type.String()),
  created: Type.String(),
  expires: Type.String({ description: 'Last day on which it holds.' }),
  state: Type.Union(
    [
      Type.Literal('applied'),
      Type.Literal('not-yet'),
      Type.Literal('expired'),
      Type.Literal('worsened'),
      Type.Literal('orphaned'),
    ],
    { description: 'Only an `applied` one waives; an `orphaned` one has no finding.' },
  ),
});
export type WaiverRecord = Static<typeof WaiverRecord>;
