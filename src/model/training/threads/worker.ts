import { parentPort, workerData } from 'node:worker_threads';
import { engines } from '../../engines/index.ts';
import type { Program } from '../../executors/program.ts';
import { type Gradients, type Learning, type Part, partGradients } from '../gradients.ts';

/** What a thread is started with. Trained weights lie in shared memory, where they change between messages. */
export interface ThreadTask {
  readonly engine: string;
  readonly learning: Learning;
  readonly program: Program;
}

/** The other side of `team`: told some parts, it answers with the gradients of each. */
async function work({ engine, learning, program }: ThreadTask): Promise<void> {
  const tf = await engines.get(engine).start();
  parentPort?.on('message', async (parts: readonly Part[]) => {
    const found: Gradients[] = [];
    for (const part of parts) found.push(await partGradients(tf, learning, program, part));
    const buffers = found.flatMap(({ gradients }) => gradients.map(({ buffer }) => buffer as ArrayBuffer));
    parentPort?.postMessage(found, buffers);
  });
}

await work(workerData as ThreadTask);
