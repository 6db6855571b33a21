import type { ScoreProfile } from '../result/index.ts';
import { cellScores } from './cell-scores.ts';
import type { SliceCube } from './cube.ts';
import { groupings } from './lattice.ts';

/**
 * How the scores of each group lie, by true outcome: the weight in each of so many equal parts of [0, 1]. A score on an
 * edge belongs to the part above it, 1 to the last. Everyone first, then by single attributes, then by those of `also`;
 * none where no scores are known.
 */
export function scoreProfiles(
  cube: SliceCube,
  bins: number,
  also: readonly (readonly number[])[],
): readonly ScoreProfile[] {
  const { cells } = cube;
  const label = cells.keys.find(({ id }) => id === 'label');
  const scores = cellScores(cube);
  if (!label || !scores) return [];
  const bin = scores.map((score) => binOf(score, bins));
  return groupings(cube, 1, also).flatMap(({ slices, of }) => {
    const sums = slices.map((slice) => ({
      slice,
      negatives: new Array<number>(bins).fill(0),
      positives: new Array<number>(bins).fill(0),
    }));
    for (let cell = 0; cell < cells.length; cell++) {
      const { negatives, positives } = sums[of[cell] as number] as ScoreProfile;
      const counts = label.codes[cell] === 1 ? positives : negatives;
      const at = bin[cell] as number;
      counts[at] = (counts[at] as number) + (cells.sums.weight[cell] as number);
    }
    return sums;
  });
}

/** The part that begins at or below a score, by the same comparison that decides. */
function binOf(score: number, bins: number): number {
  const near = Math.floor(score * bins);
  const at = near / bins > score ? near - 1 : (near + 1) / bins <= score ? near + 1 : near;
  return Math.min(bins - 1, at);
}
