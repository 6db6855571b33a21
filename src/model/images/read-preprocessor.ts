import Type, { type Static } from 'typebox';
import { InvalidInput } from '../../errors.ts';
import { readConfig } from '../architectures/read-config.ts';
import { FILTERS, type Filter, finalSize, type Preprocessing, type Size } from './preprocessing.ts';

const Edge = Type.Integer({ minimum: 1, maximum: 4096 });
const SizeConfig = Type.Union([
  Edge,
  Type.Object({
    height: Type.Optional(Edge),
    width: Type.Optional(Edge),
    shortest_edge: Type.Optional(Edge),
  }),
]);
const PerChannel = Type.Union([Type.Number(), Type.Array(Type.Number(), { minItems: 3, maxItems: 3 })]);

const PreprocessorConfig = Type.Object({
  image_processor_type: Type.Optional(Type.String()),
  feature_extractor_type: Type.Optional(Type.String()),
  do_resize: Type.Optional(Type.Boolean()),
  size: Type.Optional(SizeConfig),
  crop_pct: Type.Optional(Type.Union([Type.Null(), Type.Number({ exclusiveMinimum: 0, maximum: 1 })])),
  resample: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  do_center_crop: Type.Optional(Type.Boolean()),
  crop_size: Type.Optional(SizeConfig),
  do_rescale: Type.Optional(Type.Boolean()),
  rescale_factor: Type.Optional(Type.Number()),
  do_normalize: Type.Optional(Type.Boolean()),
  image_mean: Type.Optional(PerChannel),
  image_std: Type.Optional(PerChannel),
});
type PreprocessorConfig = Static<typeof PreprocessorConfig>;
type SizeConfig = Static<typeof SizeConfig>;

/** Pillow's numbers of its filters. */
const BY_NUMBER: readonly Filter[] = ['nearest', 'lanczos', 'bilinear', 'bicubic', 'box', 'hamming'];
/** From this edge on, a ConvNeXT processor squeezes images into a square instead of cropping them. */
const LARGE = 384;
const IMAGENET = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

/**
 * How Hugging Face's image processors of the usual kinds prepare an image, from `preprocessor_config.json`. ResNets have
 * ConvNeXT's: `crop_pct` tells how much of the resized image the crop keeps.
 * @throws InvalidInput when it is broken or asks for what is not supported.
 */
export function readPreprocessor(raw: unknown, file: string): Preprocessing {
  const config = readConfig(PreprocessorConfig, raw, file);
  const kind = config.image_processor_type ?? config.feature_extractor_type ?? '';
  const convNext = kind.startsWith('ConvNext');
  const filter = BY_NUMBER[config.resample ?? (convNext ? 3 : 2)] ?? FILTERS[2];
  const shape = convNext ? likeConvNext(config, filter, file) : plain(config, filter, file);
  if (!finalSize(shape)) throw unsupported('images would come out in sizes of their own', '/size', file);
  return {
    ...shape,
    scale: config.do_rescale === false ? 1 : (config.rescale_factor ?? 1 / 255),
    mean: config.do_normalize === false ? [0, 0, 0] : channels(config.image_mean ?? [...IMAGENET.mean]),
    deviation: deviations(config, file),
  };
}

type Shape = Pick<Preprocessing, 'resize' | 'crop'>;

function likeConvNext(config: PreprocessorConfig, filter: Filter, file: string): Shape {
  if (config.do_resize === false) return { resize: undefined, crop: undefined };
  const { size = { shortest_edge: LARGE } } = config;
  const edge = typeof size === 'number' ? size : size.shortest_edge;
  if (edge === undefined) throw unsupported('the size names no shortest_edge', '/size', file);
  if (edge >= LARGE) return { resize: { to: { width: edge, height: edge }, filter }, crop: undefined };
  const shortest = Math.floor(edge / (config.crop_pct ?? 224 / 256));
  return {
    resize: { to: { shortest }, filter },
    crop: { width: edge, height: edge, middle: 'down' },
  };
}

function plain(config: PreprocessorConfig, filter: Filter, file: string): Shape {
  const to = resizedTo(config.size ?? { height: 224, width: 224 }, config.do_center_crop === true, file);
  const crop =
    config.do_center_crop === true ? sides(config.crop_size ?? 224, '/crop_size', file) : undefined;
  return {
    resize: config.do_resize === false ? undefined : { to, filter },
    crop: crop && { ...crop, middle: 'down' },
  };
}

/** A bare number is the shortest edge where a crop follows, else both sides. */
function resizedTo(size: SizeConfig, cropped: boolean, file: string): Size | { readonly shortest: number } {
  if (typeof size === 'number') return cropped ? { shortest: size } : { width: size, height: size };
  return size.shortest_edge === undefined ? sides(size, '/size', file) : { shortest: size.shortest_edge };
}

function sides(size: SizeConfig, path: string, file: string): Size {
  if (typeof size === 'number') return { width: size, height: size };
  const { width, height } = size;
  if (width === undefined || height === undefined) throw unsupported('the size is not known', path, file);
  return { width, height };
}

function deviations(config: PreprocessorConfig, file: string): readonly [number, number, number] {
  if (config.do_normalize === false) return [1, 1, 1];
  const found = channels(config.image_std ?? [...IMAGENET.deviation]);
  if (found.every((value) => value > 0)) return found;
  throw unsupported('a standard deviation is not above 0', '/image_std', file);
}

function channels(value: number | readonly number[]): readonly [number, number, number] {
  return typeof value === 'number' ? [value, value, value] : (value as readonly [number, number, number]);
}

function unsupported(what: string, path: string, file: string): InvalidInput {
  return new InvalidInput(what, { file, path }, 'Use the preprocessor_config.json of the checkpoint.');
}
