import { describe, expect, test } from 'vitest';
import type { LabelledRows } from '../../../../src/mitigations/algorithms/groups.ts';
import { massaged } from '../../../../src/mitigations/algorithms/massage.ts';
import { RESAMPLINGS, resampled } from '../../../../src/mitigations/algorithms/resample.ts';
import { reweighed } from '../../../../src/mitigations/algorithms/reweigh.ts';
import { random } from '../../../../src/stats/random.ts';
import { peers, reference } from '../reference.ts';

/** By group, the favourable share of the weight. */
function favourable({ label, weight, groups }: LabelledRows): number[] {
  return groups.names.map((_, code) => {
    let [part, whole] = [0, 0];
    groups.codes.forEach((own, row) => {
      if (own !== code) return;
      part += (label[row] as number) * (weight[row] as number);
      whole += weight[row] as number;
    });
    return part / whole;
  });
}

const cases = (['sex', 'race'] as const).flatMap((attribute) =>
  (['unweighted', 'weighted'] as const).map((how) => ({
    name: `${attribute}:${how}`,
    rows: reference(attribute, { weighted: how === 'weighted' }),
  })),
);

describe.each(cases)('reweighing, $name', ({ name, rows }) => {
  const weight = reweighed(rows);

  test('gives AIF360’s weights', () => {
    const factors = peers.reweighing[name] as Record<string, number>;
    weight.forEach((own, row) => {
      const key = `${rows.groups.names[rows.groups.codes[row] as number]}|${rows.label[row]}`;
      expect(own / (rows.weight[row] as number)).toBeCloseTo(factors[key] as number, 12);
    });
  });

  test('leaves no difference of weighted means, and all that labels and groups weigh', () => {
    const shares = favourable({ ...rows, weight });
    for (const share of shares) expect(share).toBeCloseTo(shares[0] as number, 13);
    const sum = (of: Float64Array, which: (row: number) => boolean) =>
      of.reduce((total, own, row) => (which(row) ? total + own : total), 0);
    rows.groups.names.forEach((_, code) => {
      const own = (row: number) => rows.groups.codes[row] === code;
      expect(sum(weight, own)).toBeCloseTo(sum(rows.weight, own), 9);
    });
    const positive = (row: number) => rows.label[row] === 1;
    expect(sum(weight, positive)).toBeCloseTo(sum(rows.weight, positive), 9);
  });
});

describe('resampling', () => {
  const rows = reference('race');
  const { label } = rows;

  test.each(RESAMPLINGS)('%s makes the favourable share that of all in every group, to a row', (how) => {
    const picked = resampled(rows, how, random(1));
    const drawn = {
      label: Uint8Array.from(picked, (row) => label[row] as number),
      weight: new Float64Array(picked.length).fill(1),
      groups: { ...rows.groups, codes: Int32Array.from(picked, (row) => rows.groups.codes[row] as number) },
    };
    const all = label.reduce((sum, own) => sum + own, 0) / label.length;
    for (const share of favourable(drawn)) expect(Math.abs(share - all)).toBeLessThan(0.006);
  });

  test('over takes all rows, under none twice, balanced as many as there were', () => {
    const counts = (how: (typeof RESAMPLINGS)[number]) => {
      const times = new Int32Array(label.length);
      for (const row of resampled(rows, how, random(2))) times[row] = (times[row] as number) + 1;
      return times;
    };
    expect(Math.min(...counts('over'))).toBe(1);
    expect(Math.max(...counts('under'))).toBe(1);
    expect(Math.abs(resampled(rows, 'balanced', random(2)).length - label.length)).toBeLessThanOrEqual(4);
  });

  test('draws by its seed alone', () => {
    expect(resampled(rows, 'balanced', random(5))).toEqual(resampled(rows, 'balanced', random(5)));
    expect(resampled(rows, 'balanced', random(5))).not.toEqual(resampled(rows, 'balanced', random(6)));
  });
});

describe('massaging', () => {
  test('makes the favourable share the same by changing the rows nearest to the border', () => {
    const rows = reference('race');
    const { label, score } = rows;
    const changed = massaged(rows, score);
    const shares = favourable({ ...rows, label: changed });
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.005);
    rows.groups.names.forEach((_, code) => {
      const own = [...label.keys()].filter((row) => rows.groups.codes[row] === code);
      const promoted = own.filter((row) => label[row] === 0 && changed[row] === 1);
      const passedOver = own.filter((row) => label[row] === 0 && changed[row] === 0);
      const lowest = Math.min(...promoted.map((row) => score[row] as number));
      for (const row of passedOver) expect(score[row]).toBeLessThanOrEqual(lowest);
    });
  });

  test('changes fewest labels in weight, to the heaviest row', () => {
    const rows = reference('sex', { weighted: true });
    const shares = favourable({ ...rows, label: massaged(rows, rows.score) });
    expect(Math.abs((shares[0] as number) - (shares[1] as number))).toBeLessThan(0.005);
  });
});

test('a group without a label is refused by name', () => {
  const rows = {
    label: Uint8Array.of(1, 0, 0, 0),
    weight: Float64Array.of(1, 1, 1, 1),
    groups: { codes: Int32Array.of(0, 0, 1, 1), names: ['M', 'F'] },
  };
  expect(() => reweighed(rows)).toThrow(
    /group "F" has 0 rows with the favourable label and 2 with the other/,
  );
  expect(() => resampled(rows, 'over', random(1))).toThrow(/group "F"/);
});
