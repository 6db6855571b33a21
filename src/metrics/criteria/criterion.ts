import type { Estimate, Criterion as Said } from '../../result/index.ts';
import type { Intervals } from '../intervals.ts';
import type { Metric } from '../metric.ts';
import type { Reading } from '../reading.ts';

/** The criterion's metric of every group by some attributes (their indices, ascending), in the order of the groups. */
export type Readings = (by: readonly number[]) => readonly Reading[];

/** Something that candidates are held against: one number from one metric of some groups. */
export interface Criterion {
  readonly said: Said;
  readonly metric: Metric;
  /** Groupings that it reads, as indices of attributes, ascending; none is everyone. */
  readonly groupings: readonly (readonly number[])[];
  estimate(readings: Readings, confidence: number): Estimate;
}

/** A rule that compares groups, as far as criteria need to know it. */
export interface ComparingRule {
  readonly id: string;
  readonly title: string;
  readonly metric: string;
  readonly comparison: string;
  readonly by: readonly string[];
}

/** Groups by the same attributes, and how many rows each of them has. */
export interface SizedGrouping {
  readonly by: readonly number[];
  readonly slices: readonly { readonly rows: number; readonly missing: boolean }[];
}

/** What criteria are made for. */
export interface Asked {
  readonly attributes: readonly string[];
  readonly intervals: Intervals;
  readonly rules: readonly ComparingRule[];
  /** Everyone, then by single attributes, then by as many as the audit crosses. */
  readonly groupings: readonly SizedGrouping[];
}

/** Criteria of one kind: those of them that this audit gives reason for. */
export type CriterionKind = (asked: Asked) => readonly Criterion[];
