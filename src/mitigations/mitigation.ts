import type { Static, TObject, TProperties } from 'typebox';
import type { LegalPosture } from '../result/index.ts';
import type { Random } from '../stats/random.ts';
import type { Compared } from './algorithms/compared.ts';
import type { LabelledRows } from './algorithms/groups.ts';
import type { Calibration } from './algorithms/isotonic.ts';
import type { Matrix } from './algorithms/matrix.ts';
import type { Selection } from './algorithms/selection.ts';

/** What a model learns from: the ids of rows, which may be there several times, and what each is learnt as. */
export interface Lesson {
  readonly rows: Int32Array;
  readonly label: Uint8Array;
  readonly weight: Float64Array;
  /** What the training adds to its loss so that scores tell less of who is in which group. */
  readonly penalty?: Compared & { readonly id: 'gap' | 'adversary'; readonly strength: number };
}

/** The training rows with the group of each; all arrays have an entry a row. */
export interface Training extends Lesson, LabelledRows {}

/** What the frozen part makes of every row, be it trained on or not, and which rows may be learnt from. */
export interface FeatureRows extends LabelledRows {
  readonly features: Matrix;
  /** Row ids, ascending. The label of any other row is not to be looked at. */
  readonly train: Int32Array;
}

/** Held-out rows as the model scores them, in [0, 1]; all arrays have an entry a row. */
export interface ScoredRows extends LabelledRows {
  readonly score: Float64Array;
  /** Score from which decisions are favourable so far. */
  readonly threshold: number;
}

/** How one group is decided about: plain data. */
export interface GroupRule {
  /** What a score means in this group. */
  readonly calibration?: Calibration;
  /** How likely the decision is favourable, by the (calibrated) score. */
  readonly selection: Selection;
}

/** A model that was trained on some lesson. */
export interface Trained {
  /** Its probability of the favourable outcome for these rows of the dataset, trained on or not. */
  scores(rows: Int32Array): Promise<Float64Array>;
}

/** What a strategy may call on while it works. */
export interface MitigationContext {
  /** Seeded by the audit. */
  readonly random: Random;
  /** Trains the audit’s model on a lesson; the rows that it watches to stop in time are the audit’s own. */
  train(lesson: Lesson): Promise<Trained>;
}

/**
 * One way to make a model fairer. It implements the hooks that apply; stages call those that are there, and none asks which
 * strategy it is. All hooks throw InvalidInput where the data cannot support them.
 */
export interface Mitigation<Id extends string = string, P extends TProperties = TProperties> {
  readonly id: Id;
  readonly title: string;
  /** What it does, in one plain sentence. */
  readonly why: string;
  readonly source: string;
  /** Schema of its options; all have defaults, so that its id alone names it. */
  readonly options: P;
  readonly posture: LegalPosture;
  /** Rows of each label that every group needs among those it learns from. */
  readonly needs: { readonly train: number; readonly validation: number };
  /** Before training: which rows are learnt from, as what, and how much each weighs. */
  rows?(
    training: Training,
    options: Static<TObject<P>>,
    context: MitigationContext,
  ): Promise<Lesson> | Lesson;
  /** Before training: other features in place of those of the frozen part, learnt from training rows, of all rows. */
  features?(given: FeatureRows, options: Static<TObject<P>>, random: Random): Matrix;
  /** After training: how each group is decided about, in the order of the groups, learnt from validation rows. */
  rule?(validation: ScoredRows, options: Static<TObject<P>>, random: Random): readonly GroupRule[];
}

/** A strategy whose hooks know its options by their schema. */
export const defineMitigation = <const Id extends string, P extends TProperties>(
  mitigation: Mitigation<Id, P>,
): Mitigation<Id, P> => mitigation;
