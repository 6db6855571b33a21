import Type, { type Static } from 'typebox';

const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** A rule as a pack has it: for each protected attribute by itself. */
const PackRule = Type.Object(
  {
    id: Type.String(),
    title: Type.String({ description: 'What the report calls it, before “by ATTRIBUTE”.' }),
    metric: Type.String(),
    comparison: Type.Optional(Type.String()),
    against: Type.Optional(Type.String()),
    atLeast: Type.Optional(Type.Number()),
    atMost: Type.Optional(Type.Number()),
    significance: Type.Optional(Type.Number()),
    floor: Type.Optional(Type.Number()),
    severity: Type.Union([Type.Literal('block'), Type.Literal('warn'), Type.Literal('info')]),
  },
  { additionalProperties: false },
);

/** Rules of law or practice, as dated data: what applies depends on the day. */
export const Pack = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    version: Type.Integer({ minimum: 1 }),
    title: Type.String(),
    jurisdiction: Type.String(),
    why: Type.String(),
    kind: Type.Union([Type.Literal('law'), Type.Literal('practice')]),
    from: Type.Optional(Type.String(DAY)),
    to: Type.Optional(Type.String({ ...DAY, description: 'Last day on which it holds.' })),
    sources: Type.Array(Type.Object({ title: Type.String(), url: Type.String() }), { minItems: 1 }),
    rules: Type.Array(PackRule),
    disclosures: Type.Array(Type.String(), { description: 'What has to be told, kept or done besides.' }),
  },
  { additionalProperties: false },
);
export type Pack = Static<typeof Pack>;

export type PackStatus = 'in-force' | 'future' | 'rescinded' | 'practice';

/**
 * How a pack stands on a day.
 * @param asOf such as `2026-01-31`
 */
export function statusOf({ kind, from, to }: Pick<Pack, 'kind' | 'from' | 'to'>, asOf: string): PackStatus {
  if (from !== undefined && asOf < from) return 'future';
  if (to !== undefined && asOf > to) return 'rescinded';
  return kind === 'practice' ? 'practice' : 'in-force';
}

/** Whether its rules judge on such a day. */
export const applies = (status: PackStatus): boolean => status === 'in-force' || status === 'practice';
