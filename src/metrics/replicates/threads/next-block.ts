import { blocksOf, type Draws } from '../draws.ts';

/** Blocks that no other thread has taken, as long as there are. */
export function* nextBlock(next: Int32Array, draws: Draws): Generator<number> {
  const total = blocksOf(draws);
  for (let block = Atomics.add(next, 0, 1); block < total; block = Atomics.add(next, 0, 1)) yield block;
}
