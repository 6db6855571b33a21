import { expect, test } from 'vitest';
import { selectionCutOffs } from '../../../../src/mitigations/algorithms/selection-cut-offs.ts';

const rows = (score: readonly number[], codes: readonly number[], weight?: readonly number[]) => ({
  score: Float64Array.from(score),
  threshold: 0.5,
  weight: Float64Array.from(weight ?? score.map(() => 1)),
  groups: { codes: Int32Array.from(codes), names: ['a', 'b'] },
});

test('every group is selected as often as everybody is at the threshold, from halfway between two scores', () => {
  const found = selectionCutOffs(rows([0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1], [0, 0, 0, 0, 1, 1, 1, 1]));
  expect(found[0]).toBeCloseTo(0.75, 12);
  expect(found[1]).toBeCloseTo(0.25, 12);
});

test('equal scores stay together, and weights count', () => {
  const [first, second] = selectionCutOffs(
    rows([0.9, 0.9, 0.3, 0.3, 0.8, 0.1], [0, 0, 0, 0, 1, 1], [1, 1, 1, 1, 3, 3]),
  );
  expect(first).toBeCloseTo(0.6, 12);
  expect(second).toBeCloseTo(0.45, 12);
});

test('where nobody is selected nobody is in any group, and where everybody is everybody', () => {
  expect(selectionCutOffs(rows([0.4, 0.3], [0, 1]))).toEqual([2, 2]);
  expect(selectionCutOffs(rows([0.8, 0.7], [0, 1]))).toEqual([0, 0]);
});
