import { registry } from '../registry.ts';
import type { CellSum } from './cells.ts';

/** What may become of a decision, in the order in which statistics by outcome hold them: 2 × label + decision. */
export const OUTCOMES = ['tn', 'fp', 'fn', 'tp'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Numbers about a slice that add up: those of A ∪ B are those of A plus those of B. Each cell adds one of its sums at
 * one place.
 */
export interface Statistic<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Which sum of a cell is added. */
  readonly adds: CellSum;
  /** Whether it has a meaning only where scores are known. */
  readonly scored: boolean;
  /** How many numbers it is, given the number of score bins. */
  width(bins: number): number;
  /** Which of these numbers a cell adds to. */
  place(label: number, decision: number, bin: number, bins: number): number;
}

const byOutcome = <const Id extends string>(
  id: Id,
  title: string,
  adds: CellSum,
  scored = false,
): Statistic<Id> => ({
  id,
  title,
  adds,
  scored,
  width: () => OUTCOMES.length,
  place: (label, decision) => 2 * label + decision,
});

const total = <const Id extends string>(id: Id, title: string, adds: CellSum): Statistic<Id> => ({
  id,
  title,
  adds,
  scored: true,
  width: () => 1,
  place: () => 0,
});

/** First the unfavourable labels by ascending score, then the favourable ones. */
const scoreRanks: Statistic<'score-ranks'> = {
  id: 'score-ranks',
  title: 'Weight by label and score',
  adds: 'weight',
  scored: true,
  width: (bins) => 2 * bins,
  place: (label, _decision, bin, bins) => label * bins + bin,
};

export const statistics = registry('statistic', [
  byOutcome('outcome-rows', 'Rows by label and decision', 'rows'),
  byOutcome('outcome-weight', 'Weight by label and decision', 'weight'),
  byOutcome('outcome-weight-squared', 'Squared weight by label and decision', 'weightSquared'),
  byOutcome('outcome-score', 'Score by label and decision', 'score', true),
  total('squared-error', 'Squared distance between score and label', 'squaredError'),
  total('log-loss', 'Log loss of score and label', 'logLoss'),
  scoreRanks,
]);
export type StatisticId = (typeof statistics)['ids'][number];

/** A slice in numbers, by statistic. */
export type Stats = { readonly [Id in StatisticId]: Float64Array };

/** The sum of a statistic by outcome over some of the outcomes. */
export function over(byOutcome: Float64Array, outcomes: readonly Outcome[]): number {
  let sum = 0;
  for (const [index, outcome] of OUTCOMES.entries()) {
    if (outcomes.includes(outcome)) sum += byOutcome[index] as number;
  }
  return sum;
}
