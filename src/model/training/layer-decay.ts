import type { Trunk } from './trunk.ts';

/**
 * The share of the learning rate that each trained weight learns at: all of it in the head and the last block, `decay`
 * times as much in each block before (Howard & Ruder 2018; Sun et al. 2019). A weight that several blocks read learns as the last of them.
 */
export function layerDecay(trunk: Trunk | undefined, decay: number): (name: string) => number {
  const blocks = trunk?.backbone.blocks.slice(trunk.from) ?? [];
  const shares = new Map(
    blocks.flatMap(({ weights }, index) =>
      weights.map((name) => [name, decay ** (blocks.length - 1 - index)] as const),
    ),
  );
  return (name) => shares.get(name) ?? 1;
}
