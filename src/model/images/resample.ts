import { kernels } from './filters.ts';
import type { Filter, Size } from './preprocessing.ts';

/** An image of eight bits a channel: red, green, blue, row by row. */
export interface Pixels extends Size {
  readonly values: Uint8Array;
}

/** A part of a resized image; what lies outside of the image is black. */
export interface Window extends Size {
  readonly left: number;
  readonly top: number;
}

/** Bits behind the point of Pillow's whole-number weights. */
const PRECISION = 22;
const HALF = 1 << (PRECISION - 1);

/** What one pixel of a line is made of: `count` pixels from `start` on, and their weights. */
interface Tap {
  readonly start: number;
  readonly weights: Int32Array;
}

/**
 * A window of the image resized to `to`, bit for bit as `Image.resize` of Pillow before 13: across, then down, each result
 * rounded to eight bits.
 */
export function resample(image: Pixels, to: Size, filter: Filter, window: Window): Pixels {
  const columns = tapsOf(image.width, to.width, filter, window.left, window.width);
  const rows = tapsOf(image.height, to.height, filter, window.top, window.height);
  return down(across(image, columns), rows);
}

function tapsOf(from: number, to: number, filter: Filter, start: number, count: number): (Tap | undefined)[] {
  const tap = filter === 'nearest' || from === to ? nearest(from, to) : weighted(from, to, kernels[filter]);
  return Array.from({ length: count }, (_, index) => {
    const place = start + index;
    return place < 0 || place >= to ? undefined : tap(place);
  });
}

const nearest = (from: number, to: number) => (place: number) => ({
  start: Math.min(from - 1, Math.floor(((place + 0.5) * from) / to)),
  weights: Int32Array.of(2 ** PRECISION),
});

const weighted =
  (from: number, to: number, { reach, weight }: (typeof kernels)[keyof typeof kernels]) =>
  (place: number): Tap => {
    const scale = from / to;
    const stretch = Math.max(1, scale);
    const centre = (place + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach * stretch + 0.5));
    const end = Math.min(from, Math.trunc(centre + reach * stretch + 0.5));
    const shares = Array.from({ length: end - start }, (_, index) =>
      weight((index + start - centre + 0.5) * (1 / stretch)),
    );
    const total = shares.reduce((sum, share) => sum + share, 0);
    return {
      start,
      weights: Int32Array.from(shares, (share) => {
        const whole = (share / total) * 2 ** PRECISION;
        return Math.trunc(whole < 0 ? whole - 0.5 : whole + 0.5);
      }),
    };
  };

const byte = (sum: number): number => Math.min(255, Math.max(0, sum >> PRECISION));

function across({ width, height, values }: Pixels, taps: readonly (Tap | undefined)[]): Pixels {
  const made = new Uint8Array(taps.length * height * 3);
  for (const [column, tap] of taps.entries()) {
    if (!tap) continue;
    const { start, weights } = tap;
    for (let row = 0; row < height; row++) {
      let [red, green, blue] = [HALF, HALF, HALF];
      let from = (row * width + start) * 3;
      for (let index = 0; index < weights.length; index++, from += 3) {
        const weight = weights[index] as number;
        red += weight * (values[from] as number);
        green += weight * (values[from + 1] as number);
        blue += weight * (values[from + 2] as number);
      }
      const to = (row * taps.length + column) * 3;
      made[to] = byte(red);
      made[to + 1] = byte(green);
      made[to + 2] = byte(blue);
    }
  }
  return { width: taps.length, height, values: made };
}

function down({ width, values }: Pixels, taps: readonly (Tap | undefined)[]): Pixels {
  const line = width * 3;
  const made = new Uint8Array(taps.length * line);
  const sums = new Int32Array(line);
  for (const [row, tap] of taps.entries()) {
    if (!tap) continue;
    sums.fill(HALF);
    for (let index = 0; index < tap.weights.length; index++) {
      const weight = tap.weights[index] as number;
      const from = (tap.start + index) * line;
      for (let at = 0; at < line; at++) {
        sums[at] = (sums[at] as number) + weight * (values[from + at] as number);
      }
    }
    for (let at = 0; at < line; at++) made[row * line + at] = byte(sums[at] as number);
  }
  return { width, height: taps.length, values: made };
}
