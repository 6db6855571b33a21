import type { Lesson } from './mitigation.ts';

/** Entries of a lesson by their places, in that order, some of them several times or never. */
export function pick({ rows, label, weight }: Lesson, places: Int32Array): Lesson {
  return {
    rows: places.map((place) => rows[place] as number),
    label: Uint8Array.from(places, (place) => label[place] as number),
    weight: Float64Array.from(places, (place) => weight[place] as number),
  };
}
