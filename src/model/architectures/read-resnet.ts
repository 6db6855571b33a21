import Type, { type Static } from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { readConfig } from './read-config.ts';

const Size = Type.Integer({ minimum: 1, maximum: 65_536 });
const Sizes = Type.Array(Size, { minItems: 1, maxItems: 100 });

const ResNetConfig = Type.Object({
  embedding_size: Type.Optional(Size),
  hidden_sizes: Type.Optional(Sizes),
  depths: Type.Optional(Sizes),
  layer_type: Type.Optional(Type.Enum(['basic', 'bottleneck'])),
  num_channels: Type.Optional(Type.Integer()),
  hidden_act: Type.Optional(Type.String()),
  downsample_in_first_stage: Type.Optional(Type.Boolean()),
  downsample_in_bottleneck: Type.Optional(Type.Boolean()),
});

/** What tells one ResNet from another. */
export interface ResNet {
  readonly stem: number;
  /** Channels that leave each stage, and how many residual blocks make it up. */
  readonly stages: readonly { readonly width: number; readonly depth: number }[];
  readonly bottleneck: boolean;
  /** Whether the first stage too halves the maps, as all others do. */
  readonly halvesFirst: boolean;
  /** Whether a bottleneck halves them in its first convolution (v1) or in its second (v1.5). */
  readonly halvesEarly: boolean;
}

/** The network of a configuration of Hugging Face. @throws InvalidInput when it is broken, or of a variant. */
export function readResNet(raw: unknown, file: string): ResNet {
  const config: Static<typeof ResNetConfig> = readConfig(ResNetConfig, raw, file);
  const { hidden_sizes: widths = [256, 512, 1024, 2048], depths = [3, 4, 6, 3] } = config;
  const remedy = 'Use a plain ResNet, such as those that microsoft/resnet-50 stands for.';
  const refuse = (what: string, path: string) => new InvalidInput(what, { file, path }, remedy);
  if (widths.length !== depths.length) {
    throw refuse(`${depths.length} depths do not fit ${widths.length} stages`, '/depths');
  }
  if ((config.num_channels ?? 3) !== 3) {
    throw refuse(`images of ${config.num_channels} channels are not supported`, '/num_channels');
  }
  const { hidden_act: activation = 'relu' } = config;
  if (activation !== 'relu') {
    throw refuse(`the activation "${activation.slice(0, 40)}" is not supported`, '/hidden_act');
  }
  return {
    stem: config.embedding_size ?? 64,
    stages: widths.map((width, stage) => ({ width, depth: depths[stage] as number })),
    bottleneck: config.layer_type !== 'basic',
    halvesFirst: config.downsample_in_first_stage ?? false,
    halvesEarly: config.downsample_in_bottleneck ?? false,
  };
}
