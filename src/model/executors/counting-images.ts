import type { ImageOps, Walk } from '../image-ops.ts';
import { type Note, type Shape, sizeOf } from './shape.ts';

/** The operations on the shapes of maps: [rows, height, width, channels]. */
export function countingImageOps(note: Note): ImageOps<Shape> {
  return {
    conv2d(maps, kernel, walk) {
      const [outputs, inputs, height, width] = kernel as [number, number, number, number];
      const made = walked(maps, [height, width], outputs, walk);
      note(sizeOf(made) * inputs * height * width);
      return made;
    },
    maxPool: pooled,
    averagePool: pooled,
    batchNorm: (maps) => maps,
    concatChannels(all) {
      const [first] = all as readonly [Shape, ...Shape[]];
      return first.with(
        3,
        all.reduce((channels, maps) => channels + (maps[3] as number), 0),
      );
    },
    globalAverage: ([rows, , , channels]) => [rows as number, channels as number],
  };
}

const pooled = (maps: Shape, size: number, walk?: Walk): Shape =>
  walked(maps, [size, size], maps[3] as number, walk);

/** What a window that walks over maps leaves of them. */
function walked(
  [rows, height, width]: Shape,
  window: readonly [number, number],
  channels: number,
  { stride = 1, padding: [above, beside] = [0, 0] }: Walk = {},
): Shape {
  const steps = (length: number, border: number, size: number) =>
    Math.floor((length + 2 * border - size) / stride) + 1;
  return [
    rows as number,
    steps(height as number, above, window[0]),
    steps(width as number, beside, window[1]),
    channels,
  ];
}
