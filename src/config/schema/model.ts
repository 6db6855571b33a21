import Type, { type Static } from 'typebox';
import { Column, Columns, closed, either, oneOf } from './parts.ts';

const AdaptConfig = closed(
  {
    text: Type.String({
      minLength: 1,
      description: 'Plain-text file of the domain, one document a line, relative to the audit file.',
    }),
    steps: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 500, description: 'Steps of training.' }),
    rate: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.0001,
      description: 'Highest learning rate: reached after a tenth of the steps, then falling in a line to 0.',
    }),
    batch: Type.Integer({ minimum: 1, maximum: 4096, default: 16, description: 'Documents per step.' }),
  },
  {
    description:
      'Lets a text backbone read unlabelled text of its domain before the task: it guesses hidden words, or the next, as its family does.',
  },
);

const EvidenceConfig = closed(
  {
    rows: Type.Optional(
      Type.Array(Type.Integer({ minimum: 10, description: 'Labelled rows.' }), {
        minItems: 2,
        uniqueItems: true,
        description:
          'How many labelled rows to learn from; by default 50, 100, 200, 500, … 10,000, as far as there are.',
      }),
    ),
    seeds: Type.Integer({
      minimum: 2,
      maximum: 100,
      default: 5,
      description: 'How often each is done, with other rows, other random weights and another head.',
    }),
  },
  {
    description:
      'Measures what the pre-trained backbone brings: heads on its frozen features against heads on those of the same architecture with random weights.',
  },
);

export const TrainConfig = closed(
  {
    unfreeze: either(Type.String(), oneOf(['all'], 'extent'), Type.Integer({ minimum: 0 }), {
      default: 0,
      description: 'How many of the backbone’s last blocks are trained with the head: a number, or "all".',
    }),
    epochs: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 20,
      description: 'Passes over the rows, at most.',
    }),
    batch: Type.Integer({ minimum: 1, maximum: 4096, default: 32, description: 'Rows per step.' }),
    rate: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.001,
      description: 'Highest learning rate: reached after the warm-up, then falling in a line to 0.',
    }),
    warmUp: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.1,
      description: 'Share of the steps in which the learning rate rises.',
    }),
    layerDecay: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.95,
      description:
        'Each unfrozen block learns at this share of the rate of the block after it; the head and the last block learn at the full rate.',
    }),
    hidden: Type.Array(Type.Integer({ minimum: 1, maximum: 4096 }), {
      default: [],
      description: 'Widths of the head’s hidden layers; none is logistic regression.',
    }),
    weightDecay: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.01,
      description: 'How strongly weights are drawn to 0.',
    }),
    clip: Type.Number({
      exclusiveMinimum: 0,
      default: 1,
      description: 'Longest that the gradients of a step may be together; longer ones are scaled down.',
    }),
    classWeights: oneOf(['none', 'balanced'], 'choice', {
      default: 'none',
      description: '“balanced” gives both labels the same weight in training, besides the rows’ own weights.',
    }),
    earlyStopping: Type.Integer({
      minimum: 0,
      default: 3,
      description: 'Epochs without a better validation loss before training stops; 0 never stops early.',
    }),
    adapt: Type.Optional(AdaptConfig),
    evidence: Type.Optional(
      either(Type.Object({}), EvidenceConfig, Type.Boolean(), {
        description:
          'Measures what the pre-trained backbone brings, against the same architecture with random weights: learning curves in the report. Changes nothing of the model.',
      }),
    ),
  },
  { default: {}, description: 'How the model is trained.' },
);
export type TrainConfig = Static<typeof TrainConfig>;

const Backbone = Type.String({
  minLength: 1,
  description:
    'Folder of a checkpoint, or a model in another format, relative to the audit file, or a published one by its name; docs/backbones.md tells all of them.',
});

const Output = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 500,
    description:
      'Of a backbone in another format, the output, layer or node that becomes the features, where it is not to be the usual one.',
  }),
);

export const TextModelConfig = closed(
  {
    text: Column('Column that the backbone reads.'),
    backbone: Backbone,
    output: Output,
    maxTokens: Type.Integer({
      minimum: 2,
      maximum: 8192,
      default: 256,
      description: 'Longer texts are cut off here.',
    }),
    train: TrainConfig,
  },
  { description: 'A pre-trained backbone that reads one column of text.' },
);
export type TextModelConfig = Static<typeof TextModelConfig>;

export const ImageModelConfig = closed(
  {
    image: closed(
      {
        column: Column('Column that names each row’s image file, relative to the folder.'),
        folder: Type.String({
          minLength: 1,
          description: 'Folder of the images, relative to the audit file.',
        }),
      },
      { description: 'Where the images are.' },
    ),
    backbone: Backbone,
    output: Output,
    train: TrainConfig,
  },
  { description: 'A pre-trained backbone that looks at one image a row.' },
);
export type ImageModelConfig = Static<typeof ImageModelConfig>;

export const TableModelConfig = closed(
  {
    numeric: Columns('Numeric inputs.'),
    categorical: Columns('Categorical inputs.'),
    train: TrainConfig,
  },
  { description: 'Numbers and categories.' },
);
export type TableModelConfig = Static<typeof TableModelConfig>;

const readsText = Type.Union([
  Type.Object({ text: Type.Unknown() }),
  Type.Object({ backbone: Type.Unknown() }),
]);

const readsImages = Type.Object({ image: Type.Unknown() });

export const ModelConfig = either(
  readsImages,
  ImageModelConfig,
  either(readsText, TextModelConfig, TableModelConfig),
  {
    description:
      'What is trained on the dataset: a backbone where `image` or `text` is named, else a table model.',
  },
);
export type ModelConfig = Static<typeof ModelConfig>;
