import Type, { type Static } from 'typebox';
import { comparisons } from '../metrics/comparisons.ts';
import { metrics } from '../metrics/index.ts';

const oneOf = <const Ids extends readonly string[]>(ids: Ids, description: string) =>
  Type.Enum([...ids] as Ids[number][], { description });

const Column = (description: string) => Type.String({ minLength: 1, description });

/** How a delimited file is written, where it is not a plain CSV with a header. */
export const FileFormat = Type.Object(
  {
    header: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'Column names of a file without a header row.',
      }),
    ),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1, default: ',' })),
    skipRows: Type.Optional(
      Type.Integer({ minimum: 0, default: 0, description: 'Records to skip before the header or data.' }),
    ),
    trim: Type.Optional(
      Type.Boolean({ default: false, description: 'Strip white space around every value.' }),
    ),
    missing: Type.Optional(
      Type.Array(Type.String(), { default: [''], description: 'Spellings of "not known".' }),
    ),
  },
  { additionalProperties: false },
);
export type FileFormat = Static<typeof FileFormat>;

const SourceFile = Type.Object(
  {
    path: Type.String({ minLength: 1, description: 'Relative to the audit file.' }),
    split: Type.Optional(oneOf(['train', 'validation', 'test'], 'All rows of this file serve this split.')),
    format: Type.Optional(FileFormat),
  },
  { additionalProperties: false },
);

const Label = Type.Object(
  {
    column: Column('Column of the true outcome.'),
    favourable: Type.Array(Type.String(), {
      minItems: 1,
      default: ['1'],
      description: 'Values that are the favourable outcome.',
    }),
  },
  { additionalProperties: false },
);

export const DatasetConfig = Type.Object(
  {
    files: Type.Array(SourceFile, { minItems: 1 }),
    label: Label,
    protected: Type.Array(Column('Protected attribute.'), { minItems: 1, uniqueItems: true }),
    weight: Type.Optional(Column('Sample weight, finite and ≥ 0.')),
    split: Type.Optional(
      Type.Object(
        {
          validation: Type.Number({
            minimum: 0,
            exclusiveMaximum: 1,
            default: 0.15,
            description: 'Share of the rows that no file assigns.',
          }),
          test: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0.35 }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, description: 'Rows to train on and to audit.' },
);
export type DatasetConfig = Static<typeof DatasetConfig>;

export const PredictionsConfig = Type.Object(
  {
    file: Type.String({ minLength: 1, description: 'Predictions of any model, relative to the audit file.' }),
    format: Type.Optional(FileFormat),
    label: Label,
    score: Type.Optional(Column('Score in [0, 1].')),
    decision: Type.Optional(
      Type.Object(
        {
          column: Column('Decision taken.'),
          favourable: Type.Array(Type.String(), { minItems: 1, default: ['1'] }),
        },
        { additionalProperties: false },
      ),
    ),
    protected: Type.Array(Column('Protected attribute.'), { minItems: 1, uniqueItems: true }),
    weight: Type.Optional(Column('Sample weight, finite and ≥ 0.')),
  },
  { additionalProperties: false, description: 'Audit from a file of predictions alone; nothing is trained.' },
);
export type PredictionsConfig = Static<typeof PredictionsConfig>;

export const TrainConfig = Type.Object(
  {
    unfreeze: Type.Union([Type.Integer({ minimum: 0 }), Type.Literal('all')], {
      default: 0,
      description: 'How many of the backbone’s last blocks are trained with the head.',
    }),
    epochs: Type.Integer({ minimum: 1, maximum: 1000, default: 20 }),
    batch: Type.Integer({ minimum: 1, maximum: 4096, default: 32 }),
    rate: Type.Number({ exclusiveMinimum: 0, maximum: 1, default: 0.001, description: 'Learning rate.' }),
    hidden: Type.Array(Type.Integer({ minimum: 1, maximum: 4096 }), {
      default: [],
      description: 'Widths of the head’s hidden layers; none is logistic regression.',
    }),
    weightDecay: Type.Number({ minimum: 0, maximum: 1, default: 0.01 }),
    earlyStopping: Type.Integer({
      minimum: 0,
      default: 3,
      description: 'Epochs without a better validation loss before training stops; 0 never stops early.',
    }),
  },
  { additionalProperties: false },
);
export type TrainConfig = Static<typeof TrainConfig>;

export const TextModelConfig = Type.Object(
  {
    text: Column('Column that the backbone reads.'),
    backbone: Type.String({
      minLength: 1,
      description: 'Folder of a checkpoint in the Hugging Face layout, relative to the audit file.',
    }),
    maxTokens: Type.Integer({ minimum: 2, maximum: 8192, default: 256 }),
    train: TrainConfig,
  },
  { additionalProperties: false },
);
export type TextModelConfig = Static<typeof TextModelConfig>;

export const TableModelConfig = Type.Object(
  {
    numeric: Type.Array(Column('Numeric input.'), { default: [], uniqueItems: true }),
    categorical: Type.Array(Column('Categorical input.'), { default: [], uniqueItems: true }),
    train: TrainConfig,
  },
  { additionalProperties: false },
);
export type TableModelConfig = Static<typeof TableModelConfig>;

const Against = Type.Union(
  [
    Type.Literal('best'),
    Type.Literal('rest'),
    Type.Literal('overall'),
    Type.Record(Type.String(), Type.String(), {
      description: 'A named group, one value per attribute of `by`.',
    }),
  ],
  { default: 'best', description: 'What each group is compared with.' },
);
export type Against = Static<typeof Against>;

const limits = {
  atLeast: Type.Optional(Type.Number()),
  atMost: Type.Optional(Type.Number()),
};

export const RuleConfig = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }),
    title: Type.Optional(Type.String()),
    metric: oneOf(metrics.ids, 'What is measured.'),
    comparison: Type.Optional(
      oneOf(comparisons.ids, 'How groups are compared; without it the metric itself is held to the limits.'),
    ),
    by: Type.Array(Type.String(), {
      default: [],
      uniqueItems: true,
      description: 'Attributes whose (crossed) groups are judged; none judges everyone together.',
    }),
    against: Type.Optional(Against),
    ...limits,
    minimumRows: Type.Integer({
      minimum: 0,
      default: 0,
      description: 'Smaller slices are inconclusive, never passed over.',
    }),
    burden: Type.Enum(['prove-fair', 'prove-unfair'], {
      default: 'prove-fair',
      description:
        'prove-fair: an interval across the limit is inconclusive. prove-unfair: it passes unless it lies wholly outside.',
    }),
  },
  { additionalProperties: false },
);
export type RuleConfig = Static<typeof RuleConfig>;

export const PolicyConfig = Type.Object(
  {
    rules: Type.Array(RuleConfig, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type PolicyConfig = Static<typeof PolicyConfig>;

export const AuditConfig = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    audit: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]*$',
      description: 'Name of the audit; the report goes to reports/<audit>/.',
    }),
    title: Type.String({ minLength: 1 }),
    decision: Type.String({ minLength: 1, description: 'What the model decides, for whom.' }),
    favourable: Type.String({ minLength: 1, description: 'What the favourable outcome is.' }),
    dataset: Type.Optional(DatasetConfig),
    model: Type.Optional(Type.Union([TextModelConfig, TableModelConfig])),
    predictions: Type.Optional(PredictionsConfig),
    threshold: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.5,
      description: 'Score from which the decision is favourable.',
    }),
    slices: Type.Object(
      {
        order: Type.Integer({
          minimum: 1,
          maximum: 6,
          default: 2,
          description: 'Attributes crossed at most.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    metrics: Type.Array(oneOf(metrics.ids, 'Metric of every slice.'), { minItems: 1, uniqueItems: true }),
    comparisons: Type.Array(oneOf(comparisons.ids, 'Comparison of every metric between groups.'), {
      default: ['difference', 'ratio'],
      uniqueItems: true,
    }),
    policy: Type.Optional(PolicyConfig),
    confidence: Type.Number({ exclusiveMinimum: 0.5, exclusiveMaximum: 1, default: 0.95 }),
    replicates: Type.Integer({
      minimum: 100,
      maximum: 100_000,
      default: 1000,
      description: 'Bootstrap replicates.',
    }),
    seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff, default: 7 }),
  },
  { additionalProperties: false, $id: 'urn:fairgate:schema:audit:1', title: 'fairgate audit' },
);
export type AuditConfig = Static<typeof AuditConfig>;
