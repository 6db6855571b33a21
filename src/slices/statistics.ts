import type { CellSum, KeyId } from '../data/tasks/task.ts';
import { registry } from '../registry.ts';
import type { Unknown } from '../result/index.ts';
import type { CellKey, Cells } from './cells.ts';
import { type DerivedKeyId, keyOf } from './derived-keys.ts';

/** What may become of a binary decision, in the order in which statistics by outcome hold them: 2 × label + decision. */
export const OUTCOMES = ['tn', 'fp', 'fn', 'tp'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Numbers about a slice that add up: those of A ∪ B are those of A plus those of B. */
export interface Statistic<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Which sum of the cells is added up. */
  readonly adds: CellSum;
  /** By which keys, the first one weighing most; by none, it is one number. */
  readonly by: readonly (KeyId | DerivedKeyId)[];
  /** Why it may be absent though the task has it; always there where this is left out. */
  readonly without?: Extract<Unknown, 'no-scores' | 'no-neighbours'>;
}

const statistic = <const Id extends string>(
  id: Id,
  title: string,
  adds: CellSum,
  by: readonly KeyId[] = [],
): Statistic<Id> => ({ id, title, adds, by });

const scored = <const Id extends string>(
  id: Id,
  title: string,
  adds: CellSum,
  by: readonly (KeyId | DerivedKeyId)[] = [],
): Statistic<Id> => ({ id, title, adds, by, without: 'no-scores' });

const OUTCOME = ['label', 'decision'] as const;

export const statistics = registry('statistic', [
  statistic('outcome-rows', 'Rows by label and decision', 'rows', OUTCOME),
  statistic('outcome-weight', 'Weight by label and decision', 'weight', OUTCOME),
  statistic('outcome-weight-squared', 'Squared weight by label and decision', 'weightSquared', OUTCOME),
  scored('outcome-score', 'Score by label and decision', 'score', OUTCOME),
  scored('squared-error', 'Squared distance between score and label', 'squaredError'),
  scored('log-loss', 'Log loss of score and label', 'logLoss'),
  scored('score-ranks', 'Weight by label and ascending score', 'weight', ['label', 'score']),
  statistic('class-rows', 'Rows by true class', 'rows', ['class']),
  statistic('class-weight', 'Weight by true class', 'weight', ['class']),
  statistic('class-weight-squared', 'Squared weight by true class', 'weightSquared', ['class']),
  statistic('confusion', 'Weight by true and decided class', 'weight', ['class', 'predicted-class']),
  scored('score-sums', 'Score by ascending score', 'score', ['score']),
  scored('tenth-weights', 'Weight by label and tenth of the score', 'weight', ['label', 'score-tenth']),
  scored('tenth-scores', 'Score by tenth of the score', 'score', ['score-tenth']),
  scored('median-sides', 'Weight up to and above the median score of everyone', 'weight', ['median-side']),
  statistic('rows', 'Rows', 'rows'),
  statistic('weight', 'Weight', 'weight'),
  statistic('weight-squared', 'Squared weight', 'weightSquared'),
  statistic(
    'outcome-cluster-rows',
    'Rows of the rows’ clusters by label and decision',
    'clusterRows',
    OUTCOME,
  ),
  statistic('class-cluster-rows', 'Rows of the rows’ clusters by true class', 'clusterRows', ['class']),
  statistic('cluster-rows', 'Rows of the rows’ clusters', 'clusterRows'),
  statistic('batch-rows', 'Rows by batch of clusters', 'rows', ['batch']),
  statistic('outcome', 'True outcome', 'outcome'),
  statistic('outcome-squared', 'Squared true outcome', 'outcomeSquared'),
  statistic('prediction', 'Prediction', 'prediction'),
  statistic('prediction-weight', 'Weight by ascending prediction', 'weight', ['prediction']),
  statistic('prediction-sum', 'Prediction by ascending prediction', 'prediction', ['prediction']),
  statistic('error', 'Prediction minus true outcome', 'error'),
  statistic('error-absolute', 'Distance between prediction and true outcome', 'errorAbsolute'),
  statistic('error-squared', 'Squared distance between prediction and true outcome', 'errorSquared'),
  {
    ...statistic('disagreement', 'Distance between decision and those of neighbours', 'disagreement'),
    without: 'no-neighbours',
  },
  statistic('relevance', 'Relevance', 'relevance'),
  statistic('exposure', 'Exposure', 'exposure'),
  statistic('attention', 'Attention', 'attention'),
  statistic('top-weight', 'Weight among the first of a list', 'top'),
  statistic('gain', 'Relevance times exposure', 'gain'),
  statistic('ideal-gain', 'Relevance times exposure in order of relevance', 'idealGain'),
  statistic('lesser', 'Less relevant rows of the same list', 'lesser'),
  statistic('outranked', 'Less relevant rows of the same list that are ranked below', 'outranked'),
]);
export type StatisticId = (typeof statistics)['ids'][number];

/** A slice in numbers, by statistic. */
export type Stats = { readonly [Id in StatisticId]: Float64Array };

/** The statistics that count rows, their weight, its square, and the rows of their clusters, by the same keys; and batches. */
export interface Counts {
  readonly rows: StatisticId;
  readonly weight: StatisticId;
  readonly weightSquared: StatisticId;
  readonly clusterRows: StatisticId;
  readonly batches: StatisticId;
}

/** @throws Error where no statistics count by these keys (a fault of the program). */
export function countsBy(keys: readonly KeyId[]): Counts {
  const counting = (sum: CellSum) => {
    const found = [...statistics].find(({ adds, by }) => adds === sum && String(by) === String(keys));
    if (!found) throw new Error(`no statistic adds up ${sum} by ${keys.join(', ')}`);
    return found.id;
  };
  return {
    rows: counting('rows'),
    weight: counting('weight'),
    weightSquared: counting('weightSquared'),
    clusterRows: counting('clusterRows'),
    batches: 'batch-rows',
  };
}

/** How many numbers a statistic is, and at which of them each cell adds; none where the cells lack its parts. */
export function placesOf(statistic: Statistic, cells: Cells): { width: number; place: Int32Array } {
  if (!hasParts(statistic, cells)) return { width: 0, place: new Int32Array() };
  const place = new Int32Array(cells.length);
  let width = 1;
  for (const id of statistic.by) {
    const { codes, size } = keyOf(cells, id) as CellKey;
    for (let cell = 0; cell < cells.length; cell++) {
      place[cell] = (place[cell] as number) * size + (codes[cell] as number);
    }
    width *= size;
  }
  return { width, place };
}

/** Whether the cells have the parts of a statistic. */
export function hasParts({ adds, by }: Statistic, { keys, sums }: Pick<Cells, 'keys' | 'sums'>): boolean {
  return sums[adds] !== undefined && by.every((id) => keyOf({ keys, sums }, id) !== undefined);
}

/** The sum of a statistic by outcome over some of the outcomes. */
export function over(byOutcome: Float64Array, outcomes: readonly Outcome[]): number {
  let sum = 0;
  for (const outcome of outcomes) sum += byOutcome[placeOf(outcome)] as number;
  return sum;
}

/** Its place among `OUTCOMES`; replicates ask for it so often that looking it up would show. */
function placeOf(outcome: Outcome): number {
  if (outcome === 'tp') return 3;
  if (outcome === 'fn') return 2;
  return outcome === 'fp' ? 1 : 0;
}
