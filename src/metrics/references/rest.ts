import { contrastOf } from '../contrast.ts';
import { boundsOfRest } from '../missing-bounds.ts';
import { inherited, settlePair } from '../settle.ts';
import type { Reference } from './reference.ts';

/** Everybody outside of the group. */
export const rest: Reference = {
  needsRests: true,
  bounds: (groups, { slice }) => boundsOfRest(groups, slice),
  compare: (field) =>
    field.groups.map(({ slice, reading, rest: others }) => {
      if (!reading.known) return { slice, estimate: inherited(reading, reading) };
      if (!others?.known) {
        const because = !others || others.because === 'no-rows' ? 'one-group' : others.because;
        return { slice, estimate: { known: false, because, n: reading.n } };
      }
      return {
        slice,
        estimate: settlePair(field, reading, others),
        contrast: contrastOf(field, reading, others),
      };
    }),
};
