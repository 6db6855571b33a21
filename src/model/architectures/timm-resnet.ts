import Type from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { readConfig } from './read-config.ts';
import type { ResNet } from './read-resnet.ts';

const Sizes = Type.Array(Type.Integer({ minimum: 1, maximum: 65_536 }), { minItems: 1, maxItems: 100 });

/** Arguments of timm's constructor that a configuration may record; all others would make another network. */
const ModelArgs = Type.Object({
  layers: Type.Optional(Sizes),
  channels: Type.Optional(Sizes),
  in_chans: Type.Optional(Type.Literal(3)),
});
const HARMLESS = new Set([
  'layers',
  'channels',
  'in_chans',
  'num_classes',
  'global_pool',
  'drop_rate',
  'drop_path_rate',
]);

const TimmConfig = Type.Object({
  architecture: Type.String(),
  model_args: Type.Optional(ModelArgs),
});

const VARIANTS: ReadonlyMap<string, Pick<ResNet, 'bottleneck'> & { readonly depths: readonly number[] }> =
  new Map([
    ['resnet18', { bottleneck: false, depths: [2, 2, 2, 2] }],
    ['resnet34', { bottleneck: false, depths: [3, 4, 6, 3] }],
    ['resnet50', { bottleneck: true, depths: [3, 4, 6, 3] }],
    ['resnet101', { bottleneck: true, depths: [3, 4, 23, 3] }],
    ['resnet152', { bottleneck: true, depths: [3, 8, 36, 3] }],
  ]);

export const TIMM_RESNETS: readonly string[] = [...VARIANTS.keys()];

/** Channels that leave a bottleneck for each that its 3 × 3 convolution sees. */
const EXPANSION = 4;

/** The network of a configuration of timm; undefined where it is none. @throws InvalidInput for a variant. */
export function readTimmResNet(raw: unknown, file: string): ResNet | undefined {
  const name = (raw as { readonly architecture?: unknown } | null)?.architecture;
  const variant = typeof name === 'string' ? VARIANTS.get(name) : undefined;
  if (!variant) return undefined;
  const { model_args: given = {} } = readConfig(TimmConfig, raw, file);
  const other = Object.keys(given).find((key) => !HARMLESS.has(key));
  if (other !== undefined) {
    throw new InvalidInput(
      `ResNets of timm with "${other.slice(0, 40)}" are not supported`,
      { file, path: `/model_args/${other.slice(0, 40)}` },
      `Use a plain one: ${TIMM_RESNETS.join(', ')}.`,
    );
  }
  const { layers = variant.depths, channels = [64, 128, 256, 512] } = given;
  if (layers.length !== channels.length) {
    throw new InvalidInput(
      `${layers.length} depths do not fit ${channels.length} stages`,
      { file, path: '/model_args/layers' },
      'Use the config.json that was published with the checkpoint.',
    );
  }
  return {
    stem: 64,
    stages: channels.map((width, stage) => ({
      width: variant.bottleneck ? EXPANSION * width : width,
      depth: layers[stage] as number,
    })),
    bottleneck: variant.bottleneck,
    halvesFirst: false,
    halvesEarly: false,
  };
}
