import { solveSymmetric } from '../../stats/solve.ts';
import { type Covariances, transposed } from './covariances.ts';
import type { RowMap } from './matrix.ts';

/** By group but the last, how its people’s inputs differ from those of the last: groups × width. */
export function groupEffects({ groups, withGroups, share }: Covariances): Float64Array {
  return solveSymmetric(groups, transposed(withGroups, share.length), share.length);
}

/**
 * Takes from every input what its row’s group explains of it, by least squares (fairlearn’s CorrelationRemover): the means of
 * all groups become the mean of all.
 * @param strength how much of it is taken, in [0, 1].
 */
export function decorrelation(known: Covariances, strength: number): RowMap {
  const { share, mean } = known;
  const effects = groupEffects(known);
  const width = mean.length;
  const overall = mean.map((_, input) =>
    share.reduce((sum, own, code) => sum + own * (effects[code * width + input] as number), 0),
  );
  return (inputs, group) =>
    inputs.map((value, input) => {
      const effect = group < share.length ? (effects[group * width + input] as number) : 0;
      return value - strength * (effect - (overall[input] as number));
    });
}
