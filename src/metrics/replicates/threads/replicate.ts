import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { blocksOf } from '../draws.ts';
import type { Replication } from '../plan.ts';
import { type Found, memoryOf, replicating } from '../replication.ts';
import { progressOf } from '../resample.ts';
import type { Watch } from '../watch.ts';
import { nextBlock } from './next-block.ts';
import type { ThreadTask } from './worker.ts';

/** The entry of a worker has the extension of this very file, compiled or not. */
const ENTRY = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** Draws of cells that keep one thread busy for longer than another one takes to start. */
const WORTH_A_THREAD = 2e7;

/**
 * Takes all that is wanted of every replicate, this thread and others block by block: with any number of them the same
 * numbers.
 * @param threads as many as there are processors, if the work is worth it, where not said
 * @throws the signal's reason when it is aborted.
 */
export async function replicate(
  replication: Replication,
  { progress, signal }: Watch,
  threads: number = worthy(replication),
): Promise<readonly Found[]> {
  const { draws } = replication;
  const total = blocksOf(draws);
  const memory = new Float64Array(sharedIf(threads > 1, 8 * memoryOf(replication)));
  const next = new Int32Array(sharedIf(threads > 1, 4));
  const task: ThreadTask = { replication, memory, next };
  const workers = Array.from({ length: threads - 1 }, () => new Worker(ENTRY, { workerData: task }));
  const others = Promise.all(workers.map((worker) => once(worker, 'message')));
  others.catch(() => undefined);
  try {
    const { found, take } = replicating(replication, memory);
    for (const block of nextBlock(next, draws)) {
      await setImmediate();
      signal?.throwIfAborted();
      progress?.(progressOf(block, total, draws));
      take(block);
    }
    await others;
    progress?.(progressOf(total, total, draws));
    return found();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function worthy({ cells, draws }: Replication): number {
  const worth = Math.floor((cells.length * draws.replicates) / WORTH_A_THREAD);
  return Math.max(1, Math.min(availableParallelism(), worth));
}

function sharedIf(shared: boolean, bytes: number): ArrayBuffer | SharedArrayBuffer {
  return shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}
