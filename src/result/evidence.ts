import Type, { type Static, type TSchema } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

/** The same of both arms: the backbone as it was published (or adapted), and its architecture with weights drawn at random. */
const arms = <T extends TSchema>(each: T) => Type.Object({ pretrained: each, random: each });

/** What both arms come to after so many steps on so many labelled rows: means over the repetitions. */
export const LearningPoint = Type.Object({
  rows: Type.Integer({ minimum: 1 }),
  steps: Type.Integer({ minimum: 1 }),
  auc: arms(Estimate),
  gain: Estimate,
});
export type LearningPoint = Static<typeof LearningPoint>;

/**
 * Where a curve first reaches an AUC: `at` so many rows or steps, `at-most` where its first point does already, `beyond`
 * where no point up to there does.
 */
export const Reached = Type.Object({
  answer: Type.Union([Type.Literal('at'), Type.Literal('at-most'), Type.Literal('beyond')]),
  amount: Type.Integer({ minimum: 1 }),
});
export type Reached = Static<typeof Reached>;

/** What it takes to reach an AUC, read off the mean curves. */
export const Target = Type.Object({ auc: Type.Number(), reached: arms(Reached) });
export type Target = Static<typeof Target>;

/** The group that fares worst, and what holds of the worst of all groups: its interval allows for the choice. */
const WorstGroup = Type.Object({ slice: SliceId, estimate: Estimate });

/** What the pre-trained backbone brings, against the same architecture with random weights. */
export const Evidence = Type.Object({
  repetitions: Type.Integer({ minimum: 2 }),
  test: Type.Integer({ minimum: 1, description: 'Test rows that every model was tried on.' }),
  batch: Type.Integer({ minimum: 1, description: 'Rows of one step, at most.' }),
  /** By labelled rows, all after as many steps. */
  byRows: Type.Array(LearningPoint),
  /** By steps, all on as many labelled rows: the most that were tried. */
  bySteps: Type.Array(LearningPoint),
  rowsNeeded: Type.Array(Target),
  stepsNeeded: Type.Array(Target),
  /** Shares decided rightly by the models of the last point. */
  accuracy: Type.Object({
    everyone: arms(Estimate),
    gain: Estimate,
    worst: Type.Optional(arms(WorstGroup)),
    groups: Type.Integer({ minimum: 0, description: 'Groups that the worst was chosen from.' }),
  }),
});
export type Evidence = Static<typeof Evidence>;
export type Arm = 'pretrained' | 'random';
