import type { Measured } from '../gate/rule.ts';
import type { Measures } from '../metrics/measure.ts';
import { sliceKey } from '../result/index.ts';

/** What was measured, as the gate reads it. */
export function gateView(measures: Measures): Measured {
  const rows = new Map(measures.slices.map((profile) => [sliceKey(profile.slice), profile.rows]));
  return { ...measures, rowsOf: (slice) => rows.get(sliceKey(slice)) ?? 0 };
}
