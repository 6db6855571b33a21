import { pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import type { Encoded } from './artefacts.ts';

export const encodedCodec: Codec<Encoded> = {
  encode({ features, notices }) {
    const arrays = Object.entries(features).filter(([, part]) => ArrayBuffer.isView(part));
    const plain = Object.entries(features).filter(([, part]) => !ArrayBuffer.isView(part));
    return pack({ notices, features: Object.fromEntries(plain) }, Object.fromEntries(arrays));
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    const { notices, features } = json as Encoded;
    return { notices, features: { ...features, ...Object.fromEntries(arrays) } };
  },
};
