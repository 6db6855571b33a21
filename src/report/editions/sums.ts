import { sliceKey } from '../../result/index.ts';
import type { Cell } from './cell.ts';

/** A slice that is told apart by one more attribute: it is the sum of its parts. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Every sum that readers could do, by the keys of the slices. */
export function sumsOf(cells: ReadonlyMap<string, Cell>): readonly Sum[] {
  const sums = new Map<string, { whole: string; parts: string[] }>();
  for (const [key, { slice }] of cells) {
    for (const attribute of Object.keys(slice)) {
      const { [attribute]: _, ...rest } = slice;
      const whole = sliceKey(rest);
      if (!cells.has(whole)) continue;
      const id = JSON.stringify([whole, attribute]);
      const sum = sums.get(id) ?? { whole, parts: [] };
      sum.parts.push(key);
      sums.set(id, sum);
    }
  }
  return [...sums.values()];
}
