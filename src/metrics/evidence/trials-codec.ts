import { type PackedArray, pack, unpack } from '../../pipeline/packed.ts';
import type { Codec } from '../../pipeline/stage.ts';
import type { Trials } from './trials.ts';

/** Null where nothing was tried. */
export const trialsCodec: Codec<Trials | null> = {
  encode(trials) {
    if (!trials) return pack(null, {});
    const { test, scores, ...rest } = trials;
    const sorted = [...scores].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return pack(rest, { test, ...Object.fromEntries(sorted) });
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    if (json === null) return null;
    const { test, ...scores } = Object.fromEntries(arrays) as Record<string, PackedArray>;
    return {
      ...(json as Omit<Trials, 'test' | 'scores'>),
      test: test as Int32Array,
      scores: new Map(Object.entries(scores as Record<string, Float64Array>)),
    };
  },
};
