import type { Engine } from '../../src/model/engines/engine.ts';
import { tensorflow } from '../../src/model/engines/tensorflow.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import { fineTune } from '../../src/model/training/fine-tune.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { backboneOf } from './models.ts';
import { SCHEDULE } from './schedule.ts';

const [BATCH, LENGTH, WIDTH] = [32, 96, 384];
const WARM = 2;
const STEPS = 6;

/** The last two blocks of MiniLM's size and a head: one step on one thread against the same on two, and on TensorFlow. */
export async function trainingStep(): Promise<readonly Figure[]> {
  const one = await secondsOfStep(wasm, 1);
  const two = await secondsOfStep(wasm, 2);
  const ratio = one / two;
  return [
    { id: 'training-step-one-thread', value: one, unit: 's', against: 'the clock' },
    {
      id: 'training-step-two-threads',
      value: ratio,
      unit: 'ratio',
      goal: '>= 1.7',
      met: ratio >= 1.7,
      against: 'one thread',
    },
    ...((await tensorflow.available()) === true ? [await native(one)] : []),
  ];
}

async function native(one: number): Promise<Figure> {
  const ratio = one / (await secondsOfStep(tensorflow, 1));
  return {
    id: 'training-step-tensorflow',
    value: ratio,
    unit: 'ratio',
    goal: '>= 3',
    met: ratio >= 3,
    against: 'one thread of TF.js on WebAssembly',
  };
}

/** Median of the steps after the first few. */
export async function secondsOfStep(engine: Engine, threads: number): Promise<number> {
  const { backbone, weights } = backboneOf('MiniLM');
  const rows = BATCH * (WARM + STEPS);
  const source = random(3, 'states');
  const some = Float32Array.from({ length: LENGTH * WIDTH }, () => source.normal());
  const values = new Float32Array(rows * some.length);
  for (let row = 0; row < rows; row++) values.set(some, row * some.length);
  const lengths = new Int32Array(rows).fill(LENGTH);
  const times: number[] = [performance.now()];
  const task = {
    features: { kind: 'states', rows, width: WIDTH, lengths, values } as const,
    label: Uint8Array.from({ length: rows }, (_, row) => row % 2),
    train: Int32Array.from({ length: rows }, (_, row) => row),
    validation: new Int32Array(0),
    trunk: { backbone, from: backbone.blocks.length - 2, weights },
    options: {
      unfreeze: 2,
      epochs: 1,
      batch: BATCH,
      rate: 1e-4,
      ...SCHEDULE,
    } as const,
    seed: 1,
  };
  const signal = new AbortController().signal;
  await fineTune(task, { engine, signal, threads, progress: () => times.push(performance.now()) });
  const steps = times.slice(1).map((time, index) => (time - (times[index] as number)) / 1000);
  return steps.slice(WARM).toSorted((a, b) => a - b)[STEPS / 2] as number;
}
