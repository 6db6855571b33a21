import type { ScoreProfile } from '../result/index.ts';

/** What lies in one part of [0, 1]: all, and those with the favourable outcome in truth. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly all: number;
  readonly positives: number;
}

/** The profile in fewer parts, each made of as many of its own. */
export function partsOf({ negatives, positives }: ScoreProfile, parts: number): readonly Part[] {
  const each = negatives.length / parts;
  const sum = (counts: readonly number[], part: number) =>
    counts.slice(part * each, (part + 1) * each).reduce((total, count) => total + count, 0);
  return Array.from({ length: parts }, (_, part) => {
    const favourable = sum(positives, part);
    return {
      from: part / parts,
      to: (part + 1) / parts,
      all: sum(negatives, part) + favourable,
      positives: favourable,
    };
  });
}

export const weightOf = ({ negatives, positives }: ScoreProfile): number =>
  [...negatives, ...positives].reduce((sum, count) => sum + count, 0);
