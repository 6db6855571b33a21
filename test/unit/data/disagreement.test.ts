import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreementOf } from '../../../src/data/disagreement.ts';
import { meansOfNearest } from '../../../src/data/nearest.ts';
import { measure } from '../../../src/metrics/measure.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

/** What follows from scikit-learn's distances between all pairs of rows (fixtures/reference/consistency.py). */
const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/consistency.json', import.meta.url), 'utf8'),
) as {
  readonly count: number;
  readonly columns: readonly (readonly number[])[];
  readonly decision: readonly number[];
  readonly means: readonly number[];
  readonly consistency: number;
};
const columns = reference.columns.map((column) => Float64Array.from(column));
const decision = Uint8Array.from(reference.decision);
const found = disagreementOf(columns, decision, reference.count, {});

describe('how far decisions lie from those of the nearest rows', () => {
  it('is what all distances between rows say, equal places and equal distances included', () => {
    for (const [row, mean] of reference.means.entries()) {
      expect(found[row]).toBeCloseTo(Math.abs((decision[row] as number) - mean), 12);
    }
  });

  it('makes up consistency, which knows no unit of the columns', async () => {
    const scaled = columns.map((column, index) => column.map((value) => 1000 ** index * value - 7));
    const rows = [...disagreementOf(scaled, decision, reference.count, {})].map(
      (disagreement, row): Row => ({ label: 0, decision: decision[row] as number, disagreement }),
    );
    const { measures } = await measure(await memory.cube(predictionsOf(rows, [])), {
      ...{ metrics: ['consistency'], comparisons: [], order: 1 },
      ...{ confidence: 0.95, replicates: 200, seed: 1 },
    });
    const estimate = measures[0]?.estimate;
    expect(estimate?.known && estimate.value).toBeCloseTo(reference.consistency, 12);
  });

  it('does not depend on the order of the rows', () => {
    const turned = columns.map((column) => column.toReversed());
    const other = disagreementOf(turned, decision.toReversed(), reference.count, {}).toReversed();
    for (const [row, value] of found.entries()) expect(other[row]).toBeCloseTo(value, 12);
  });

  it('is refused of fewer rows than neighbours, and counts all others where all are alike', () => {
    expect(() => disagreementOf([Float64Array.of(1, 2)], Uint8Array.of(0, 1), 2, {})).toThrow(
      '2 neighbours of a row were asked for, and there are 2 rows',
    );
    const alike = disagreementOf([new Float64Array(4)], Uint8Array.of(1, 0, 0, 0), 1, {});
    expect([...alike]).toEqual([1, 1 / 3, 1 / 3, 1 / 3]);
  });
});

describe('the nearest rows', () => {
  it('are those that going through all rows finds, in any number of columns', () => {
    const source = random(4);
    for (const width of [1, 2, 6]) {
      const rows = 200;
      const values = Float64Array.from({ length: rows * width }, () => Math.floor(9 * source.uniform()));
      const value = Float64Array.from({ length: rows }, () => source.uniform());
      const means = meansOfNearest({ width, values }, value, 7);
      const squared = (a: number, b: number) => {
        const gaps = Array.from(
          { length: width },
          (_, at) => (values[a * width + at] as number) - (values[b * width + at] as number),
        );
        return gaps.reduce((sum, gap) => sum + gap ** 2, 0);
      };
      for (let row = 0; row < rows; row++) {
        const others = [...value.keys()].filter((other) => other !== row);
        const limit = others.map((other) => squared(row, other)).sort((a, b) => a - b)[6] as number;
        const near = others.filter((other) => squared(row, other) <= limit);
        const mean = near.reduce((sum, other) => sum + (value[other] as number), 0) / near.length;
        expect(means[row]).toBeCloseTo(mean, 12);
      }
    }
  });
});
