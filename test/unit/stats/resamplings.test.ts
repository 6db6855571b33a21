import { describe, expect, it, test } from 'vitest';
import { drawBinomial } from '../../../src/stats/binomial-draw.ts';
import { gamma } from '../../../src/stats/gamma.ts';
import { random } from '../../../src/stats/random.ts';
import { resamplings } from '../../../src/stats/resamplings.ts';

const DRAWS = 20_000;
const SIZES = Float64Array.of(1, 1, 4, 30, 200, 14);

function moments(draw: () => number) {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < DRAWS; i++) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

describe('binomial draws', () => {
  it.each([
    [1, 0.3],
    [12, 0.5],
    [40, 0.9],
    [200, 0.02],
    [300, 0.31],
    [1_000_000, 0.00003],
    [1_000_000, 0.4],
  ])('of %d trials at %d have the mean and variance of their law, and stay within it', (n, p) => {
    const source = random(3, `binomial ${n} ${p}`);
    const { mean, variance } = moments(() => {
      const count = drawBinomial(n, p, source);
      if (!Number.isInteger(count) || count < 0 || count > n) throw new Error(`${count} of ${n}`);
      return count;
    });
    const law = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(5 * Math.sqrt(law / DRAWS));
    expect(Math.abs(variance / law - 1)).toBeLessThan(0.05);
  });

  it('have the probabilities of the law where it is drawn by rejection', () => {
    const [n, p] = [60, 0.4];
    const source = random(3, 'binomial law');
    const seen = new Float64Array(n + 1);
    for (let i = 0; i < DRAWS; i++) {
      const count = drawBinomial(n, p, source);
      seen[count] = (seen[count] as number) + 1;
    }
    let probability = (1 - p) ** n;
    let [chi2, cells] = [0, 0];
    for (let count = 0; count <= n; count++) {
      const expected = probability * DRAWS;
      if (expected >= 10) {
        chi2 += ((seen[count] as number) - expected) ** 2 / expected;
        cells += 1;
      }
      probability *= ((n - count) / (count + 1)) * (p / (1 - p));
    }
    expect(chi2).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
  });
});

describe('gamma draws', () => {
  it.each([0.2, 0.9, 1, 4, 250])('of shape %d have its mean and variance', (shape) => {
    const source = random(4, `gamma ${shape}`);
    const draw = gamma(shape);
    const { mean, variance } = moments(() => draw(source));
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWS));
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.1);
  });
});

describe.each([...resamplings])('the $id bootstrap', ({ id, draws }) => {
  test('counts each item once on average, with the variance of its rows', () => {
    const source = random(5, id);
    const draw = draws(SIZES);
    const into = new Float64Array(SIZES.length);
    const values = SIZES.map(() => 0);
    const squares = SIZES.map(() => 0);
    for (let i = 0; i < DRAWS; i++) {
      draw(source, into);
      for (let item = 0; item < SIZES.length; item++) {
        values[item] = (values[item] as number) + (into[item] as number);
        squares[item] = (squares[item] as number) + (into[item] as number) ** 2;
      }
    }
    const total = SIZES.reduce((sum, size) => sum + size, 0);
    // Where rows add up, the others leave an item the less freedom the larger it is
    const free = (size: number) => (id === 'poisson' ? 1 : 1 - size / total);
    for (const [item, size] of SIZES.entries()) {
      const mean = (values[item] as number) / DRAWS;
      const variance = (squares[item] as number) / DRAWS - mean ** 2;
      expect(Math.abs(mean - 1)).toBeLessThan(5 / Math.sqrt(size * DRAWS));
      expect(Math.abs(variance / (free(size) / size) - 1)).toBeLessThan(0.1);
    }
  });
});

test.each([...resamplings].filter(({ id }) => id !== 'poisson'))(
  'the $id bootstrap keeps the number of rows',
  ({ id, draws }) => {
    const source = random(6, id);
    const draw = draws(SIZES);
    const into = new Float64Array(SIZES.length);
    const total = SIZES.reduce((sum, size) => sum + size, 0);
    for (let i = 0; i < 200; i++) {
      draw(source, into);
      const rows = into.reduce((sum, factor, item) => sum + factor * (SIZES[item] as number), 0);
      expect(rows).toBeCloseTo(total, 8);
    }
  },
);
