import { InvalidInput } from '../../errors.ts';
import { type SliceId, sliceLabel } from '../../result/index.ts';
import type { Stats } from '../../slices/statistics.ts';
import { sameSlice } from '../references/named.ts';
import type { Field } from './fields.ts';
import type { PairMetric } from './pair-metric.ts';
import type { Sides } from './read-pair.ts';

/** Whom each group may be held beside: everybody else, everyone, or a group by its attribute values. */
export type Beside = 'rest' | 'overall' | SliceId;

/** A group and its reference, in whatever cells a field counts. */
export interface Opponents {
  readonly slice: SliceId;
  /** The reference, where it is a slice. */
  readonly against?: SliceId;
  sides(field: Field): Sides;
}

/**
 * Every group with its reference, which is left out itself.
 * @throws InvalidInput where nobody belongs to a named reference.
 */
export function opponents(slices: readonly SliceId[], against: Beside): readonly Opponents[] {
  const group = (index: number) => (field: Field) => field.groups[index] as Stats;
  const paired = (index: number, reference: (field: Field) => Stats) => ({
    sides: (field: Field): Sides => ({
      group: group(index)(field),
      reference: reference(field),
      everyone: field.everyone,
    }),
    slice: slices[index] as SliceId,
  });
  const each = [...slices.keys()];
  if (against === 'rest') return each.map((index) => paired(index, ({ rests }) => rests[index] as Stats));
  if (against === 'overall') {
    return each.map((index) => ({ ...paired(index, ({ everyone }) => everyone), against: {} }));
  }
  const reference = slices.findIndex((slice) => sameSlice(slice, against));
  if (reference === -1) {
    throw new InvalidInput(
      `no row belongs to the reference group ${sliceLabel(against)}`,
      {},
      `Groups with rows: ${slices.map((slice) => sliceLabel(slice)).join('; ')}.`,
    );
  }
  return each
    .filter((index) => index !== reference)
    .map((index) => ({ ...paired(index, group(reference)), against: slices[reference] as SliceId }));
}

/** All pairs of two groups, in both orders where that makes a difference. */
export function everyTwo(groups: number, { distance }: PairMetric): ((field: Field) => Sides)[] {
  const pairs: ((field: Field) => Sides)[] = [];
  for (let a = 0; a < groups; a++) {
    for (let b = distance ? a + 1 : 0; b < groups; b++) {
      if (a !== b)
        pairs.push(({ groups: of, everyone }) => ({
          group: of[a] as Stats,
          reference: of[b] as Stats,
          everyone,
        }));
    }
  }
  return pairs;
}
