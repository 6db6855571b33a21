import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';
import { pack } from '../../../src/pipeline/packed.ts';
import { coarsen } from '../../../src/slices/coarsen.ts';
import { cubeCodec } from '../../../src/slices/codec.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { groupings } from '../../../src/slices/lattice.ts';
import { merge } from '../../../src/slices/merge.ts';
import { partition } from '../../../src/slices/partition.ts';
import { EXACT_SHARES, shares, UNIFORM_BINS } from '../../../src/slices/scales/share.ts';
import { tally } from '../../../src/slices/tally.ts';
import { random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from './rows.ts';

const rows: readonly Row[] = [
  { label: 1, decision: 1, score: 0.9, weight: 2, sex: 'F', race: 'b' },
  { label: 0, decision: 1, score: 0.6, weight: 1, sex: 'M', race: 'a' },
  { label: 1, decision: 1, score: 0.9, weight: 3, sex: 'F', race: 'b' },
  { label: 0, decision: 0, score: 0.2, weight: 0.5, sex: '(missing)', race: 'a' },
];

describe('memory engine', () => {
  it('adds up the rows that share everything, in order', async () => {
    const { cells, attributes, scales } = await memory.cube(predictionsOf(rows, ['sex', 'race']));
    expect(attributes[0]).toEqual({ name: 'sex', values: ['F', 'M', '(missing)'] });
    expect(scales).toEqual({
      label: { kind: 'code' },
      decision: { kind: 'code' },
      score: { kind: 'share', bins: 3, values: Float64Array.of(0.2, 0.6, 0.9) },
    });
    expect(cells.length).toBe(3);
    expect([...cells.sums.rows]).toEqual([2, 1, 1]);
    expect([...cells.sums.weight]).toEqual([5, 1, 0.5]);
    expect([...cells.sums.weightSquared]).toEqual([13, 1, 0.25]);
    expect(cells.sums.squaredError?.[0]).toBeCloseTo(5 * 0.01, 12);
    expect(cells.sums.score?.[1]).toBe(0.6);
    expect(cells.keys.map(({ codes }) => [...codes])).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [2, 1, 0],
    ]);
  });

  it('does without scores', async () => {
    const { cells, scales } = await memory.cube(
      predictionsOf(
        rows.map(({ score, ...row }) => row as Row),
        ['sex'],
      ),
    );
    expect(scales.score).toBeUndefined();
    expect(cells.keys.map(({ id }) => id)).toEqual(['label', 'decision']);
    expect(cells.sums.squaredError).toBeUndefined();
  });

  it('does without rows', async () => {
    const { cells } = await memory.cube(predictionsOf([], ['sex']));
    expect(cells.length).toBe(0);
  });

  it('gives the same bytes whatever the order of unweighted rows', async () => {
    const plain = rows.map(({ weight, ...row }) => row as Row);
    const bytes = async (some: readonly Row[]) =>
      cubeCodec.encode(await memory.cube(predictionsOf(some, ['sex', 'race'])));
    expect(await bytes([...plain].reverse())).toEqual(await bytes(plain));
  });
});

describe('scale of shares', () => {
  it('is exact up to its limit and uniform beyond', () => {
    const spread = (length: number) => Float64Array.from({ length }, (_, i) => i / length);
    expect(shares.of(spread(EXACT_SHARES)).values).toHaveLength(EXACT_SHARES);
    expect(shares.of(spread(EXACT_SHARES + 1))).toEqual({ kind: 'share', bins: UNIFORM_BINS });
  });
});

describe('partition', () => {
  it('tells rows apart although their keys together exceed what a number can hold', () => {
    const huge = 2 ** 31;
    const codes = [
      [5, 7, 5, 5],
      [1, 1, 1, 2],
      [9, 9, 9, 9],
    ].map((column) => ({ codes: column, size: huge }));
    const { of, parts, first } = partition(4, codes);
    expect([...of]).toEqual([0, 2, 0, 1]);
    expect(parts).toBe(3);
    expect([...first]).toEqual([0, 3, 1]);
  });
});

describe('groupings', () => {
  it('hold everyone, every attribute and every crossing up to the order, none empty, the missing last', async () => {
    const cube = await memory.cube(predictionsOf(rows, ['sex', 'race']));
    expect(groupings(cube, 2).map(({ slices }) => slices)).toEqual([
      [{}],
      [{ sex: 'F' }, { sex: 'M' }, { sex: '(missing)' }],
      [{ race: 'a' }, { race: 'b' }],
      [
        { sex: 'F', race: 'b' },
        { sex: 'M', race: 'a' },
        { sex: '(missing)', race: 'a' },
      ],
    ]);
    expect(groupings(cube, 1)).toHaveLength(3);
    expect(groupings(cube, 1, [[1, 0], [1]])).toHaveLength(4);
    expect(groupings(cube, 9)).toHaveLength(4);
  });
});

describe('codec', () => {
  it.each([
    ['exact scores', rows],
    ['no scores', rows.map(({ score, ...row }) => row as Row)],
  ])('gives back what it was given: %s', async (_, some) => {
    const cube = await memory.cube(predictionsOf(some, ['sex', 'race']));
    expect(cubeCodec.decode(cubeCodec.encode(cube))).toEqual(cube);
  });

  it('gives back binned scores', async () => {
    const spread = Array.from({ length: EXACT_SHARES + 1 }, (_, index): Row => {
      return { label: 1, decision: 1, score: index / EXACT_SHARES, sex: 'F' };
    });
    const cube = await memory.cube(predictionsOf(spread, ['sex']));
    expect(cubeCodec.decode(cubeCodec.encode(cube))).toEqual(cube);
  });

  it('refuses what is no cube', () => {
    expect(() => cubeCodec.decode(new Uint8Array(3))).toThrow();
    const other = pack({ task: 'binary', attributes: [], length: 0, keys: [], sums: ['rows'] }, {});
    expect(() => cubeCodec.decode(other)).toThrow('a slice cube without');
  });
});

describe('merge', () => {
  it('joins values and exact scores that only one side knows', async () => {
    const cubeOf = (some: readonly Row[]) => memory.cube(predictionsOf(some, ['sex', 'race']));
    const merged = merge(await cubeOf(rows.slice(0, 2)), await cubeOf(rows.slice(2)));
    expect(merged).toEqual(await cubeOf(rows));
  });

  it('joins exact scores and binned ones into bins', async () => {
    const source = random(4);
    const many = Array.from({ length: 6000 }, (): Row => {
      const score = source.uniform();
      return { label: score > 0.4 ? 1 : 0, decision: score > 0.5 ? 1 : 0, score, sex: 'F', race: 'a' };
    });
    const cubeOf = (some: readonly Row[]) => memory.cube(predictionsOf(some, ['sex']));
    const merged = merge(await cubeOf(many.slice(0, 100)), await cubeOf(many.slice(100)));
    const whole = await cubeOf(many);
    expect(merged.scales.score).toEqual({ kind: 'share', bins: UNIFORM_BINS });
    expect(merged.cells.keys).toEqual(whole.cells.keys);
    expect(merged.cells.sums.rows).toEqual(whole.cells.sums.rows);
    for (const [cell, error] of whole.cells.sums.squaredError?.entries() ?? []) {
      expect(merged.cells.sums.squaredError?.[cell]).toBeCloseTo(error, 12);
    }
  });

  it('refuses cubes of different attributes or with scores on one side only', async () => {
    const one = await memory.cube(predictionsOf(rows, ['sex']));
    const other = await memory.cube(predictionsOf(rows, ['race']));
    const unscored = await memory.cube(
      predictionsOf(
        rows.map(({ score, ...row }) => row as Row),
        ['sex'],
      ),
    );
    expect(() => merge(one, other)).toThrow(InvalidInput);
    expect(() => merge(one, unscored)).toThrow(InvalidInput);
  });
});

describe('coarsen', () => {
  it('keeps every sum and the order of scores in few bins of no more than their share, none beyond its tenth', async () => {
    const source = random(9);
    const many = Array.from({ length: 3000 }, (): Row => {
      const score = source.uniform() ** 3;
      return { label: score > 0.3 ? 1 : 0, decision: score > 0.5 ? 1 : 0, score, sex: 'F' };
    });
    const { cells } = await memory.cube(predictionsOf(many, ['sex']));
    const coarse = coarsen(cells, { score: 16 });
    const scores = coarse.keys.find(({ id }) => id === 'score');
    expect(scores?.size).toBeLessThanOrEqual(16 + 10);
    expect(coarse.length).toBeLessThan(52);
    const totals = (sums: object) =>
      (Object.values(sums) as Float64Array[]).map((values) => values.reduce((all, each) => all + each, 0));
    for (const [index, total] of totals(coarse.sums).entries()) {
      expect(total).toBeCloseTo(totals(cells.sums)[index] as number, 8);
    }
    const [fine, joined] = [cells, coarse].map((of) => {
      const tallied = tally(of, new Set(['tenth-weights', 'tenth-scores', 'median-sides']));
      tallied.fill();
      return tallied.statistics;
    });
    for (const [index, { sums }] of (fine ?? []).entries()) {
      for (const [at, sum] of sums.entries()) expect(joined?.[index]?.sums[at]).toBeCloseTo(sum, 8);
    }
    const rowsOf = new Float64Array(scores?.size ?? 0);
    for (let cell = 0; cell < coarse.length; cell++) {
      const bin = scores?.codes[cell] as number;
      rowsOf[bin] = (rowsOf[bin] as number) + (coarse.sums.rows[cell] as number);
    }
    expect(Math.max(...rowsOf)).toBeLessThanOrEqual((2 * 3000) / 16 + 1);
    expect(coarsen(cells, { score: 5000 })).toBe(cells);
  });
});
