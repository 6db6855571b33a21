import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../../engines/engine.ts';
import { type Program, weightsRead } from '../../executors/program.ts';
import type { Weights } from '../../weights.ts';
import { type Gradients, type Learning, type Part, partGradients } from '../gradients.ts';
import type { ThreadTask } from './worker.ts';

/** Threads that compute the gradients of a batch together: this one and its workers. */
export interface Team {
  /**
   * The gradients of all parts added up in their order, so that the number of threads changes no bit of them.
   * One call at a time.
   */
  gradients(trained: Weights, parts: readonly Part[]): Promise<Gradients>;
  close(): Promise<void>;
}

export interface TeamTask {
  readonly engine: Engine;
  readonly learning: Learning;
  readonly program: Program;
  /** At least 1. */
  readonly threads: number;
}

/** The entry of a worker has the extension of this very file, compiled or not. */
const ENTRY = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

export async function team({ engine, learning, program, threads }: TeamTask): Promise<Team> {
  const tf = await engine.start();
  const read = weightsRead(program);
  const fixed: Weights = new Map([...learning.fixed].filter(([name]) => read.has(name)));
  const shared = threads > 1 ? inSharedMemory(learning.trained) : learning.trained;
  const task: ThreadTask = { engine: engine.id, learning: { trained: shared, fixed }, program };
  const workers = Array.from({ length: threads - 1 }, () => new Worker(ENTRY, { workerData: task }));

  return {
    async gradients(trained, parts) {
      for (const [name, { values }] of workers.length > 0 ? trained : [])
        shared.get(name)?.values.set(values);
      const shares = Array.from({ length: threads }, (_, thread) =>
        parts.filter((_, part) => part % threads === thread),
      );
      const elsewhere = workers.map((worker, index) => ask(worker, shares[index + 1] as Part[]));
      const own: Gradients[] = [];
      for (const part of shares[0] as Part[]) {
        own.push(await partGradients(tf, { trained, fixed }, program, part));
      }
      const found = [own, ...(await Promise.all(elsewhere))];
      return sum(parts.map((_, part) => found[part % threads]?.[Math.floor(part / threads)] as Gradients));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** @throws whatever the worker threw. */
async function ask(worker: Worker, parts: readonly Part[]): Promise<readonly Gradients[]> {
  worker.postMessage(parts);
  const [answer] = await once(worker, 'message');
  return answer as readonly Gradients[];
}

function inSharedMemory(weights: Weights): Weights {
  return new Map(
    Array.from(weights, ([name, { shape, values }]) => {
      const own = new Float32Array(new SharedArrayBuffer(values.byteLength));
      own.set(values);
      return [name, { shape, values: own }] as const;
    }),
  );
}

/** Adds all up in the memory of the first. */
function sum([first, ...others]: readonly Gradients[]): Gradients {
  if (!first) throw new Error('a batch has at least one part');
  for (const { gradients } of others) {
    for (const [index, values] of gradients.entries()) {
      const total = first.gradients[index] as Float32Array;
      for (let i = 0; i < values.length; i++) total[i] = (total[i] as number) + (values[i] as number);
    }
  }
  return { loss: others.reduce((loss, each) => loss + each.loss, first.loss), gradients: first.gradients };
}
