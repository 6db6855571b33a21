import { expect, test } from 'vitest';
import { calibrated } from '../../../../src/mitigations/algorithms/isotonic.ts';
import { platt } from '../../../../src/mitigations/algorithms/platt.ts';
import { random } from '../../../../src/stats/random.ts';

const rows = 4000;
const source = random(4, 'platt');
const score = Float64Array.from({ length: rows }, () => source.uniform());
/** What a score truly means: σ(0.5 + 2 × its log odds). */
const meant = (own: number) => 1 / (1 + Math.exp(-0.5) * ((1 - own) / own) ** 2);
const label = Uint8Array.from(score, (own) => (source.uniform() < meant(own) ? 1 : 0));
const ids = Int32Array.from(label.keys());

test('Platt’s curve is what scores mean, and the mean chance is the favourable share', () => {
  const curve = platt(ids, { label, weight: new Float64Array(rows).fill(1), score }, 'all');
  for (const own of [0.1, 0.3, 0.5, 0.7, 0.9])
    expect(Math.abs(calibrated(curve, own) - meant(own))).toBeLessThan(0.04);
  const mean = score.reduce((sum, own) => sum + calibrated(curve, own), 0) / rows;
  expect(mean).toBeCloseTo(label.reduce((sum, own) => sum + own, 0) / rows, 3);
});

test('rows that weigh nothing are not looked at', () => {
  const weight = score.map((own) => (own < 0.5 ? 1 : 0));
  const half = ids.filter((row) => (score[row] as number) < 0.5);
  const one = platt(ids, { label, weight, score }, 'all');
  const other = platt(half, { label, weight, score }, 'all');
  one.y.forEach((each, at) => {
    expect(each).toBeCloseTo(other.y[at] as number, 9);
  });
});

test('scores that tell labels apart have no such curve', () => {
  const apart = {
    label: Uint8Array.of(0, 0, 1, 1),
    weight: new Float64Array(4).fill(1),
    score: Float64Array.of(0.1, 0.2, 0.8, 0.9),
  };
  expect(() => platt(Int32Array.of(0, 1, 2, 3), apart, 'F')).toThrow(/group "F" tell its labels apart/);
});
