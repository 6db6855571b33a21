import type { Preprocessing, Size } from './preprocessing.ts';
import { type Pixels, resample, type Window } from './resample.ts';

/** Writes an image into `out` from `offset` on as a checkpoint wants it: rows, columns, channels, as float32. */
export function prepare(
  image: Pixels,
  preprocessing: Preprocessing,
  out: Float32Array,
  offset: number,
): void {
  const to = resizedSize(image, preprocessing);
  const filter = preprocessing.resize?.filter ?? 'nearest';
  const { values } = resample(image, to, filter, windowOf(to, preprocessing));
  const { scale, mean, deviation } = preprocessing;
  const tables = mean.map((shift, channel) =>
    Float32Array.from(
      { length: 256 },
      (_, value) => (value * scale - shift) / (deviation[channel] as number),
    ),
  );
  for (let at = 0; at < values.length; at++) {
    out[offset + at] = (tables[at % 3] as Float32Array)[values[at] as number] as number;
  }
}

/** torchvision's and Hugging Face's arithmetic: the longer side loses what lies behind the point. */
function resizedSize({ width, height }: Size, { resize }: Preprocessing): Size {
  if (!resize) return { width, height };
  if ('width' in resize.to) return resize.to;
  const { shortest } = resize.to;
  return width <= height
    ? { width: shortest, height: Math.trunc((shortest * height) / width) }
    : { width: Math.trunc((shortest * width) / height), height: shortest };
}

function windowOf(size: Size, { crop }: Preprocessing): Window {
  if (!crop) return { ...size, left: 0, top: 0 };
  const start = (of: number, kept: number) => {
    const half = (of - kept) / 2;
    return crop.middle === 'even' && half > 0 ? roundHalfEven(half) : Math.trunc(half);
  };
  const { width, height } = crop;
  return { width, height, left: start(size.width, width), top: start(size.height, height) };
}

function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}
