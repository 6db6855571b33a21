import { MISSING } from '../result/index.ts';
import type { Coded } from './table.ts';

/** Rows that the cuts between bins are taken from, at most. */
const SAMPLE = 20_000;

/**
 * Numbers in `most` bins of about equal size, whose cuts are quantiles of some rows (all others are dealt out by the
 * same cuts); missing ones have a bin of their own. A value that is very common keeps to one bin, so there may be fewer.
 * @param numbers NaN where missing
 * @param from rows that the cuts may be learnt from
 */
export function inBins(name: string, numbers: Float64Array, from: Int32Array, most: number): Coded {
  const cuts = quantiles(numbers, from, most);
  const values = [
    ...cuts.map((cut, index) => (index === 0 ? `≤ ${cut}` : `> ${cuts[index - 1]}, ≤ ${cut}`)),
    cuts.length === 0 ? 'any number' : `> ${cuts.at(-1)}`,
    MISSING,
  ];
  const codes = Uint16Array.from(numbers, (value) => {
    if (Number.isNaN(value)) return values.length - 1;
    const bin = cuts.findIndex((cut) => value <= cut);
    return bin < 0 ? cuts.length : bin;
  });
  return { name, values, codes };
}

/** Ascending, none twice, none at or above the greatest value. */
function quantiles(numbers: Float64Array, from: Int32Array, parts: number): readonly number[] {
  const step = Math.max(1, Math.floor(from.length / SAMPLE));
  const sample = from
    .filter((_, index) => index % step === 0)
    .reduce<number[]>((known, row) => {
      const value = numbers[row] as number;
      if (!Number.isNaN(value)) known.push(value);
      return known;
    }, []);
  const sorted = Float64Array.from(sample).sort();
  const greatest = sorted.at(-1) ?? 0;
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] as number;
  const cuts = Array.from({ length: parts - 1 }, (_, part) => at((part + 1) / parts));
  return sorted.length === 0 ? [] : [...new Set(cuts)].filter((cut) => cut < greatest);
}
