import { type AuditResult, type Estimate, type SliceId, sliceKey } from '../../result/index.ts';

/** A slice and all that is counted of it, always in the same order: counts of disjoint slices add up. */
export interface Cell {
  readonly slice: SliceId;
  readonly rows: number;
  readonly counts: readonly number[];
}

/** Whether one of the counts tells of so few people that they could be known. */
export const isSmall = (counts: readonly number[], smallest: number): boolean =>
  counts.some((count) => count > 0 && count < smallest);

/** A part of a whole, and all of it but that part. */
const split = (part: number | undefined, whole: number): readonly number[] => [
  part ?? 0,
  whole - (part ?? 0),
];

/** Numerator and rest of a proportion; of any other number what it rests on. */
function countsOf(estimate: Estimate | undefined): readonly number[] {
  if (!estimate) return [0, 0];
  return estimate.known && estimate.count !== undefined
    ? split(estimate.count, Math.max(estimate.count, estimate.n))
    : [estimate.n, 0];
}

/** Every slice of a result by its key, with every count that the result tells of it. */
export function cellsOf({ slices, measures, metrics, terms }: AuditResult): ReadonlyMap<string, Cell> {
  const texts = new Map((terms?.slices ?? []).map((profile) => [sliceKey(profile.slice), profile] as const));
  const profiles = new Map(slices.map((profile) => [sliceKey(profile.slice), profile] as const));
  const measured = new Map(
    measures.map(({ metric, slice, estimate }) => [`${metric} ${sliceKey(slice)}`, estimate] as const),
  );
  return new Map(
    [...new Set([...profiles.keys(), ...texts.keys()])].map((key) => {
      const { slice = {}, rows = 0, positives, selected } = profiles.get(key) ?? {};
      return [
        key,
        {
          slice: profiles.has(key) ? slice : (texts.get(key)?.slice ?? {}),
          rows,
          counts: [
            rows,
            ...split(positives, rows),
            ...split(selected, rows),
            texts.get(key)?.texts ?? 0,
            ...metrics.flatMap(({ id }) => countsOf(measured.get(`${id} ${key}`))),
          ],
        },
      ];
    }),
  );
}
