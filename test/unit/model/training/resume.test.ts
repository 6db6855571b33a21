import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FineTuning, fineTune } from '../../../../src/model/training/fine-tune.ts';
import { trainedModelCodec } from '../../../../src/model/training/trained-model.ts';
import { wholeOf } from '../../../../src/pipeline/bytes.ts';
import type { Scratch } from '../../../../src/pipeline/stage.ts';
import { context, rowIds, tinyBert, tokenRows } from './tiny.ts';

const EPOCHS = 6;
const STEPS_OF_EPOCH = 4;
const { features, label } = tokenRows(40);
const task: FineTuning = {
  features,
  label,
  train: rowIds(0, 30),
  validation: rowIds(30, 40),
  trunk: { ...tinyBert(), from: 0 },
  options: {
    unfreeze: 'all',
    epochs: EPOCHS,
    batch: 8,
    rate: 3e-3,
    warmUp: 0.3,
    layerDecay: 0.8,
    hidden: [4],
    weightDecay: 0.01,
    clip: 0.5,
    classWeights: 'balanced',
    earlyStopping: 4,
  },
  seed: 3,
};

function inMemory(): Scratch & { kept: Uint8Array | undefined } {
  return {
    kept: undefined,
    recall() {
      return Promise.resolve(this.kept);
    },
    async keep(bytes) {
      this.kept = wholeOf(bytes).slice();
    },
  };
}

/** Trains until so many steps are done, or to the end; tells the model's bytes and the steps that it took. */
async function train(scratch: Scratch, stopAt?: number) {
  const stop = new AbortController();
  const done: number[] = [];
  const progress = (event: { done: number }) => {
    done.push(event.done);
    if (event.done === stopAt) stop.abort();
  };
  const model = await fineTune(task, { ...context, signal: stop.signal, progress, scratch }).catch(
    () => undefined,
  );
  return { bytes: model && trainedModelCodec.encode(model), epochs: model?.curve.length, done };
}

describe('training that was stopped', async () => {
  const undisturbed = await train(inMemory());

  test('is stopped in this suite before it would have ended by itself', () => {
    expect(undisturbed.epochs).toBeGreaterThan(4);
  });

  test.each([1, 2, 3, 4])('in or after epoch %i goes on from there to the same bytes', async (epoch) => {
    for (const stopAt of [epoch * STEPS_OF_EPOCH - 2, epoch * STEPS_OF_EPOCH]) {
      const scratch = inMemory();
      expect((await train(scratch, stopAt)).bytes).toBeUndefined();
      const again = await train(scratch);
      const whole = Math.floor(stopAt / STEPS_OF_EPOCH);
      expect(again.done[0]).toBeGreaterThan((whole - 1) * STEPS_OF_EPOCH);
      expect(again.bytes).toEqual(undisturbed.bytes);
    }
  });

  test('again and again comes to the same bytes', async () => {
    const scratch = inMemory();
    for (const stopAt of [3, 6, 11, 14]) await train(scratch, stopAt);
    expect((await train(scratch)).bytes).toEqual(undisturbed.bytes);
  });

  test('after its last epoch takes no step more', async () => {
    const scratch = inMemory();
    const first = await train(scratch);
    const again = await train(scratch);
    expect(again.done).toEqual([]);
    expect(again.bytes).toEqual(first.bytes);
  });

  test('begins anew where what was kept is of another format', async () => {
    const scratch = inMemory();
    await train(scratch, 9);
    const text = new TextDecoder('latin1').decode(scratch.kept);
    scratch.kept = Uint8Array.from(text.replace('"format":1', '"format":0'), (letter) =>
      letter.charCodeAt(0),
    );
    const again = await train(scratch);
    expect(again.done[0]).toBe(1);
    expect(again.bytes).toEqual(undisturbed.bytes);
  });
});

test('a process killed in the middle of training and run again leaves the bytes of one left in peace', async () => {
  const folders = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'fairgate-resume-'))));
  const [peaceful, killed] = folders as [string, string];
  try {
    await run(peaceful);
    const steps = await run(killed, 60);
    expect(existsSync(join(killed, 'model'))).toBe(false);
    expect(steps.at(-1)).toBeLessThan(180);
    const again = await run(killed);
    expect(again[0]).toBeGreaterThan(50);
    expect(again.at(-1)).toBe(180);
    expect(await readFile(join(killed, 'model'))).toEqual(await readFile(join(peaceful, 'model')));
  } finally {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  }
});

/** The steps that the process said, until it ended or was killed after one of them. */
async function run(folder: string, killAfter?: number): Promise<readonly number[]> {
  const script = new URL('./train-and-store.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [...process.execArgv, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  const steps = () => Array.from(heard.matchAll(/^step (\d+)$/gm), ([, step]) => Number(step));
  child.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    if (killAfter !== undefined && (steps().at(-1) ?? 0) >= killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return steps();
}
