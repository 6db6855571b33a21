import type { Backbone, BlockContext } from '../architecture.ts';
import type { Ops } from '../ops.ts';

/** Runs a backbone's blocks from the one numbered `from` to the last. */
export function runBlocks<T>(
  ops: Ops<T>,
  backbone: Backbone,
  from: number,
  x: T,
  context: BlockContext<T>,
): T {
  return backbone.blocks.slice(from).reduce((states, block) => block.apply(ops, states, context), x);
}

/** Names of the weights that those blocks read, each once. */
export function weightsFrom(backbone: Backbone, from: number): string[] {
  return [...new Set(backbone.blocks.slice(from).flatMap((block) => block.weights))];
}
