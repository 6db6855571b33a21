import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { random } from '../../../src/stats/random.ts';

const ROWS = 600;

const cube = memory.cube(drawn());

function drawn() {
  const source = random(3);
  const score = Float64Array.from({ length: ROWS }, () => source.below(20) / 20);
  return {
    task: 'binary' as const,
    rows: ROWS,
    label: Uint8Array.from(score, (value) => (source.uniform() < value ? 1 : 0)),
    decision: Uint8Array.from(score, (value) => (value >= 0.5 ? 1 : 0)),
    score,
    weight: undefined,
    attributes: [
      { name: 'group', values: ['a', 'b'], codes: Int32Array.from({ length: ROWS }, () => source.below(2)) },
    ],
    notices: [],
  };
}

describe('replicates', () => {
  it('are the same with any number of threads, and told as they come', async () => {
    const told: number[] = [];
    const found = await Promise.all(
      [1, 2, 3].map(async (threads) =>
        measure(
          await cube,
          {
            metrics: ['auc', 'balanced-accuracy', 'ks-statistic'],
            comparisons: [{ metric: 'auc', comparison: 'difference', by: ['group'], against: 'best' }],
            order: 1,
            confidence: 0.95,
            replicates: 230,
            seed: 5,
            threads,
          },
          { progress: ({ done }) => told.push(done) },
        ),
      ),
    );
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
    expect(Math.max(...told)).toBe(230);
    expect(JSON.stringify(found[0]?.measures)).toContain('cell-bootstrap');
  });

  it('end when they are told to, whichever threads draw them', async () => {
    const options = {
      metrics: ['auc'],
      comparisons: [],
      order: 0,
      confidence: 0.95,
      replicates: 5000,
      seed: 5,
    };
    for (const threads of [1, 2]) {
      const stop = new AbortController();
      const work = measure(
        await cube,
        { ...options, threads },
        { signal: stop.signal, progress: () => stop.abort(new Error('enough')) },
      );
      await expect(work).rejects.toThrow('enough');
    }
  });
});
