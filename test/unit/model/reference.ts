import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Batch } from '../../../src/model/executors/onnx.ts';

/** What the original implementation computes with the checkpoint in `fixtures/reference/<architecture>/`. */
export interface Reference {
  readonly texts: readonly string[];
  readonly ids: readonly (readonly number[])[];
  /** By row and stage (the first block, the second, …), the states of the row's tokens end to end. */
  readonly batches: readonly {
    readonly ids: readonly (readonly number[])[];
    readonly states: readonly (readonly (readonly number[])[])[];
    /** A vector a row. */
    readonly pooled: readonly (readonly number[])[];
  }[];
  readonly longest: {
    readonly ids: readonly (readonly number[])[];
    readonly last: readonly (readonly number[])[];
  };
  /**
   * Of Σ p(i)·sin(i + 1) over the pooled numbers of the first batch, by weight: the gradient's length, and the same sum
   * over it.
   */
  readonly gradients: Readonly<Record<string, readonly [number, number]>>;
}

export const referenceFolder = (architecture: string) => resolve('fixtures/reference', architecture);

export const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const reference = (architecture: string) =>
  json(resolve(referenceFolder(architecture), 'expected.json')) as Reference;

/** Rows of ids padded to `length`, or to the longest of them. */
export function padded(
  rows: readonly (readonly number[])[],
  length = Math.max(...rows.map((row) => row.length)),
): Batch {
  const values = new Int32Array(rows.length * length);
  const mask = new Float32Array(rows.length * length);
  for (const [row, ids] of rows.entries()) {
    values.set(ids, row * length);
    mask.fill(1, row * length, row * length + ids.length);
  }
  return { rows: rows.length, length, values, mask };
}

/** The states of one row's real tokens. */
export function statesOf(states: Float32Array, batch: Batch, row: number, tokens: number): Float32Array {
  const width = states.length / (batch.rows * batch.length);
  const start = row * batch.length * width;
  return states.subarray(start, start + tokens * width);
}

/** The largest difference between two runs of numbers; NaN where their lengths differ. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.NaN;
  return Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] as number))), 0);
}
