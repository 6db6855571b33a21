import type { AuditInputs } from '../../config/load-audit.ts';
import type { ModelConfig, TrainConfig } from '../../config/schema.ts';
import type { Dataset } from '../../data/dataset.ts';
import type { DatasetInputs } from '../../data/read-dataset.ts';
import type { Features } from '../../model/features.ts';
import type { WordReading } from '../../model/tokenizers/read-words.ts';
import type { Adapted } from '../../model/training/adapt.ts';
import type { Trunk } from '../../model/training/trunk.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Random } from '../../stats/random.ts';
import type { Encoded } from '../artefacts.ts';
import type { Job } from '../job.ts';

/** What the report calls a model. */
export interface ModelName {
  readonly kind: string;
  readonly summary: string;
  /** Numbers of the part that stays as it was. */
  readonly frozen: number;
}

/** What a tokenizer makes of the texts of one column when it reads `limit` tokens of each. */
export interface ReadColumn extends WordReading {
  readonly column: string;
  readonly limit: number;
}

/** What an encoder is given of a stage, and the backbone's weights where they were adapted. */
export type EncoderContext<Context = StageContext> = Context & { readonly adapted: Adapted | null };

/** How the rows of one kind of input become features, and which part of a backbone is left to be trained. */
export interface Encoder<Options = unknown, Adaptation = unknown> {
  readonly id: string;
  /** Whether it reads what the model names; `inputs` are the files behind it. */
  applies(model: ModelConfig, inputs: AuditInputs): boolean;
  /** Columns that it reads. */
  inputs(model: ModelConfig): DatasetInputs;
  /** Plain JSON, free of paths: part of the key of every stage that encodes or trains. */
  options(model: ModelConfig, job: Job): Options;
  /** @throws InvalidInput when what it needs besides the rows is broken. */
  check(
    options: Options,
    context: Pick<StageContext, 'file'>,
    adaptation: Adaptation | undefined,
  ): Promise<void>;
  /**
   * Opens all that rows point to; absent where they hold everything themselves.
   * @throws InvalidInput, at the row's place, when one of them cannot be used.
   */
  checkRows?(
    dataset: Dataset,
    options: Options,
    context: Pick<StageContext, 'file' | 'signal' | 'progress'>,
  ): Promise<void>;
  /** How the backbone is to be adapted: plain JSON, free of paths; undefined where it is not. */
  adapting?(model: ModelConfig, job: Job): Adaptation | undefined;
  /** @throws InvalidInput when the texts cannot be learnt from. */
  adapt?(adaptation: Adaptation, context: StageContext): Promise<Adapted>;
  encode(dataset: Dataset, options: Options, context: EncoderContext): Promise<Encoded>;
  /**
   * What the whole backbone makes of these rows, in their order: vectors. Its weights are those of `encode`, or drawn from
   * `fresh`. Absent where there is no backbone.
   */
  embed?(
    dataset: Dataset,
    rows: Int32Array,
    options: Options,
    context: EncoderContext,
    fresh?: Random,
  ): Promise<Features>;
  /** Multiply-adds of the frozen part for a row of mean length; absent where there is no such part. */
  work?(dataset: Dataset, options: Options, context: StageContext): Promise<number>;
  /** Absent where no words are read. */
  words?(dataset: Dataset, options: Options, context: StageContext): Promise<ReadColumn>;
  /** The unfrozen blocks of the backbone; undefined where the head alone is trained. */
  trunk(options: Options, context: EncoderContext<Pick<StageContext, 'file'>>): Promise<Trunk | undefined>;
  name(
    options: Options,
    train: Pick<TrainConfig, 'hidden'>,
    context: Pick<StageContext, 'file'>,
  ): Promise<ModelName>;
}
