import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { covariances } from '../../../../src/mitigations/algorithms/covariances.ts';
import { decorrelation } from '../../../../src/mitigations/algorithms/decorrelate.ts';
import { erasure } from '../../../../src/mitigations/algorithms/erase.ts';
import type { Groups } from '../../../../src/mitigations/algorithms/groups.ts';
import { type Matrix, mapped, rowOf } from '../../../../src/mitigations/algorithms/matrix.ts';
import { nullSpace } from '../../../../src/mitigations/algorithms/null-space.ts';
import { repair } from '../../../../src/mitigations/algorithms/repair.ts';
import { random } from '../../../../src/stats/random.ts';
import { solveSymmetric } from '../../../../src/stats/solve.ts';
import { peers, reference } from '../reference.ts';

const all = (matrix: Matrix) => Int32Array.from({ length: matrix.rows }, (_, row) => row);
const ones = (matrix: Matrix) => new Float64Array(matrix.rows).fill(1);
const learnt = (matrix: Matrix, groups: Groups, weight = ones(matrix)) =>
  covariances(matrix, { rows: all(matrix), weight, groups });

/** Three groups that differ in mean and, in the last input, in spread; one input follows from two others. */
function drawn(rows = 300): { matrix: Matrix; groups: Groups } {
  const source = random(3, 'features');
  const codes = Int32Array.from({ length: rows }, () => source.below(3));
  const values = codes.reduce<number[]>((found, code) => {
    const [a, b] = [source.normal() + code, 100 * source.normal() - 40 * code];
    found.push(a, b, a - b / 50, source.normal() * (code + 1));
    return found;
  }, []);
  return {
    matrix: { rows, width: 4, values: Float32Array.from(values) },
    groups: { codes, names: ['a', 'b', 'c'] },
  };
}

/** Coefficients of least squares from standardised inputs to each group. */
function probe(matrix: Matrix, groups: Groups): Float64Array {
  const { inputs, withGroups } = learnt(matrix, groups);
  const [width, told] = [matrix.width, groups.names.length - 1];
  const deviation = Array.from(
    { length: width },
    (_, at) => Math.sqrt(inputs[at * width + at] as number) || 1,
  );
  const by = (at: number) => deviation[at] as number;
  const scaled = inputs.map((value, at) => value / by(Math.floor(at / width)) / by(at % width));
  return solveSymmetric(
    scaled,
    withGroups.map((value, at) => value / by(Math.floor(at / told))),
    width,
  );
}

const most = (values: Float64Array) => Math.max(...values.map(Math.abs));

describe('the correlation remover', () => {
  const { x1, x2, groups: sexes } = reference('sex');
  const matrix = {
    rows: x1.length,
    width: 2,
    values: Float32Array.from({ length: 2 * x1.length }, (_, at) => (at % 2 ? x2 : x1)[at >> 1] as number),
  };

  test('gives fairlearn’s rows', () => {
    const map = decorrelation(learnt(matrix, sexes), 1);
    const removed = mapped(matrix, sexes.codes, map);
    peers.correlationRemover.first_5_rows_out.forEach((row, at) => {
      row.forEach((value, input) => {
        expect(rowOf(removed, at)[input]).toBeCloseTo(value, 6);
      });
    });
  });

  test('leaves all groups the same means in weight, half of it half the way', () => {
    const { matrix, groups } = drawn();
    const weight = Float64Array.from(groups.codes, (code, row) => 1 + ((row + code) % 3));
    const known = learnt(matrix, groups, weight);
    const removed = learnt(mapped(matrix, groups.codes, decorrelation(known, 1)), groups, weight);
    expect(most(removed.withGroups)).toBeLessThan(1e-5);
    expect(most(removed.mean.map((value, at) => value - (known.mean[at] as number)))).toBeLessThan(1e-5);
    const half = learnt(mapped(matrix, groups.codes, decorrelation(known, 0.5)), groups, weight);
    half.withGroups.forEach((value, at) => {
      expect(value).toBeCloseTo((known.withGroups[at] as number) / 2, 4);
    });
  });
});

describe('erasing', () => {
  test('is what the paper’s formula gives, where one input follows from others', () => {
    const file = new URL('../../../../fixtures/reference/mitigation/leace.json', import.meta.url);
    const { width, codes, x, erased } = JSON.parse(readFileSync(file, 'utf8'));
    const matrix = { rows: codes.length, width, values: Float32Array.from(x) };
    const groups = { codes: Int32Array.from(codes), names: ['a', 'b', 'c'] };
    const found = mapped(matrix, groups.codes, erasure(learnt(matrix, groups)));
    found.values.forEach((value, at) => {
      expect(value).toBeCloseTo(erased[at], 4);
    });
  });

  test('leaves a linear probe nothing: coefficients under 1e-4', () => {
    const { matrix, groups } = drawn();
    expect(most(probe(matrix, groups))).toBeGreaterThan(0.1);
    expect(most(probe(mapped(matrix, groups.codes, erasure(learnt(matrix, groups))), groups))).toBeLessThan(
      1e-4,
    );
  });

  test('does not look at whose row it is', () => {
    const { matrix, groups } = drawn();
    const map = erasure(learnt(matrix, groups));
    expect(map(rowOf(matrix, 0), 0)).toEqual(map(rowOf(matrix, 0), 2));
  });
});

describe('projecting onto the null space', () => {
  test('leaves less to the best linear probe with every round, and nothing at the end', () => {
    const { matrix, groups } = drawn();
    const known = learnt(matrix, groups);
    const left = [0, 1, 2].map((rounds) =>
      most(learnt(mapped(matrix, groups.codes, nullSpace(known, rounds)), groups).withGroups),
    );
    expect(left[1]).toBeLessThan(left[0] as number);
    expect(left[2]).toBeLessThan(1e-3);
  });

  test('is a projection: a second time it changes nothing', () => {
    const { matrix, groups } = drawn();
    const map = nullSpace(learnt(matrix, groups), 1);
    const once = map(rowOf(matrix, 5), 0);
    map(once, 0).forEach((value, at) => {
      expect(value).toBeCloseTo(once[at] as number, 4);
    });
  });
});

describe('the disparate-impact remover', () => {
  test('gives every group the median of their distributions, and keeps the order within a group', () => {
    const matrix = { rows: 9, width: 1, values: Float32Array.of(1, 2, 3, 10, 20, 30, 4, 5, 6) };
    const groups = { codes: Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2), names: ['a', 'b', 'c'] };
    const repaired = (strength: number) => [
      ...mapped(matrix, groups.codes, repair(matrix, { rows: all(matrix), groups }, strength)).values,
    ];
    expect(repaired(1)).toEqual([4, 5, 6, 4, 5, 6, 4, 5, 6]);
    expect(repaired(0.5)).toEqual([2.5, 3.5, 4.5, 7, 12.5, 18, 4, 5, 6]);
    expect(repaired(0)).toEqual([...matrix.values]);
  });

  test('of groups of unlike spread leaves quantiles alike', () => {
    const { matrix, groups } = drawn();
    const repaired = mapped(matrix, groups.codes, repair(matrix, { rows: all(matrix), groups }, 1));
    for (let input = 0; input < matrix.width; input++) {
      const medians = [0, 1, 2].map((code) => {
        const own = [...groups.codes.keys()].filter((row) => groups.codes[row] === code);
        const sorted = own.map((row) => rowOf(repaired, row)[input] as number).sort((a, b) => a - b);
        return sorted[Math.floor(sorted.length / 2)] as number;
      });
      const spread = Math.max(...medians) - Math.min(...medians);
      expect(spread).toBeLessThan(input === 1 ? 4 : 0.06);
    }
  });
});

test('a singular system has a solution where its right side lies in its range', () => {
  const a = Float64Array.of(2, 4, 0, 4, 8, 0, 0, 0, 3);
  const x = solveSymmetric(a, Float64Array.of(6, 12, 9), 3);
  expect([...x]).toEqual([3, 0, 3]);
});
