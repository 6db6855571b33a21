import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import type { Disparity } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const people = (selected: number, n: number, groups: Readonly<Record<string, string>>): Row[] =>
  Array.from(
    { length: n },
    (_, index): Row => ({
      label: 1,
      decision: index < selected ? 1 : 0,
      ...groups,
    }),
  );

async function compared(
  rows: readonly Row[],
  comparison: string,
  against: Record<string, string> | 'best' | 'rest' | 'overall',
) {
  const by = typeof against === 'string' ? ['sex'] : Object.keys(against);
  const cube = await memory.cube(predictionsOf(rows, ['sex', 'race'].slice(0, by.length)));
  const { disparities } = await measure(cube, {
    metrics: [],
    comparisons: [{ metric: 'selection-rate', comparison, by, against }],
    order: 1,
    confidence: 0.95,
    replicates: 0,
    seed: 1,
  });
  return disparities;
}

const missingOf = (disparities: readonly Disparity[], sex: string, race?: string) =>
  disparities.find(({ slice }) => slice?.sex === sex && slice.race === race)?.missing;

/** Of every way to deal out the rows that nobody can place, the least and the greatest value. */
function tried(placed: readonly Row[], unplaced: readonly Row[], of: (rows: readonly Row[]) => number) {
  const values = Array.from({ length: 2 ** unplaced.length }, (_, way) =>
    of([...placed, ...unplaced.map((row, index): Row => ({ ...row, sex: way & (1 << index) ? 'F' : 'M' }))]),
  );
  return { low: Math.min(...values), high: Math.max(...values) };
}

function rate(rows: readonly Row[], sex: string): number {
  const group = rows.filter((row) => row.sex === sex);
  return group.filter(({ decision }) => decision === 1).length / group.length;
}

describe('bounds over where people of no known group may belong', () => {
  const placed = [...people(3, 8, { sex: 'F' }), ...people(5, 9, { sex: 'M' })];
  const unplaced = people(4, 9, { sex: '(missing)' });

  it.each([
    ['difference', (rows: readonly Row[]) => rate(rows, 'F') - rate(rows, 'M')],
    ['ratio', (rows: readonly Row[]) => rate(rows, 'F') / rate(rows, 'M')],
    ['log-ratio', (rows: readonly Row[]) => Math.log(rate(rows, 'F') / rate(rows, 'M'))],
  ])('of a %s are those of all ways there are', async (comparison, of) => {
    const expected = tried(placed, unplaced, of);
    const found = missingOf(await compared([...placed, ...unplaced], comparison, { sex: 'M' }), 'F');
    expect(found?.low).toBeCloseTo(expected.low, 12);
    expect(found?.high).toBeCloseTo(expected.high, 12);
    expect(found?.rows).toBe(9);
  });

  it.each([
    ['difference', (own: number, other: number) => own - other],
    ['ratio', (own: number, other: number) => own / other],
  ])('of a %s with the rest and with everyone are those of all ways there are', async (comparison, of) => {
    const third = people(2, 5, { sex: 'X' });
    const others = (rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, sex: row.sex === 'F' ? 'F' : 'other' }));
    const everyone = (rows: readonly Row[]) =>
      rate(
        rows.map((row) => ({ ...row, sex: 'all' })),
        'all',
      );
    const rows = [...placed, ...third, ...unplaced];
    const rest = tried([...placed, ...third], unplaced, (all) =>
      of(rate(all, 'F'), rate(others(all), 'other')),
    );
    const found = missingOf(await compared(rows, comparison, 'rest'), 'F');
    expect(found?.low).toBeCloseTo(rest.low, 12);
    expect(found?.high).toBeCloseTo(rest.high, 12);
    expect(found?.rows).toBe(9);
    const overall = tried([...placed, ...third], unplaced, (all) => of(rate(all, 'F'), everyone(all)));
    const whole = missingOf(await compared(rows, comparison, 'overall'), 'F');
    expect(whole?.low).toBeCloseTo(overall.low, 12);
    expect(whole?.high).toBeCloseTo(overall.high, 12);
  });

  it.each([
    ['difference', 'high', (a: number, b: number) => Math.abs(a - b)],
    ['ratio', 'low', (a: number, b: number) => Math.min(a / b, b / a)],
  ] as const)(
    'of the widest gap as a %s end at the widest of all ways there are',
    async (comparison, end, of) => {
      const third = people(2, 5, { sex: 'X' });
      const ways = ['F', 'M', 'X'].flatMap((one) =>
        ['F', 'M', 'X'].map((other) =>
          // Those selected all go to one group, the others all to another: no mixture is farther apart.
          unplaced.map((row): Row => ({ ...row, sex: row.decision === 1 ? one : other })),
        ),
      );
      const widest = ways.map((way) => {
        const rates = ['F', 'M', 'X'].map((sex) => rate([...placed, ...third, ...way], sex));
        const gaps = rates.flatMap((a, at) => rates.slice(at + 1).map((b) => of(a, b)));
        return end === 'high' ? Math.max(...gaps) : Math.min(...gaps);
      });
      const all = await compared([...placed, ...third, ...unplaced], comparison, 'best');
      const { missing } = all.find(({ slice }) => slice === undefined) as Disparity;
      expect(missing?.[end]).toBeCloseTo(end === 'high' ? Math.max(...widest) : Math.min(...widest), 12);
      expect(missing?.rows).toBe(9);
      const near = end === 'high' ? 'low' : 'high';
      for (const value of widest) {
        expect(
          end === 'high' ? value >= (missing?.[near] as number) : value <= (missing?.[near] as number),
        ).toBe(true);
      }
    },
  );

  it('hold the comparison itself, and are there against the best group too', async () => {
    const disparities = await compared([...placed, ...unplaced], 'difference', 'best');
    const { estimate, missing } = disparities.find(({ slice }) => slice?.sex === 'F') as Disparity;
    expect(estimate.known && missing?.low !== undefined && missing.low <= estimate.value).toBe(true);
    expect(estimate.known && missing?.high !== undefined && estimate.value <= missing.high).toBe(true);
    expect(missingOf(disparities, '(missing)')).toBeUndefined();
  });

  it('are absent where every group is known, and open where the reference may have nobody selected', async () => {
    expect(missingOf(await compared(placed, 'difference', { sex: 'M' }), 'F')).toBeUndefined();
    const none = [...people(2, 4, { sex: 'F' }), ...people(0, 5, { sex: 'M' })];
    const found = await compared([...none, ...unplaced], 'ratio', { sex: 'F' });
    expect(missingOf(found, 'M')?.low).toBe(0);
    expect(missingOf(found, 'M')?.high).toBeCloseTo(4 / 9 / (2 / 9), 12);
  });

  it('of crossed groups count those only who may belong to them', async () => {
    const rows = [
      ...people(3, 8, { sex: 'F', race: 'x' }),
      ...people(5, 9, { sex: 'M', race: 'x' }),
      ...people(1, 3, { sex: '(missing)', race: 'x' }),
      ...people(2, 4, { sex: '(missing)', race: 'y' }),
    ];
    const found = missingOf(await compared(rows, 'difference', { sex: 'M', race: 'x' }), 'F', 'x');
    expect(found).toEqual({ low: 3 / 10 - 6 / 10, high: 4 / 9 - 5 / 11, rows: 3 });
  });
});
