import type { Block, WeightSpec } from '../architecture.ts';

/** A block, and how the weights that it reads are shaped. */
export interface Part {
  readonly block: Block;
  readonly weights: readonly WeightSpec[];
}

export function part(id: string, weights: readonly WeightSpec[], { apply }: Pick<Block, 'apply'>): Part {
  return { block: { id, weights: weights.map(({ name }) => name), apply }, weights };
}

/** A table of one row per id, such as word embeddings. */
export const table = (name: string, rows: number, width: number): WeightSpec => ({
  name,
  shape: [rows, width],
  initial: 'normal',
});
