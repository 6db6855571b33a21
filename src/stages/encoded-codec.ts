import { type PackedArray, packLazily, unpackLazily } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import type { Encoded } from './artefacts.ts';

/** Features may be more than memory holds: their numbers are read a range at a time. */
export const encodedCodec: Codec<Encoded> = {
  encode({ features: { values, ...features }, notices }) {
    const isArray = ([, part]: [string, unknown]) => ArrayBuffer.isView(part);
    const parts = Object.entries(features);
    const plain = Object.fromEntries(parts.filter((part) => !isArray(part)));
    const arrays = Object.fromEntries(parts.filter(isArray)) as Record<string, PackedArray>;
    return packLazily({ notices, features: plain }, { ...arrays, values });
  },
  decode(bytes) {
    const { json, arrays } = unpackLazily(bytes);
    const { notices, features } = json as Encoded;
    return { notices, features: { ...features, ...Object.fromEntries(arrays) } };
  },
};
