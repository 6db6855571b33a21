import Type, { type Static } from 'typebox';
import { DecisionRule } from './decision-rule.ts';

/** What the law may ask of a strategy, whatever it does to the numbers. */
export const LegalPosture = Type.Object({
  training: Type.Boolean({
    description: 'Whether it looks at the protected attribute of those it learns from.',
  }),
  inference: Type.Boolean({
    description: 'Whether each person’s attribute must be known to decide about them.',
  }),
  groupCutOffs: Type.Boolean({
    description: 'Whether people of different groups are held to different cut-offs.',
  }),
  randomised: Type.Boolean({
    description: 'Whether equal people may be decided about differently, by chance.',
  }),
});
export type LegalPosture = Static<typeof LegalPosture>;

/** What was done so that the model decides more evenly. */
export const MitigationCard = Type.Object({
  id: Type.String(),
  title: Type.String(),
  why: Type.String(),
  source: Type.String(),
  by: Type.Array(Type.String(), { description: 'Attributes whose crossed values are the groups.' }),
  options: Type.Record(Type.String(), Type.Unknown()),
  posture: LegalPosture,
  rule: Type.Optional(DecisionRule),
});
export type MitigationCard = Static<typeof MitigationCard>;
