import Type, { type Static } from 'typebox';
import { SliceId } from './slice.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** A share of simulated audits, with its 95 % interval (Wilson). */
export const ShareOfAudits = Type.Object({
  value: Share,
  low: Share,
  high: Share,
  count: Type.Integer({ minimum: 0 }),
  n: Type.Integer({ minimum: 1 }),
});
export type ShareOfAudits = Static<typeof ShareOfAudits>;

/** How often a gate finds what is there, and what is not; a document of its own. */
export const Calibration = Type.Object(
  {
    schema: Type.Literal(1),
    audit: Type.String(),
    seed: Type.Integer(),
    falseFailures: Type.Object(
      {
        gate: ShareOfAudits,
        rules: Type.Array(Type.Object({ rule: Type.String(), failed: ShareOfAudits })),
      },
      {
        description:
          'Where no group fares otherwise than another: how often the gate as a whole fails, and each of its rules.',
      },
    ),
    power: Type.Array(
      Type.Object({
        rule: Type.String(),
        slice: SliceId,
        rows: Type.Integer({
          minimum: 0,
          description: 'That the rule’s metric rests on, as the people really are.',
        }),
        ratio: Share,
        found: ShareOfAudits,
      }),
      {
        description:
          'Where one slice has so many times the rate of all others: how often a rule fails for it.',
      },
    ),
  },
  { $id: 'urn:fairgate:schema:calibration:1', title: 'fairgate calibration of a gate' },
);
export type Calibration = Static<typeof Calibration>;
