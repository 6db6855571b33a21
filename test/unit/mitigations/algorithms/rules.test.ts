import { describe, expect, test } from 'vitest';
import { InvalidInput } from '../../../../src/errors.ts';
import { calibratedMixing } from '../../../../src/mitigations/algorithms/calibrated-mixing.ts';
import { equalised } from '../../../../src/mitigations/algorithms/equalise.ts';
import { calibrated, isotonic } from '../../../../src/mitigations/algorithms/isotonic.ts';
import { mixedOdds } from '../../../../src/mitigations/algorithms/mix-odds.ts';
import { oneCutOffEach } from '../../../../src/mitigations/algorithms/one-cut-off.ts';
import { cutAt, operatingCurves } from '../../../../src/mitigations/algorithms/operating-points.ts';
import { PARITIES } from '../../../../src/mitigations/algorithms/rates.ts';
import { rejectOption } from '../../../../src/mitigations/algorithms/reject-option.ts';
import { probabilityOf, type Selection } from '../../../../src/mitigations/algorithms/selection.ts';
import {
  completeRows,
  type Expected,
  gap,
  peers,
  type Rates,
  type ReferenceRows,
  ratesOf,
  reference,
} from '../reference.ts';

const rowsBy = {
  sex: completeRows,
  race: (weighted?: boolean) => reference('race', { weighted: weighted ?? false }),
};
const curvesOf = (rows: ReferenceRows) => operatingCurves(rows, rows.score);
const chance =
  ({ groups, score }: ReferenceRows, selections: readonly Selection[]) =>
  (row: number) =>
    probabilityOf(selections[groups.codes[row] as number] as Selection, score[row] as number);

const constraints = [
  ['demographic_parity', 'demographic-parity'],
  ['true_positive_rate_parity', 'equal-opportunity'],
  ['false_positive_rate_parity', 'predictive-equality'],
  ['equalized_odds', 'equalised-odds'],
] as const;
const objectives = [
  ['accuracy_score', 'accuracy'],
  ['balanced_accuracy_score', 'balanced-accuracy'],
] as const;
const cases = (['sex', 'race'] as const).flatMap((attribute) =>
  constraints.flatMap(([theirs, parity]) =>
    objectives.map(([measured, objective]) => ({
      key: `${attribute}:${theirs}:${measured}`,
      attribute,
      parity,
      objective,
    })),
  ),
);

const rateNames = {
  'selection-rate': 'selection_rate',
  'true-positive-rate': 'tpr',
  'false-positive-rate': 'fpr',
} as const satisfies Record<string, keyof Rates>;

describe.each(cases)('cut-offs drawn by lot, $key', ({ key, attribute, parity, objective }) => {
  const rows = rowsBy[attribute]();

  test('have the expected rates of fairlearn’s ThresholdOptimizer', () => {
    const selected = chance(rows, equalised(curvesOf(rows), { parity, objective }));
    const theirs = peers.thresholdOptimizer[key] as Expected;
    ratesOf(rows, selected).forEach((own, code) => {
      const { selection_rate, tpr, fpr } = theirs[rows.groups.names[code] as string] as unknown as Rates;
      expect(own.selection_rate).toBeCloseTo(selection_rate, 9);
      expect(own.tpr).toBeCloseTo(tpr, 9);
      expect(own.fpr).toBeCloseTo(fpr, 9);
    });
    peers.thresholdOptimizerFirstRows[key]?.forEach((probability, row) => {
      expect(selected(row)).toBeCloseTo(probability, 9);
    });
  });

  test('leave no gap in weight either', () => {
    const weighted = rowsBy[attribute](true);
    const rates = ratesOf(weighted, chance(weighted, equalised(curvesOf(weighted), { parity, objective })));
    for (const rate of PARITIES[parity]) expect(gap(rates, rateNames[rate])).toBeLessThan(1e-9);
  });

  test('or one each, nothing left to chance, keep the gap that is allowed', () => {
    const selected = chance(rows, oneCutOffEach(curvesOf(rows), { parity, objective, within: 0.05 }));
    const rates = ratesOf(rows, selected);
    for (const rate of PARITIES[parity]) expect(gap(rates, rateNames[rate])).toBeLessThanOrEqual(0.05);
    expect(rows.score.every((_, row) => [0, 1].includes(selected(row)))).toBe(true);
  });
});

test('a parity that only selecting all or nobody would bring is refused, with how near it comes', () => {
  const rows = {
    label: Uint8Array.from({ length: 40 }, (_, row) => row % 2),
    weight: new Float64Array(40).fill(1),
    groups: { codes: Int32Array.from({ length: 40 }, (_, row) => (row < 20 ? 0 : 1)), names: ['a', 'b'] },
  };
  const curves = operatingCurves(
    rows,
    Float64Array.from(rows.label, (own, row) => (row < 20 ? own : 1 - own)),
  );
  const asked = { parity: 'equalised-odds', objective: 'accuracy', within: 0.1 } as const;
  expect(() => oneCutOffEach(curves, asked)).toThrow(/equalised-odds within 0.1: 1 is as near as it comes/);
  expect(() => rejectOption(curves, { ...asked, threshold: 0.5 })).toThrow(/1 is as near as it comes/);
});

describe('mixed decisions', () => {
  const decided = (rows: ReferenceRows) =>
    curvesOf(rows).map((curve, code) => ({
      name: rows.groups.names[code] as string,
      ...curve,
      ...cutAt(curve, 0.5),
    }));

  test('have AIF360’s rates', () => {
    const [women, men] = mixedOdds(decided(reference('sex')), 'balanced-accuracy');
    const { sp2p, sn2p, op2p, on2p } = peers.equalisedOddsMixing;
    expect(men?.ofFavourable).toBeCloseTo(sp2p, 9);
    expect(men?.ofUnfavourable).toBeCloseTo(sn2p, 9);
    expect(women?.ofFavourable).toBeCloseTo(op2p, 9);
    expect(women?.ofUnfavourable).toBeCloseTo(on2p, 9);
  });

  test('leave no gap between four races', () => {
    const rows = reference('race', { weighted: true });
    const rates = mixedOdds(decided(rows), 'accuracy');
    const found = ratesOf(rows, (row) => {
      const own = rates[rows.groups.codes[row] as number] as (typeof rates)[number];
      return (rows.score[row] as number) >= 0.5 ? own.ofFavourable : own.ofUnfavourable;
    });
    expect(gap(found, 'tpr')).toBeLessThan(1e-9);
    expect(gap(found, 'fpr')).toBeLessThan(1e-9);
  });

  test('refuse a group whose decisions are no better than chance', () => {
    const [women] = decided(reference('sex'));
    const blind = { name: 'X', positives: 10, negatives: 10, truePositive: 4, falsePositive: 4 };
    expect(() => mixedOdds([women as typeof blind, blind], 'accuracy')).toThrow(InvalidInput);
  });
});

test.each([
  ['fnr', 'false-negative'],
  ['fpr', 'false-positive'],
  ['weighted', 'weighted'],
] as const)('calibrated equalised odds (%s) mix at AIF360’s rates', (theirs, cost) => {
  const [women, men] = calibratedMixing(reference('sex'), reference('sex').score, cost);
  const { priv_mix_rate, unpriv_mix_rate } = peers.calibratedEqualisedOdds[theirs];
  expect(men?.replaced).toBeCloseTo(priv_mix_rate, 9);
  expect(women?.replaced).toBeCloseTo(unpriv_mix_rate, 9);
});

test('calibrated equalised odds make all of four races bear the same cost of their scores', () => {
  const rows = reference('race', { weighted: true });
  const mixing = calibratedMixing(rows, rows.score, 'weighted');
  const costs = mixing.map(({ replaced, by }, group) => {
    let [all, lost] = [0, 0];
    rows.groups.codes.forEach((code, row) => {
      if (code !== group) return;
      const own = rows.weight[row] as number;
      const score = (1 - replaced) * (rows.score[row] as number) + replaced * by;
      all += own;
      lost += (own * (rows.label[row] === 1 ? 1 - score : score)) / 2;
    });
    return lost / all;
  });
  for (const own of costs) expect(own).toBeCloseTo(costs[0] as number, 9);
  expect(() => calibratedMixing(rows, rows.score, 'false-negative')).toThrow(
    /cannot cost the group "asian" as much .* of 0\.555/,
  );
});

describe('reject option', () => {
  test.each([
    ['Statistical parity difference', 'demographic-parity'],
    ['Equal opportunity difference', 'equal-opportunity'],
  ] as const)('finds AIF360’s threshold and margin for %s', (theirs, parity) => {
    const { threshold, margin } = rejectOption(curvesOf(reference('sex')), {
      parity,
      within: 0.02,
      threshold: 0.5,
    });
    const { classification_threshold, ROC_margin } = peers.rejectOption[
      theirs
    ] as (typeof peers.rejectOption)[string];
    expect(threshold).toBeCloseTo(classification_threshold, 9);
    expect(margin).toBeCloseTo(ROC_margin, 9);
  });

  test('keeps the gap between four races', () => {
    const rows = reference('race');
    const { selections } = rejectOption(curvesOf(rows), {
      parity: 'demographic-parity',
      within: 0.1,
      threshold: 0.5,
    });
    expect(gap(ratesOf(rows, chance(rows, selections)), 'selection_rate')).toBeLessThanOrEqual(0.1);
  });
});

describe('isotonic calibration', () => {
  const pooledAt = (label: number[], scores: number[], weight = scores.map(() => 1)) =>
    isotonic(Int32Array.from(label.keys()), {
      label: Uint8Array.from(label),
      score: Float64Array.from(scores),
      weight: Float64Array.from(weight),
    });

  test('pools neighbours that are out of order, and equal scores before them', () => {
    expect(pooledAt([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4])).toEqual({
      x: [0.1, 0.2, 0.3, 0.4],
      y: [0, 0.5, 0.5, 1],
    });
    expect(pooledAt([0, 1, 0, 1, 1], [0.1, 0.1, 0.2, 0.2, 0.2])).toEqual({ x: [0.1, 0.2], y: [0.5, 2 / 3] });
    expect(pooledAt([1, 0], [0.1, 0.2], [1, 3])).toEqual({ x: [0.1, 0.2], y: [0.25, 0.25] });
  });

  test('runs straight between scores and level outside', () => {
    const curve = { x: [0.2, 0.4], y: [0.1, 0.9] };
    const heights = [0, 0.2, 0.3, 0.4, 1].map((at) => calibrated(curve, at));
    [0.1, 0.1, 0.5, 0.9, 0.9].forEach((height, at) => {
      expect(heights[at]).toBeCloseTo(height, 12);
    });
  });
});

test('a group of three has no cut-off of its own', () => {
  const rows = {
    label: Uint8Array.from({ length: 43 }, (_, row) => row % 2),
    weight: new Float64Array(43).fill(1),
    groups: {
      codes: Int32Array.from({ length: 43 }, (_, row) => (row < 40 ? 0 : 1)),
      names: ['many', 'tiny'],
    },
  };
  expect(() => operatingCurves(rows, new Float64Array(43))).toThrow(/group "tiny" has 1 rows/);
});
