import Type, { type Static } from 'typebox';
import { comparisons } from '../metrics/comparisons.ts';
import { measurable } from '../metrics/measurable.ts';
import { CompareConfig } from './schema/compare.ts';
import { DatasetConfig } from './schema/dataset.ts';
import { IntervalsConfig } from './schema/intervals.ts';
import { MitigationConfig } from './schema/mitigation.ts';
import { ModelConfig } from './schema/model.ts';
import { closed, Identifier, oneOf } from './schema/parts.ts';
import { PolicyConfig } from './schema/policy.ts';
import { PredictionsConfig } from './schema/predictions.ts';

export type { FileFormat } from './schema/file-format.ts';
export type {
  ImageModelConfig,
  ModelConfig,
  TableModelConfig,
  TextModelConfig,
  TrainConfig,
} from './schema/model.ts';
export type { RuleConfig } from './schema/policy.ts';

/** An audit file, whole: one source for types, validation, editors and docs. */
export const AuditFile = Type.Object(
  {
    $schema: Type.Optional(
      Type.String({ description: 'JSON Schema for editors; `fairgate schema` prints it.' }),
    ),
    audit: Identifier('Name of the audit; the report goes to `reports/<audit>/`.'),
    title: Type.String({ minLength: 1, description: 'Title of the report.' }),
    decision: Type.String({ minLength: 1, description: 'What the model decides, for whom.' }),
    domain: Type.Optional(
      oneOf(['employment', 'lending'], 'domain', {
        description: 'Which law the decision is under, as far as the report speaks of it.',
      }),
    ),
    favourable: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'What the favourable outcome is, in words; needed where decisions are binary.',
      }),
    ),
    dataset: Type.Optional(DatasetConfig),
    model: Type.Optional(ModelConfig),
    mitigation: Type.Optional(MitigationConfig),
    predictions: Type.Optional(PredictionsConfig),
    threshold: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.5,
      description: 'Score from which the decision is favourable.',
    }),
    slices: closed(
      {
        order: Type.Integer({
          minimum: 1,
          maximum: 6,
          default: 2,
          description: 'Attributes crossed at most.',
        }),
      },
      { default: {}, description: 'Which groups are measured.' },
    ),
    metrics: Type.Optional(
      Type.Array(oneOf(measurable.ids, measurable.kind), {
        minItems: 1,
        uniqueItems: true,
        description:
          'What is measured of every group, and of every group beside everybody else: where it is not said, what is usual for the task (docs/metrics.md); what the rules judge is added.',
      }),
    ),
    comparisons: Type.Array(oneOf(comparisons.ids, comparisons.kind), {
      default: ['difference', 'ratio'],
      uniqueItems: true,
      description: 'How every metric is compared between groups.',
    }),
    intervals: IntervalsConfig,
    policy: Type.Optional(PolicyConfig),
    compare: Type.Optional(CompareConfig),
    confidence: Type.Number({
      exclusiveMinimum: 0.5,
      exclusiveMaximum: 1,
      default: 0.95,
      description: 'Confidence level of every interval.',
    }),
    replicates: Type.Integer({
      minimum: 100,
      maximum: 100_000,
      default: 1000,
      description: 'Bootstrap replicates.',
    }),
    seed: Type.Integer({
      minimum: 0,
      maximum: 0xffff_ffff,
      default: 7,
      description: 'Of everything that is drawn at random.',
    }),
  },
  { additionalProperties: false, $id: 'urn:fairgate:schema:audit:1', title: 'fairgate audit' },
);
export type AuditFile = Static<typeof AuditFile>;

/** An audit file with all that it leaves to its defaults. */
export type AuditConfig = AuditFile & Required<Pick<AuditFile, 'metrics'>>;
