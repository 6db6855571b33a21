import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** PyTorch in a process of its own, which does the same work when it is asked. */
export interface Rival {
  /** Seconds that it takes for a batch of this shape. */
  seconds(shape: readonly number[]): Promise<number>;
  close(): void;
}

const SCRIPT = new URL('./rival.py', import.meta.url).pathname;

/** Undefined where `FAIRGATE_BENCH_PYTHON` names no Python with torch and transformers. */
export async function pytorch(model: 'bert' | 'resnet', config: object): Promise<Rival | undefined> {
  const python = process.env.FAIRGATE_BENCH_PYTHON;
  if (python === undefined) return undefined;
  const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async (line: unknown): Promise<string> => {
    child.stdin.write(`${JSON.stringify(line)}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error('the PyTorch rival ended');
    return value;
  };
  await answer({ model, config, threads: availableParallelism() });
  return {
    seconds: async (shape) => Number(await answer(shape)),
    close: () => child.stdin.end(),
  };
}
