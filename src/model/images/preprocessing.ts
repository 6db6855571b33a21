/** Ways to find the colour between pixels, by the names of Pillow. */
export const FILTERS = ['nearest', 'box', 'bilinear', 'hamming', 'bicubic', 'lanczos'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the authors of a checkpoint prepare an image: resized, then cropped, then each channel scaled and shifted. */
export interface Preprocessing {
  /** Undefined leaves the image as large as it is. */
  readonly resize: { readonly to: Size | { readonly shortest: number }; readonly filter: Filter } | undefined;
  readonly crop:
    | (Size & {
        /** What becomes of half a pixel where the margin is odd: cut off, or rounded to the even neighbour. */
        readonly middle: 'down' | 'even';
      })
    | undefined;
  /** `values = (pixel × scale − mean) / deviation`, pixels from 0 to 255, channels red, green, blue. */
  readonly scale: number;
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** The size that every image has in the end; undefined where each keeps a shape of its own. */
export function finalSize({ resize, crop }: Pick<Preprocessing, 'resize' | 'crop'>): Size | undefined {
  if (crop) return crop;
  return resize && 'width' in resize.to ? resize.to : undefined;
}
