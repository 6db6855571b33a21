import Type, { type Static } from 'typebox';
import { ConditionalDisparity } from './conditional.ts';
import { Evidence } from './evidence.ts';
import { Definition, Disparity, Measure, PairMeasure, SliceProfile } from './measure.ts';
import { MitigationCard } from './mitigation.ts';
import { PackRecord } from './pack.ts';
import { ScoreReport } from './scores.ts';
import { TermReport } from './terms.ts';
import { Finding, JudgedRule, Verdict } from './verdict.ts';
import { WaiverRecord } from './waiver.ts';

/** What was decided about whom; printed at the head of every report. */
export const Subject = Type.Object({
  title: Type.String(),
  decision: Type.String({ description: 'What the model decides, for whom.' }),
  favourable: Type.Optional(
    Type.String({ description: 'What the favourable outcome is, where decisions are binary.' }),
  ),
});
export type Subject = Static<typeof Subject>;

/** Something the reader should know that is no finding: a dropped row, an attribute with one value. */
export const Notice = Type.Object({
  code: Type.String(),
  message: Type.String(),
});
export type Notice = Static<typeof Notice>;

/** How well tokens of texts that were not trained on are guessed. */
const Guesses = Type.Object({
  accuracy: Type.Number({ minimum: 0, maximum: 1 }),
  loss: Type.Number({ description: 'Mean cross-entropy in nats a token.' }),
});

/** What the backbone read of its domain before the task. */
export const Adaptation = Type.Object({
  asked: Type.String({ description: 'Which tokens were asked about; follows “of the tokens”.' }),
  documents: Type.Integer({ minimum: 1 }),
  steps: Type.Integer({ minimum: 1 }),
  tokens: Type.Integer({ minimum: 1, description: 'Tokens asked about, of texts that were not trained on.' }),
  before: Guesses,
  after: Guesses,
});
export type Adaptation = Static<typeof Adaptation>;

/** How the model came about; absent where the audit began with a predictions file. */
export const ModelCard = Type.Object({
  kind: Type.String({ description: 'Architecture of the backbone, or the head alone for tables.' }),
  summary: Type.String(),
  parameters: Type.Integer({ minimum: 0 }),
  trained: Type.Integer({ minimum: 0, description: 'Parameters that were trained.' }),
  rows: Type.Object({
    train: Type.Integer({ minimum: 0 }),
    validation: Type.Integer({ minimum: 0 }),
    test: Type.Integer({ minimum: 0 }),
  }),
  curve: Type.Array(
    Type.Object({
      epoch: Type.Integer({ minimum: 1 }),
      loss: Type.Number(),
      validationLoss: Type.Optional(Type.Number()),
    }),
  ),
  bestEpoch: Type.Integer({ minimum: 0 }),
  adapted: Type.Optional(Adaptation),
});
export type ModelCard = Static<typeof ModelCard>;

export const Lineage = Type.Object({
  data: Type.String({ description: 'sha256 over the data files.' }),
  checkpoint: Type.Optional(Type.String({ description: 'sha256 over the files of the backbone.' })),
  revision: Type.Optional(
    Type.String({ description: 'Name of a published backbone, pinned to the commit that was read.' }),
  ),
  config: Type.String({ description: 'sha256 of the audit file’s canonical JSON.' }),
  policy: Type.Optional(
    Type.String({ description: 'sha256 of the canonical JSON of its policy; of null where there is none.' }),
  ),
  version: Type.String({ description: 'Version of fairgate.' }),
  seed: Type.Integer(),
  engine: Type.String({ description: 'What trained the model, or counted the slices.' }),
  command: Type.Optional(
    Type.String({
      description:
        'Command line that makes this result again; where absent, `fairgate run audits/<audit>.json`.',
    }),
  ),
  artefacts: Type.Record(Type.String(), Type.String(), {
    description: 'Key of each stage’s artefact in the store.',
  }),
});
export type Lineage = Static<typeof Lineage>;

/** The one document at the waist: everything that tells of an audit is a pure function of it. */
export const AuditResult = Type.Object(
  {
    schema: Type.Literal(1),
    audit: Type.String(),
    subject: Subject,
    verdict: Verdict,
    rules: Type.Array(JudgedRule),
    findings: Type.Array(Finding),
    packs: Type.Optional(Type.Array(PackRecord, { description: 'Rule packs that the policy names.' })),
    waivers: Type.Optional(Type.Array(WaiverRecord)),
    attributes: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) })),
    confidence: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    threshold: Type.Optional(Type.Number({ description: 'Score from which the decision is favourable.' })),
    slices: Type.Array(SliceProfile),
    measures: Type.Array(Measure),
    disparities: Type.Array(Disparity),
    pairs: Type.Optional(
      Type.Array(PairMeasure, { description: 'There where a metric of two groups was asked for.' }),
    ),
    conditional: Type.Optional(
      Type.Array(ConditionalDisparity, { description: 'There where groups were compared within strata.' }),
    ),
    metrics: Type.Array(Definition),
    comparisons: Type.Array(Definition),
    scores: Type.Optional(ScoreReport),
    model: Type.Optional(ModelCard),
    mitigation: Type.Optional(MitigationCard),
    terms: Type.Optional(TermReport),
    evidence: Type.Optional(Evidence),
    opening: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'Which look at the test rows of its data this is, by what was written down of the looks before: each had another model, configuration or policy.',
      }),
    ),
    notices: Type.Array(Notice),
    lineage: Lineage,
  },
  { $id: 'urn:fairgate:schema:result:1', title: 'fairgate audit result' },
);
export type AuditResult = Static<typeof AuditResult>;
