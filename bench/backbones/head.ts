import { wasm } from '../../src/model/engines/wasm.ts';
import { fineTune } from '../../src/model/training/fine-tune.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { SCHEDULE } from './schedule.ts';

const [ROWS, WIDTH] = [10_000, 384];

/** Twenty epochs of a linear head on cached vectors, the engine's start included: the best of three. */
export async function head(): Promise<readonly Figure[]> {
  const source = random(3, 'vectors');
  const values = Float32Array.from({ length: ROWS * WIDTH }, () => source.normal());
  const task = {
    features: { kind: 'vectors', rows: ROWS, width: WIDTH, values } as const,
    label: Uint8Array.from({ length: ROWS }, (_, row) => ((values[row * WIDTH] as number) > 0 ? 1 : 0)),
    train: Int32Array.from({ length: ROWS }, (_, row) => row),
    validation: new Int32Array(0),
    options: {
      unfreeze: 0,
      epochs: 20,
      batch: 32,
      rate: 1e-3,
      ...SCHEDULE,
    } as const,
    seed: 1,
  };
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    await fineTune(task, { engine: wasm, signal: new AbortController().signal, progress: () => {} });
    times.push((performance.now() - begun) / 1000);
  }
  const value = Math.min(...times);
  return [{ id: 'head-10000x384', value, unit: 's', goal: '< 3', met: value < 3, against: 'the clock' }];
}
