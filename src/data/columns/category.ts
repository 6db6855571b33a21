import { MISSING } from '../../result/index.ts';
import type { Attribute } from '../predictions.ts';
import type { Column } from './column.ts';
import { growing } from './growing.ts';

/** Values by name, kept as codes into the sorted values; `(missing)` comes last. */
export function categoryColumn(name: string): Column<Attribute> {
  const found = new Map<string, number>();
  const codes = growing(Int32Array);
  return {
    name,
    push(cell = MISSING) {
      let code = found.get(cell);
      if (code === undefined) {
        code = found.size;
        found.set(cell, code);
      }
      codes.add(code);
      return undefined;
    },
    finish() {
      const values = [...found.keys()].filter((value) => value !== MISSING).sort();
      if (found.has(MISSING)) values.push(MISSING);
      const renamed = new Int32Array(found.size);
      for (const [code, value] of values.entries()) renamed[found.get(value) as number] = code;
      return { name, values, codes: codes.toArray().map((code) => renamed[code] as number) };
    },
  };
}
