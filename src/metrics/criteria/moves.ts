import type { Predictions } from '../../data/predictions.ts';
import type { Move } from '../../result/index.ts';
import { eachRow } from '../../slices/each-row.ts';
import { groupings } from '../../slices/lattice.ts';

/** Decisions of one candidate. */
interface Decided {
  readonly id: string;
  readonly predictions: Predictions;
}

/**
 * By how many people each candidate decides otherwise than the first one, of everyone, of every single attribute’s groups,
 * and of the groups by the attribute sets of `also` (indices, ascending). People are rows, whatever they weigh.
 */
export function movesOf(
  [first, ...others]: readonly Decided[],
  also: readonly (readonly number[])[],
): readonly Move[] {
  if (!first) return [];
  const grouped = groupings(eachRow(first.predictions), 1, also);
  const before = first.predictions.decision ?? [];
  return others.flatMap(({ id, predictions }) =>
    grouped.flatMap(({ slices, of }) => {
      const moves = slices.map((slice) => ({ candidate: id, slice, people: 0, gained: 0, lost: 0 }));
      of.forEach((place, row) => {
        const move = moves[place] as (typeof moves)[number];
        const change = (predictions.decision?.[row] as number) - (before[row] as number);
        move.people += 1;
        if (change > 0) move.gained += 1;
        if (change < 0) move.lost += 1;
      });
      return moves;
    }),
  );
}
