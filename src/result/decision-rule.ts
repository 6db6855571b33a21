import Type, { type Static } from 'typebox';
import { SliceId } from './slice.ts';

const GroupDecision = Type.Object({
  group: SliceId,
  calibration: Type.Optional(
    Type.Object(
      { x: Type.Array(Type.Number()), y: Type.Array(Type.Number()) },
      { description: 'What a score means in this group: straight between these points, level outside.' },
    ),
  ),
  selection: Type.Object(
    {
      below: Type.Number({ minimum: 0, maximum: 1, description: 'For scores under the first step.' }),
      steps: Type.Array(
        Type.Object({ from: Type.Number(), probability: Type.Number({ minimum: 0, maximum: 1 }) }),
        { description: 'In rising order; the last one that the calibrated score reaches counts.' },
      ),
    },
    { description: 'How likely the decision is favourable.' },
  ),
});
export type GroupDecision = Static<typeof GroupDecision>;

/** How scores become decisions, group by group: plain data that can be stored, shown and applied elsewhere. */
export const DecisionRule = Type.Object({
  schema: Type.Literal(1),
  mitigation: Type.String({ description: 'Strategy that made it.' }),
  by: Type.Array(Type.String(), { description: 'Attributes that the groups are told apart by.' }),
  threshold: Type.Number({ description: 'Score from which people of any other group are selected.' }),
  groups: Type.Array(GroupDecision, { minItems: 1 }),
  randomised: Type.Boolean({ description: 'Whether some decision is left to chance.' }),
  seed: Type.Integer({ description: 'Of the chances: the same seed and row give the same decision.' }),
});
export type DecisionRule = Static<typeof DecisionRule>;
