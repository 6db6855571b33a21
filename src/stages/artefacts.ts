import type { Dataset } from '../data/dataset.ts';
import type { Predictions } from '../data/predictions.ts';
import type { Judgement } from '../gate/judge.ts';
import type { Trials } from '../metrics/evidence/trials.ts';
import type { Measures } from '../metrics/measure.ts';
import type { DefinedMeasures } from '../metrics/measure-classes.ts';
import type { Features } from '../model/features.ts';
import type { Adapted } from '../model/training/adapt.ts';
import type { TrainedModel } from '../model/training/trained-model.ts';
import type { Stage } from '../pipeline/stage.ts';
import type {
  AuditResult,
  Cost,
  DecisionRule,
  Evidence,
  MitigationCard,
  ModelCard,
  Notice,
  ScoreProfile,
  ScoreReport,
  TermReport,
} from '../result/index.ts';
import type { SliceCube } from '../slices/cube.ts';
import type { Job } from './job.ts';

/** What the trained part starts from, and what the reader should know of how it was made. */
export interface Encoded {
  readonly features: Features;
  readonly notices: readonly Notice[];
}

/** The model’s probability of the favourable outcome, in [0, 1], of the rows that it learnt no weights from. */
export interface Scores {
  readonly test: Float64Array;
  readonly validation: Float64Array;
}

/** Where the predictions come from, as the report tells it. */
export interface Provenance {
  /** What trained the model, or counted the slices where nothing was trained. */
  readonly engine: string;
  readonly model?: ModelCard;
  readonly mitigation?: MitigationCard;
  readonly terms?: TermReport;
  readonly evidence?: Evidence;
  readonly notices: readonly Notice[];
}

/** The scores of the groups, and what is measured if decisions are favourable from one score on or another. */
export interface Cuts {
  readonly bins: number;
  readonly slices: readonly ScoreProfile[];
  /** Ascending; none where decisions do not come from the scores or no rule asks for what follows from them. */
  readonly cuts: readonly { readonly threshold: number; readonly measures: Measures }[];
}

/** Everything that a run may make, by name. */
export interface Artefacts {
  dataset: Dataset;
  /** Null where the model reads no words. */
  terms: TermReport | null;
  /** Null where the backbone stays as it was published. */
  adapted: Adapted | null;
  features: Encoded;
  /** Null where the features stay as the frozen part gives them. */
  repaired: Features | null;
  model: TrainedModel;
  /** Null where it is not asked what the backbone brings. */
  trials: Trials | null;
  evidence: Evidence | null;
  scores: Scores;
  /** Null where the threshold decides. */
  rule: DecisionRule | null;
  predictions: Predictions;
  cost: Cost;
  provenance: Provenance;
  cube: SliceCube;
  measures: DefinedMeasures;
  verdict: Judgement;
  /** Null where no scores are known. */
  cuts: Cuts | null;
  /** Null where no scores are known. */
  whatIfs: ScoreReport | null;
  result: AuditResult;
}

export type AuditStage<Out extends keyof Artefacts, In extends keyof Artefacts, Options> = Stage<
  Artefacts,
  Out,
  In,
  Job,
  Options
>;
