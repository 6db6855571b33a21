import { pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import { attributeHead, codesOf, given, type RowsHead, unpackAttributes } from './packed-attributes.ts';
import { type SamplingHead, samplingArrays, samplingHead, unpackSampling } from './packed-sampling.ts';
import { standingArrays, unpackStanding } from './packed-standing.ts';
import type { Predictions } from './predictions.ts';

interface Head extends RowsHead, SamplingHead {
  readonly task: string;
  readonly classes?: readonly string[];
}

export const predictionsCodec: Codec<Predictions> = {
  encode({
    task,
    rows,
    label,
    decision,
    score,
    classes,
    standing,
    disagreement,
    weight,
    attributes,
    notices,
    ...sampling
  }) {
    const head: Head = {
      task,
      rows,
      attributes: attributes.map(attributeHead),
      notices,
      ...(classes && { classes }),
      ...samplingHead(sampling),
    };
    return pack(head, {
      label,
      ...given({ decision, score, disagreement, weight }),
      ...standingArrays(standing),
      ...codesOf(attributes),
      ...samplingArrays(sampling),
    });
  },
  decode(bytes) {
    const packed = unpack(bytes);
    const { task, rows, classes, attributes, notices, ...sampling } = packed.json as Head;
    const disagreement = packed.arrays.get('disagreement') as Float64Array | undefined;
    return {
      task,
      rows,
      label: packed.arrays.get('label') as Predictions['label'],
      decision: packed.arrays.get('decision') as Predictions['decision'],
      score: packed.arrays.get('score') as Float64Array | undefined,
      ...(classes && { classes }),
      ...(disagreement && { disagreement }),
      ...unpackStanding(packed),
      weight: packed.arrays.get('weight') as Float64Array | undefined,
      attributes: unpackAttributes(attributes, packed),
      ...unpackSampling(sampling, packed),
      notices,
    };
  },
};
