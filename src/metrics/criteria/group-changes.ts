import type { Predictions } from '../../data/predictions.ts';
import type { Estimate, GroupChange } from '../../result/index.ts';
import { eachRow } from '../../slices/each-row.ts';
import { type Grouping, groupings, isMissing } from '../../slices/lattice.ts';
import { OUTCOMES, type Outcome } from '../../slices/statistics.ts';
import { correlation } from '../../stats/correlation.ts';
import { pairedDifference } from '../../stats/paired-difference.ts';
import { simultaneousLevel } from '../../stats/simultaneous.ts';
import { metrics } from '../index.ts';
import type { Metric, Proportion } from '../metric.ts';
import { estimateOf, type Reading } from '../reading.ts';
import type { Table } from '../tables.ts';
import type { ComparingRule } from './criterion.ts';

/** A candidate’s decisions, and what its audit reads of them. */
export interface Told {
  readonly id: string;
  readonly predictions: Predictions;
  readonly tables: readonly Table[];
}

interface Options {
  readonly rules: readonly ComparingRule[];
  readonly confidence: number;
}

/**
 * What became of every group that a rule compares, against the first candidate: whether its own rate is shown to be better
 * or worse, by paired intervals that hold for all groups of the rule together (Newcombe 1998b; Šidák 1967). Only rates
 * whose denominator no decision changes can be paired so; of other rules nothing is said.
 */
export function groupChanges(
  [first, ...others]: readonly Told[],
  { rules, confidence }: Options,
): GroupChange[] {
  if (!first) return [];
  const names = first.predictions.attributes.map(({ name }) => name);
  return rules.flatMap(({ id, metric: name, by: attributes }) => {
    const metric: Metric = metrics.get(name);
    const among = metric.proportion && labelsOf(metric.proportion);
    if (!metric.proportion || !among) return [];
    const by = attributes.map((attribute) => names.indexOf(attribute)).sort((a, b) => a - b);
    const grouping = groupingBy(first.predictions, by);
    const told = grouping.slices.filter((slice) => !isMissing(slice));
    const level = simultaneousLevel(confidence, told.length);
    return others.flatMap((candidate) =>
      told.map((slice): GroupChange => {
        const place = grouping.slices.indexOf(slice);
        const rows = Array.from(grouping.of.keys()).filter(
          (row) => grouping.of[row] === place && among.has(first.predictions.label[row] as number),
        );
        const [after, before] = [candidate, first].map((one) => ({
          reading: readingOf(one, by, metric, place),
          hits: hitsOf(one.predictions, rows, metric.proportion as Proportion),
        })) as [Counted, Counted];
        const difference = differenceOf(after, before, level);
        return {
          candidate: candidate.id,
          criterion: id,
          slice,
          before: estimateOf(before.reading, confidence),
          after: estimateOf(after.reading, confidence),
          difference,
          shown: shown(difference, metric.better === 'lower' ? 'lower' : 'higher'),
        };
      }),
    );
  });
}

interface Counted {
  readonly reading: Reading;
  readonly hits: Float64Array;
}

/** The labels whose rows make the denominator; undefined where a decision has a part in it. */
function labelsOf({ among }: Proportion): ReadonlySet<number> | undefined {
  const labels = [0, 1].filter((label) => among.includes(OUTCOMES[2 * label] as Outcome));
  const whole = labels.flatMap((label) => OUTCOMES.slice(2 * label, 2 * label + 2));
  return whole.length === among.length ? new Set(labels) : undefined;
}

function groupingBy(predictions: Predictions, by: readonly number[]): Grouping {
  const found = groupings(eachRow(predictions), 0, [by]).find((each) => String(each.by) === String(by));
  if (!found) throw new Error('the groups of a rule are told apart');
  return found;
}

const UNREAD: Reading = { known: false, because: 'no-rows', n: 0 };

const readingOf = ({ tables }: Told, by: readonly number[], { id }: Metric, place: number): Reading =>
  tables.find((table) => String(table.by) === String(by))?.groups.get(id)?.[place] ?? UNREAD;

const hitsOf = ({ label, decision }: Predictions, rows: readonly number[], { count }: Proportion) =>
  Float64Array.from(rows, (row) =>
    count.includes(OUTCOMES[2 * (label[row] as number) + (decision?.[row] as number)] as Outcome) ? 1 : 0,
  );

function differenceOf(after: Counted, before: Counted, level: number): Estimate {
  const [a, b] = [estimateOf(after.reading, level), estimateOf(before.reading, level)];
  if (!a.known) return a;
  if (!b.known) return b;
  const interval = pairedDifference(a, b, correlation(after.hits, before.hits));
  return { known: true, value: a.value - b.value, ...interval, n: a.n, method: 'recovered' };
}

function shown(difference: Estimate, better: 'higher' | 'lower'): GroupChange['shown'] {
  if (!difference.known || (difference.low <= 0 && difference.high >= 0)) return 'same';
  return difference.value > 0 === (better === 'higher') ? 'better' : 'worse';
}
