import { describe, expect, test } from 'vitest';
import {
  exponentiatedGradient,
  type Member,
} from '../../../../src/mitigations/algorithms/exponentiated-gradient.ts';
import { gridSearch } from '../../../../src/mitigations/algorithms/grid-search.ts';
import { linearConstraints } from '../../../../src/mitigations/algorithms/linear-constraints.ts';
import { reduction, type Task } from '../../../../src/mitigations/algorithms/reduction.ts';
import { minimise } from '../../../../src/stats/simplex.ts';
import { chances, fitLogistic } from '../logistic-model.ts';
import { gap, peers, type ReferenceRows, ratesOf, reference } from '../reference.ts';

/** The inputs that fairlearn’s logistic regression was given: two numbers, the sex, three of four races. */
function inputsOf({ x1, x2 }: ReferenceRows) {
  const [sexes, races] = [reference('sex').groups.codes, reference('race').groups.codes];
  const values = Array.from(x1, (first, row) => {
    const race = [0, 1, 2].map((code) => Number(races[row] === code));
    return [first, x2[row] as number, Number(sexes[row] === 1), ...race];
  });
  return { rows: x1.length, width: 6, values: Float32Array.from(values.flat()) };
}

const learnOn = (rows: ReferenceRows) => {
  const inputs = inputsOf(rows);
  return (task: Task) => chances(inputs, fitLogistic(inputs, task)).map((chance) => (chance > 0.5 ? 1 : 0));
};

/** How likely each row is selected when one of the models is drawn. */
function drawn(members: readonly Member[], learn: (task: Task) => Float64Array): Float64Array {
  const found = members.map(({ task, share }) => learn(task).map((decision) => share * decision));
  return (found[0] as Float64Array).map((_, row) =>
    found.reduce((sum, own) => sum + (own[row] as number), 0),
  );
}

const cases = (['sex', 'race'] as const).flatMap((attribute) =>
  (
    [
      ['DemographicParity', 'demographic-parity', { dp_diff: 'selection_rate' }],
      ['EqualizedOdds', 'equalised-odds', { fpr_diff: 'fpr', tpr_diff: 'tpr' }],
      ['TruePositiveRateParity', 'equal-opportunity', { tpr_diff: 'tpr' }],
    ] as const
  ).map(([theirs, parity, rates]) => ({ key: `${attribute}:${theirs}`, attribute, parity, rates })),
);

describe.each(cases)('exponentiated gradient, $key', ({ key, attribute, parity, rates }) => {
  test('comes to the gap and error of fairlearn’s at the same bound', async () => {
    const rows = reference(attribute);
    const learn = learnOn(rows);
    const constraints = linearConstraints(rows, parity);
    const answer = reduction(rows, { constraints, bound: 0.02 }, async (task) => learn(task));
    const asked = { constraints: constraints.length, largest: 50, rounds: 20 };
    const { members } = await exponentiatedGradient(answer, asked);
    expect(members.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);

    const selected = drawn(members, learn);
    for (const { coefficients } of constraints) {
      const deviation = coefficients.reduce((sum, each, row) => sum + each * (selected[row] as number), 0);
      expect(deviation).toBeLessThan(0.02 + 1e-6);
    }
    const { expected, achieved } = peers.exponentiatedGradient[
      key
    ] as (typeof peers.exponentiatedGradient)[string];
    const accuracy =
      selected.reduce((sum, chance, row) => sum + (rows.label[row] === 1 ? chance : 1 - chance), 0) /
      selected.length;
    expect(Math.abs(accuracy - expected._overall.expected_accuracy)).toBeLessThan(0.01);
    const own = ratesOf(rows, (row) => selected[row] as number);
    const gaps = Object.entries(rates).map(([theirs, rate]) => [achieved[theirs] as number, gap(own, rate)]);
    const [theirs, ours] = [0, 1].map((who) => Math.max(...gaps.map((each) => each[who] as number)));
    expect(Math.abs((ours as number) - (theirs as number))).toBeLessThan(0.01);
  });
});

describe('one model alone', () => {
  const rows = reference('sex');
  const learn = learnOn(rows);
  const constraints = linearConstraints(rows, 'demographic-parity');
  const answer = reduction(rows, { constraints, bound: 0.02 }, async (task) => learn(task));
  const gapOf = (task: Task) => {
    const decisions = learn(task);
    return gap(
      ratesOf(rows, (row) => decisions[row] as number),
      'selection_rate',
    );
  };

  test('of a grid closes most of the gap', async () => {
    expect(gapOf(rows)).toBeGreaterThan(0.07);
    expect(gapOf(await gridSearch(answer, { constraints, largest: 50, steps: 4 }))).toBeLessThan(0.045);
  });

  test('of exponentiated gradient closes most of the gap', async () => {
    const asked = { constraints: constraints.length, largest: 50, rounds: 5 };
    expect(gapOf((await exponentiatedGradient(answer, asked)).single)).toBeLessThan(0.045);
  });
});

test('the simplex finds the best vertex', () => {
  // maximise 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Dantzig’s example): x = 2, y = 6
  const rows = [
    [1, 0, 1, 0, 0, 4],
    [0, 2, 0, 1, 0, 12],
    [3, 2, 0, 0, 1, 18],
  ].map((row) => Float64Array.from(row));
  const { x, reduced } = minimise({ rows, basis: [2, 3, 4], cost: Float64Array.of(-3, -5, 0, 0, 0) });
  expect([...x.slice(0, 2)]).toEqual([2, 6]);
  expect([...reduced.slice(2)].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([0, 1.5, 1]);
});
