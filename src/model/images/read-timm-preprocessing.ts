import Type from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { readConfig } from '../architectures/read-config.ts';
import type { Preprocessing } from './preprocessing.ts';

const Edge = Type.Integer({ minimum: 1, maximum: 4096 });
const PerChannel = Type.Array(Type.Number({ minimum: 0 }), { minItems: 3, maxItems: 3 });

const TimmConfig = Type.Object({
  pretrained_cfg: Type.Object({
    input_size: Type.Tuple([Type.Literal(3), Edge, Edge]),
    interpolation: Type.Optional(Type.Enum(['nearest', 'bilinear', 'bicubic', 'lanczos', 'box', 'hamming'])),
    crop_pct: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    crop_mode: Type.Optional(Type.Literal('center')),
    mean: PerChannel,
    std: Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 3, maxItems: 3 }),
  }),
});

type Triple = readonly [number, number, number];

/**
 * How timm prepares an image for evaluation, from the `pretrained_cfg` of its `config.json`: the shorter side resized so
 * that the crop keeps `crop_pct` of it, the middle cut out.
 * @throws InvalidInput when it is broken or asks for what is not supported.
 */
export function readTimmPreprocessing(raw: unknown, file: string): Preprocessing {
  const { pretrained_cfg: config } = readConfig(TimmConfig, raw, file);
  const [, height, width] = config.input_size;
  if (height !== width) {
    throw new InvalidInput(
      'images that are not square are not supported',
      { file, path: '/pretrained_cfg/input_size' },
      'Use a checkpoint for square images.',
    );
  }
  return {
    resize: {
      to: { shortest: Math.floor(height / (config.crop_pct ?? 0.875)) },
      filter: config.interpolation ?? 'bicubic',
    },
    crop: { width, height, middle: 'even' },
    scale: 1 / 255,
    mean: config.mean as unknown as Triple,
    deviation: config.std as unknown as Triple,
  };
}
