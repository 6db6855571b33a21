import Type, { type Static } from 'typebox';
import { packs } from '../../gate/packs/index.ts';
import { comparisons } from '../../metrics/comparisons.ts';
import { measurable } from '../../metrics/measurable.ts';
import { bans } from './bans.ts';
import { Given } from './given.ts';
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
  given: Type.Optional(Given),
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
  severity: oneOf(['block', 'warn', 'info'], 'severity', {
    default: 'block',
    description: '`block` decides the verdict; `warn` and `info` are told and decide nothing.',
  }),
  significance: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 0.5,
      description:
        'A failure must also be significant at this level: the point estimate is then held to the limit, and the p-value of equal shares (z, or Fisher’s exact test under 30 rows) to this.',
    }),
  ),
  floor: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'In a failure the two shares must also be at least so far apart.',
    }),
  ),
  pack: Type.Optional(
    oneOf(packs.ids, packs.kind, {
      description: 'Rule pack that it belongs to; it then judges on the days on which that holds.',
    }),
  ),
});
export type RuleConfig = Static<typeof RuleConfig>;

const Day = (description: string) =>
  Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description });

const Words = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });

export const WaiverConfig = closed({
  finding: closed(
    {
      rule: Identifier('Rule of the policy.'),
      slice: Type.Record(Type.String(), Type.String(), {
        description: 'Group, such as `{"sex": "F"}`; `{}` is everyone together.',
      }),
      direction: Type.Optional(
        oneOf(['below', 'above'], 'direction', { description: 'Side of the limits; either where left out.' }),
      ),
    },
    { description: 'Which finding is let through: what it is, whatever its value.' },
  ),
  reason: Words('Why it may be let through.'),
  owner: Words('Who answers for it.'),
  approvedBy: Words('Who approved it: somebody else.'),
  ticket: Type.Optional(Words('Where the work on it is tracked.')),
  created: Day('Day from which it holds, such as `2026-01-31`.'),
  expires: Day('Last day on which it holds.'),
  voidAbove: Type.Optional(
    Type.Number({
      minimum: 0,
      description: 'The waiver is void where the number lies farther beyond its limit than this.',
    }),
  ),
});
export type WaiverConfig = Static<typeof WaiverConfig>;

/** Days that a waiver may last where the policy does not say. */
const WAIVER_DAYS = 90;

export const PolicyConfig = closed(
  {
    rules: Type.Array(RuleConfig, {
      default: [],
      description: 'Each is judged by itself; all that block must hold.',
    }),
    packs: Type.Array(oneOf(packs.ids, packs.kind), {
      default: [],
      uniqueItems: true,
      description:
        'Rule packs of law and practice (`fairgate list packs`): their rules are added for each protected attribute, and judge on the days on which the pack holds.',
    }),
    multiplicity: oneOf(['holm', 'none'], 'correction', {
      default: 'holm',
      description:
        'A gate that looks at many groups fails one by chance sooner or later: `holm` corrects failures for all that it looks at.',
    }),
    waivers: Type.Optional(
      Type.Array(WaiverConfig, { description: 'Findings that are let through for a while.' }),
    ),
    waiverDays: Type.Integer({
      minimum: 1,
      maximum: 366,
      default: WAIVER_DAYS,
      description: 'Most days that a waiver may last.',
    }),
    forbid: Type.Optional(
      Type.Array(oneOf(bans, 'ban'), {
        uniqueItems: true,
        description:
          'What no mitigation may do: hold groups to different cut-offs, need people’s attribute to decide about them, leave decisions to chance.',
      }),
    ),
  },
  { description: 'What the audit is judged by; without it nothing is judged.' },
);
export type PolicyConfig = Static<typeof PolicyConfig>;
