import Type, { type Static } from 'typebox';
import { comparisons } from '../../metrics/comparisons.ts';
import { measurable } from '../../metrics/measurable.ts';
import { closed, either, Identifier, oneOf } from './parts.ts';

const Against = either(
  Type.String(),
  oneOf(['best', 'rest', 'overall'], 'reference'),
  Type.Record(Type.String(), Type.String()),
  {
    description:
      'What each group is compared with: `best` (default), `rest`, `overall`, or a named group such as `{"sex": "M"}`.',
  },
);
export type Against = Static<typeof Against>;

export const RuleConfig = closed({
  id: Identifier('Name of the rule.'),
  title: Type.Optional(Type.String({ minLength: 1, description: 'What the report calls it.' })),
  metric: oneOf(measurable.ids, measurable.kind, { description: 'What is measured.' }),
  class: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Class that is judged against the rest, where there are several.',
    }),
  ),
  comparison: Type.Optional(
    oneOf(comparisons.ids, comparisons.kind, {
      description: 'How groups are compared; without it the metric itself is held to the limits.',
    }),
  ),
  by: Type.Array(Type.String({ minLength: 1 }), {
    default: [],
    uniqueItems: true,
    description: 'Attributes whose (crossed) groups are judged; none judges everyone together.',
  }),
  against: Type.Optional(Against),
  atLeast: Type.Optional(Type.Number({ description: 'Lower limit; a rule has at least one limit.' })),
  atMost: Type.Optional(Type.Number({ description: 'Upper limit.' })),
  minimumRows: Type.Integer({
    minimum: 0,
    default: 0,
    description: 'Smaller slices are inconclusive, never passed over.',
  }),
  burden: oneOf(['prove-fair', 'prove-unfair'], 'burden of proof', {
    default: 'prove-fair',
    description:
      '`prove-fair`: an interval across the limit is inconclusive. `prove-unfair`: it passes unless it lies wholly outside.',
  }),
});
export type RuleConfig = Static<typeof RuleConfig>;

export const PolicyConfig = closed(
  {
    rules: Type.Array(RuleConfig, { minItems: 1, description: 'Each is judged by itself; all must hold.' }),
  },
  { description: 'What the audit is judged by; without it nothing is judged.' },
);
export type PolicyConfig = Static<typeof PolicyConfig>;
