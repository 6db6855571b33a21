import type { Attribute } from './predictions.ts';

/**
 * A column of categories as arquero takes columns (`length`, `at`, iteration), which still knows its codes: nothing
 * that encodes categories has to look at strings again.
 */
export class CategoryValues {
  readonly values: readonly string[];
  readonly codes: Int32Array;

  constructor({ values, codes }: Pick<Attribute, 'values' | 'codes'>) {
    this.values = values;
    this.codes = codes;
  }

  get length(): number {
    return this.codes.length;
  }

  at(row: number): string {
    return this.values[this.codes[row] as number] as string;
  }

  *[Symbol.iterator](): Generator<string> {
    for (const code of this.codes) yield this.values[code] as string;
  }
}
