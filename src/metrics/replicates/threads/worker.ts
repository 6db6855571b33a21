import { parentPort, workerData } from 'node:worker_threads';
import type { Replication } from '../plan.ts';
import { replicating } from '../replication.ts';
import { nextBlock } from './next-block.ts';

/** What a thread is started with; the memory is shared. */
export interface ThreadTask {
  readonly replication: Replication;
  readonly memory: Float64Array;
  /** The block that nobody has taken yet. */
  readonly next: Int32Array;
}

const { replication, memory, next } = workerData as ThreadTask;
const { take } = replicating(replication, memory);
for (const block of nextBlock(next, replication.draws)) take(block);
parentPort?.postMessage('done');
