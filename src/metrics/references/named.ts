import { InvalidInput } from '../../errors.ts';
import { type SliceId, sliceLabel } from '../../result/index.ts';
import { contrastOf } from '../contrast.ts';
import { boundsOfGroup } from '../missing-bounds.ts';
import { inherited, settlePair } from '../settle.ts';
import type { Reference } from './reference.ts';

/** A group that was chosen beforehand. */
export function named(wanted: SliceId): Reference {
  return {
    needsRests: false,
    bounds: (groups, { against }) => against && boundsOfGroup(groups, against),
    compare(field) {
      const { groups } = field;
      const reference = groups.find(({ slice }) => sameSlice(slice, wanted));
      if (!reference) {
        throw new InvalidInput(
          `no row belongs to the reference group ${sliceLabel(wanted)}`,
          {},
          `Groups with rows: ${groups.map(({ slice }) => sliceLabel(slice)).join('; ')}.`,
        );
      }
      const against = reference.slice;
      return groups
        .filter((group) => group !== reference)
        .map(({ slice, reading }) => {
          if (!reading.known) return { slice, against, estimate: inherited(reading, reading) };
          if (!reference.reading.known) {
            return { slice, against, estimate: inherited(reading, reference.reading) };
          }
          const contrast = contrastOf(field, reading, reference.reading);
          return { slice, against, estimate: settlePair(field, reading, reference.reading), contrast };
        });
    },
  };
}

/** Whether both have the same attributes and values. */
export function sameSlice(a: SliceId, b: SliceId): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  );
}
