import { pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import { attributeHead, codesOf, given, type RowsHead, unpackAttributes } from './packed-attributes.ts';
import type { Predictions } from './predictions.ts';

export const predictionsCodec: Codec<Predictions> = {
  encode({ rows, label, decision, score, weight, attributes, notices }) {
    const head: RowsHead = { rows, attributes: attributes.map(attributeHead), notices };
    return pack(head, { label, decision, ...given({ score, weight }), ...codesOf(attributes) });
  },
  decode(bytes) {
    const packed = unpack(bytes);
    const { rows, attributes, notices } = packed.json as RowsHead;
    return {
      rows,
      label: packed.arrays.get('label') as Uint8Array,
      decision: packed.arrays.get('decision') as Uint8Array,
      score: packed.arrays.get('score') as Float64Array | undefined,
      weight: packed.arrays.get('weight') as Float64Array | undefined,
      attributes: unpackAttributes(attributes, packed),
      notices,
    };
  },
};
