import type { Packed, PackedArray } from '../pipeline/packed.ts';
import type { Notice } from '../result/index.ts';
import type { Attribute } from './predictions.ts';

export interface AttributeHead {
  readonly name: string;
  readonly values: readonly string[];
}

/** What the head of a packed table of people says, whatever else the table holds. */
export interface RowsHead {
  readonly rows: number;
  readonly attributes: readonly AttributeHead[];
  readonly notices: readonly Notice[];
}

export const attributeHead = ({ name, values }: Attribute): AttributeHead => ({ name, values });

export function codesOf(attributes: readonly Attribute[]): Record<string, Int32Array> {
  return Object.fromEntries(attributes.map(({ codes }, index) => [`attribute/${index}`, codes]));
}

export function unpackAttributes(heads: readonly AttributeHead[], { arrays }: Packed): Attribute[] {
  return heads.map((head, index) => ({ ...head, codes: arrays.get(`attribute/${index}`) as Int32Array }));
}

/** The arrays that are there. */
export function given(
  arrays: Readonly<Record<string, PackedArray | undefined>>,
): Record<string, PackedArray> {
  const entries = Object.entries(arrays).filter(
    (entry): entry is [string, PackedArray] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
