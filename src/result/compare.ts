import Type, { type Static } from 'typebox';
import { Lineage, ModelCard, Notice, Subject } from './document.ts';
import { Estimate } from './estimate.ts';
import { MitigationCard } from './mitigation.ts';
import { SliceId } from './slice.ts';
import { Verdict } from './verdict.ts';

/** Multiply-adds, counted from shapes: the same on every machine. */
export const Cost = Type.Object({
  embedding: Type.Optional(
    Type.Number({
      minimum: 0,
      description: 'Of the frozen part, for a row of mean length; absent where its format does not tell.',
    }),
  ),
  training: Type.Number({ minimum: 0, description: 'Of the trained part, for all steps that were taken.' }),
});
export type Cost = Static<typeof Cost>;

/** One way to do what the audit asks. */
export const Candidate = Type.Object({
  id: Type.String(),
  title: Type.String(),
  differs: Type.String({ description: 'How it differs from the audit as written, in words.' }),
  own: Type.Boolean({ description: 'Whether it is the audit as written.' }),
  verdict: Verdict,
  model: ModelCard,
  mitigation: Type.Optional(MitigationCard),
  forbidden: Type.Optional(
    Type.Array(Type.String(), { description: 'What it does although the policy forbids it.' }),
  ),
  cost: Cost,
  lineage: Lineage,
});
export type Candidate = Static<typeof Candidate>;

/** What candidates are held against. */
export const Criterion = Type.Object({
  id: Type.String(),
  title: Type.String(),
  why: Type.String(),
  kind: Type.Union([Type.Literal('quality'), Type.Literal('disparity')]),
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
});
export type Criterion = Static<typeof Criterion>;

/** One candidate less another by one criterion, both measured on the same rows. */
export const PairedDifference = Type.Object({
  candidate: Type.String(),
  against: Type.String(),
  criterion: Type.String(),
  estimate: Estimate,
  adjusted: Type.Optional(
    Type.Number({
      description: 'p-value of no difference, after Holm’s correction for all that were compared.',
    }),
  ),
});
export type PairedDifference = Static<typeof PairedDifference>;

/** How many decisions about people of a slice are not those of the audit as written. */
export const Move = Type.Object({
  candidate: Type.String(),
  slice: SliceId,
  people: Type.Integer({ minimum: 0 }),
  gained: Type.Integer({ minimum: 0, description: 'Decided in their favour, and were not before.' }),
  lost: Type.Integer({ minimum: 0, description: 'Decided against, and were not before.' }),
});
export type Move = Static<typeof Move>;

/** What became of a group that a rule compares, against the audit as written. */
export const GroupChange = Type.Object({
  candidate: Type.String(),
  criterion: Type.String(),
  slice: SliceId,
  before: Estimate,
  after: Estimate,
  difference: Type.Union([Estimate], {
    description: 'Paired; the intervals of all groups of a criterion hold together.',
  }),
  shown: Type.Union([Type.Literal('better'), Type.Literal('worse'), Type.Literal('same')]),
});
export type GroupChange = Static<typeof GroupChange>;

/** A gap that was closed by making groups worse and none better. */
export const LevellingDown = Type.Object({
  candidate: Type.String(),
  criterion: Type.String(),
  worse: Type.Array(SliceId, { minItems: 1 }),
});
export type LevellingDown = Static<typeof LevellingDown>;

/** What a candidate comes to by a criterion when it is trained with several seeds. */
export const SeedSpread = Type.Object({
  candidate: Type.String(),
  criterion: Type.String(),
  mean: Type.Number(),
  deviation: Type.Number({ minimum: 0, description: 'Standard deviation over the seeds.' }),
  lowest: Type.Number(),
  highest: Type.Number(),
});
export type SeedSpread = Static<typeof SeedSpread>;

/** Candidates side by side: everything that tells of a comparison is a pure function of it. */
export const CompareResult = Type.Object(
  {
    schema: Type.Literal(1),
    audit: Type.String(),
    subject: Subject,
    axis: Type.String({ description: 'What is varied: backbones, mitigations.' }),
    confidence: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    rows: Type.Integer({ minimum: 1, description: 'Held-out rows that every candidate was measured on.' }),
    candidates: Type.Array(Candidate, { minItems: 2 }),
    criteria: Type.Array(Criterion),
    values: Type.Array(
      Type.Object({ candidate: Type.String(), criterion: Type.String(), estimate: Estimate }),
    ),
    differences: Type.Array(PairedDifference),
    seeds: Type.Optional(
      Type.Object({ count: Type.Integer({ minimum: 2 }), values: Type.Array(SeedSpread) }),
    ),
    moves: Type.Optional(Type.Array(Move)),
    groups: Type.Optional(Type.Array(GroupChange)),
    levellingDown: Type.Optional(Type.Array(LevellingDown)),
    front: Type.Array(Type.String(), { description: 'Candidates that no other is shown to outdo.' }),
    recommendation: Type.Object({
      candidate: Type.Optional(Type.String()),
      reasons: Type.Array(Type.String()),
    }),
    notices: Type.Array(Notice),
    version: Type.String(),
  },
  { $id: 'urn:fairgate:schema:compare:1', title: 'fairgate comparison of candidates' },
);
export type CompareResult = Static<typeof CompareResult>;
