import type { Predictions } from '../../data/predictions.ts';
import type { CompareResult, Estimate, PairedDifference } from '../../result/index.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { eachRow } from '../../slices/each-row.ts';
import { isMissing } from '../../slices/lattice.ts';
import { corrections } from '../../stats/corrections.ts';
import { correlation } from '../../stats/correlation.ts';
import { pOfInterval } from '../../stats/p-of-interval.ts';
import { pairedDifference } from '../../stats/paired-difference.ts';
import { accuracy } from '../accuracy.ts';
import { auc } from '../auc.ts';
import { metrics } from '../index.ts';
import { type IntervalChoice, intervalsOf } from '../intervals.ts';
import type { Metric } from '../metric.ts';
import type { Reading } from '../reading.ts';
import type { Draws } from '../replicates/draws.ts';
import type { Watch } from '../replicates/watch.ts';
import { type Table, tables } from '../tables.ts';
import type { ComparingRule, Criterion } from './criterion.ts';
import { groupChanges } from './group-changes.ts';
import { criteriaOf } from './index.ts';
import { movesOf } from './moves.ts';
import { replicate } from './replicate.ts';
import type { SeedValues } from './seeds.ts';

/** One candidate's predictions of the rows that all were measured on, and the same as its audit counted them. */
export interface Measurable {
  readonly id: string;
  readonly predictions: Predictions;
  readonly cube: SliceCube;
}

export interface CompareOptions extends Draws {
  readonly rules: readonly ComparingRule[];
  readonly order: number;
  readonly intervals: IntervalChoice;
  readonly confidence: number;
}

/** One criterion of one candidate at any confidence, and how it moves when the rows are drawn again. */
interface Measured {
  readonly candidate: string;
  estimate(confidence: number): Estimate;
  readonly replicates: Float64Array;
}

/** What is told of candidates that are held against each other. */
type Compared = Pick<CompareResult, 'criteria' | 'values' | 'differences'> &
  Required<Pick<CompareResult, 'moves' | 'groups'>>;

/**
 * Holds candidates that decided on the same rows against each other, the earlier ones against the later ones. Of each the
 * interval is the audit's own; that of a difference combines two of them by how they move together (Zou 2007), and
 * p-values are Holm's over all pairs and criteria.
 */
export async function compareCandidates(
  candidates: readonly Measurable[],
  options: CompareOptions,
  watch: Watch = {},
): Promise<Compared> {
  const { found, criteria } = await lookedAt(candidates, options);
  const cubes = candidates.map(({ predictions }) => eachRow(predictions));
  const replicates = await replicate(cubes, criteria, options, watch);
  const measured = criteria.map((criterion, place) => ({
    said: criterion.said,
    of: candidates.map(
      ({ id }, index): Measured => ({
        candidate: id,
        estimate: (confidence) => criterion.estimate(readingsOf(found[index] ?? [], criterion), confidence),
        replicates: replicates[index]?.[place] as Float64Array,
      }),
    ),
  }));
  const { confidence } = options;
  return {
    criteria: criteria.map(({ said }) => said),
    values: measured.flatMap(({ said, of }) =>
      of.map(({ candidate, estimate }) => ({
        candidate,
        criterion: said.id,
        estimate: estimate(confidence),
      })),
    ),
    differences: adjusted(measured.flatMap(({ said, of }) => differencesOf(said.id, of, confidence))),
    moves: [
      ...movesOf(
        candidates,
        options.rules.map(({ by }) => placesOf(by, candidates)),
      ),
    ],
    groups: groupChanges(
      candidates.map((candidate, index) => ({ ...candidate, tables: found[index] ?? [] })),
      options,
    ),
  };
}

/** What each candidate comes to by each criterion, where it has a meaning, without any interval. */
export async function valuesOf(
  candidates: readonly Measurable[],
  options: CompareOptions,
): Promise<SeedValues> {
  const { found, criteria } = await lookedAt(candidates, { ...options, replicates: 0 });
  return candidates.flatMap(({ id: candidate }, index) =>
    criteria.flatMap((criterion) => {
      const readings = readingsOf(found[index] ?? [], criterion);
      const estimate = criterion.estimate(readings, options.confidence);
      return estimate.known ? [{ candidate, criterion: criterion.said.id, value: estimate.value }] : [];
    }),
  );
}

/** All that is read of candidates, and what they are held against. */
async function lookedAt(candidates: readonly Measurable[], options: CompareOptions) {
  const found = await Promise.all(candidates.map(({ cube }) => tablesOf(cube, options)));
  const criteria = criteriaOf({
    attributes: attributesOf(candidates),
    intervals: intervalsOf(options.intervals),
    rules: options.rules,
    groupings: (found[0] ?? []).filter(({ by }) => by.length <= options.order).map(sized),
  });
  return { found, criteria };
}

/** Attributes by their indices, ascending. */
const placesOf = (by: readonly string[], candidates: readonly Measurable[]): readonly number[] =>
  by.map((name) => attributesOf(candidates).indexOf(name)).sort((a, b) => a - b);

function attributesOf([first]: readonly Measurable[]): readonly string[] {
  return first?.cube.attributes.map(({ name }) => name) ?? [];
}

/** All that the criteria may read of a candidate, as its audit reads it. */
function tablesOf(cube: SliceCube, { rules, intervals, ...options }: CompareOptions) {
  const names = cube.attributes.map(({ name }) => name);
  const wanted = [auc, accuracy, ...rules.map(({ metric }): Metric => metrics.get(metric))];
  return tables(
    cube,
    {
      metrics: [...new Set<Metric>(wanted)],
      compared: rules.map(({ by }) => by.map((name) => names.indexOf(name)).sort((a, b) => a - b)),
      needsRests: () => false,
      rates: intervals.rates,
      bootstrap: intervals.bootstrap,
      ...options,
    },
    {},
  );
}

const readingsOf =
  (found: readonly Table[], { metric }: Criterion) =>
  (by: readonly number[]): readonly Reading[] =>
    found.find((table) => String(table.by) === String(by))?.groups.get(metric.id) ?? [];

function sized({ by, slices, rows }: Table) {
  const count = (counts: Float64Array) => counts.reduce((sum, one) => sum + one, 0);
  return {
    by,
    slices: slices.map((slice, at) => ({ rows: count(rows[at] as Float64Array), missing: isMissing(slice) })),
  };
}

interface Tested {
  readonly difference: PairedDifference;
  readonly p: number | undefined;
}

function differencesOf(criterion: string, measured: readonly Measured[], confidence: number): Tested[] {
  return measured.flatMap((later, index) =>
    measured.slice(0, index).map((earlier) => {
      const together = correlation(later.replicates, earlier.replicates);
      const at = (level: number) => between(later.estimate(level), earlier.estimate(level), together);
      const estimate = at(confidence);
      const known = (level: number) => {
        const found = at(level);
        return found.known ? found : undefined;
      };
      return {
        difference: { candidate: later.candidate, against: earlier.candidate, criterion, estimate },
        p: estimate.known ? pOfInterval(known, 0) : undefined,
      };
    }),
  );
}

function between(a: Estimate, b: Estimate, together: number): Estimate {
  const n = Math.min(a.n, b.n);
  if (!a.known) return { ...a, n };
  if (!b.known) return { ...b, n };
  return {
    known: true,
    value: a.value - b.value,
    ...pairedDifference(a, b, together),
    n,
    method: 'recovered',
  };
}

function adjusted(tested: readonly Tested[]): PairedDifference[] {
  const known = tested.flatMap(({ p }) => p ?? []);
  const corrected = corrections.get('holm').adjust(known)[Symbol.iterator]();
  return tested.map(({ difference, p }) =>
    p === undefined ? difference : { ...difference, adjusted: corrected.next().value as number },
  );
}
