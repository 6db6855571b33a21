import type { AnyBackbone, Backbone, BlockContext, ImageBackbone } from '../architecture.ts';
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

/** Maps through a backbone's blocks from the one numbered `from` to the last. */
export function runImageBlocks<T>(ops: Ops<T>, backbone: ImageBackbone, from: number, maps: T): T {
  return backbone.blocks.slice(from).reduce((before, block) => block.apply(ops, before), maps);
}

/** Names of the weights that training may change from that block on, each once. */
export function weightsFrom({ blocks }: Pick<AnyBackbone, 'blocks'>, from: number): string[] {
  return [...new Set(blocks.slice(from).flatMap(({ weights }) => weights))];
}
