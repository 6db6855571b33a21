import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';
import {
  DEFAULT_INTERVALS,
  type IntervalChoice,
  intervalsComparing,
} from '../../../src/metrics/intervals.ts';
import { type ComparisonRequest, measure } from '../../../src/metrics/measure.ts';
import type { Disparity } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import type { Interval } from '../../../src/stats/interval.ts';
import { moverRatio } from '../../../src/stats/mover-ratio.ts';
import { newcombe } from '../../../src/stats/newcombe.ts';
import { pairIntervals } from '../../../src/stats/pair-intervals.ts';
import { proportionIntervals } from '../../../src/stats/proportion-intervals.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

/** So many rows of a group, the first of which are selected; who should be selected alternates. */
const people = (group: string, n: number, selected: number): Row[] =>
  Array.from({ length: n }, (_, index): Row => {
    return { label: index % 2 === 0 ? 1 : 0, decision: index < selected ? 1 : 0, group };
  });

const WILSON = {
  rates: 'wilson',
  differences: 'newcombe',
  ratios: 'mover-ratio',
  bootstrap: 'poisson',
} as const;

async function compare(
  rows: readonly Row[],
  request: Partial<ComparisonRequest>,
  intervals: IntervalChoice = WILSON,
) {
  const asked = {
    metric: 'selection-rate',
    comparison: 'difference',
    by: ['group'],
    against: 'best',
    ...request,
  } as const;
  const cube = await memory.cube(predictionsOf(rows, ['group']));
  const { disparities } = await measure(cube, {
    metrics: [],
    comparisons: [asked],
    intervals,
    order: 1,
    confidence: 0.95,
    replicates: 400,
    seed: 5,
  });
  return disparities;
}

const of = (disparities: readonly Disparity[], group: string | undefined) => {
  const found = disparities.find(({ slice }) => slice?.group === group);
  if (!found) throw new Error(`no disparity of ${group}`);
  return found;
};
const limits = (k: number, n: number) => ({ value: k / n, ...wilson(k / n, n, 0.95) });

const three = [...people('a', 40, 10), ...people('b', 60, 30), ...people('c', 50, 20)];

describe('against a named group', () => {
  it('gives Newcombe’s and MOVER’s intervals, and leaves the reference out', async () => {
    const differences = await compare(three, { against: { group: 'c' } });
    const ratios = await compare(three, { against: { group: 'c' }, comparison: 'ratio' });
    expect(differences.map(({ slice }) => slice)).toEqual([{ group: 'a' }, { group: 'b' }, undefined]);
    expect(of(differences, 'a')).toMatchObject({ reference: 'c', against: { group: 'c' } });
    const difference = of(differences, 'a').estimate;
    const expected = newcombe(limits(10, 40), limits(20, 50));
    expect(difference).toMatchObject({ known: true, n: 40, method: 'newcombe', ...expected });
    expect(difference.known && difference.value).toBeCloseTo(0.25 - 0.4, 12);
    const ratio = of(ratios, 'a').estimate;
    expect(ratio).toMatchObject({ method: 'mover-ratio', ...moverRatio(limits(10, 40), limits(20, 50)) });
  });

  it('refuses a group without rows and an attribute that there is not', async () => {
    await expect(compare(three, { against: { group: 'd' } })).rejects.toThrow(InvalidInput);
    await expect(compare(three, { by: ['grup'] })).rejects.toThrow(/Did you mean "group"/);
  });

  it('is unknown for the group’s own reason where the group is unknown', async () => {
    const rows = [...people('a', 40, 10), ...people('b', 20, 0)];
    const found = of(await compare(rows, { metric: 'precision', against: { group: 'a' } }), 'b');
    expect(found.estimate).toEqual({ known: false, because: 'zero-denominator', n: 0 });
  });

  it('is unknown for the reference’s reason where the reference is unknown', async () => {
    const rows = [...people('a', 40, 10), ...people('b', 20, 0)];
    const found = of(await compare(rows, { metric: 'precision', against: { group: 'b' } }), 'a');
    expect(found.estimate).toEqual({ known: false, because: 'zero-denominator', n: 10 });
  });
});

describe('against the rest and against everyone', () => {
  it('compares with everybody outside of the group', async () => {
    const { estimate } = of(await compare(three, { against: 'rest' }), 'a');
    expect(estimate).toMatchObject(newcombe(limits(10, 40), limits(50, 110)));
  });

  it('allows for the group’s own part of everyone', async () => {
    const overall = of(await compare(three, { against: 'overall' }), 'a').estimate;
    const rest = of(await compare(three, { against: 'rest' }), 'a').estimate;
    if (!overall.known || !rest.known) throw new Error('both should be known');
    expect(overall.value).toBeCloseTo(10 / 40 - 60 / 150, 12);
    const share = 1 - 40 / 150;
    expect(overall.value).toBeCloseTo(share * rest.value, 12);
    expect(overall.high).toBeCloseTo(share * rest.high, 12);
  });

  it('bounds the ratio to everyone even where the rest may be 0', async () => {
    const rows = [...people('a', 40, 10), ...people('b', 20, 0)];
    const { estimate } = of(await compare(rows, { against: 'overall', comparison: 'ratio' }), 'a');
    expect(estimate.known && estimate.value).toBeCloseTo(10 / 40 / (10 / 60), 12);
    expect(estimate.known && estimate.high).toBeCloseTo(60 / 40, 12);
  });

  it.each(['rest', 'overall'] as const)(
    'knows nothing against %s where there is but one group',
    async (against) => {
      for (const { estimate } of await compare(people('a', 40, 10), { against })) {
        expect(estimate).toMatchObject({ known: false, because: 'one-group' });
      }
    },
  );
});

describe('against the best', () => {
  it('takes the highest group, or the lowest where lower is better', async () => {
    const selected = await compare(three, {});
    expect(of(selected, 'c')).toMatchObject({ against: { group: 'b' }, estimate: { known: true, high: 0 } });
    expect(selected.map(({ slice }) => slice?.group)).toEqual(['a', 'c', undefined]);
    const wrongly = await compare(three, { metric: 'false-positive-rate', comparison: 'ratio' });
    expect(of(wrongly, 'b')).toMatchObject({ against: { group: 'a' }, estimate: { known: true, low: 1 } });
    expect(of(wrongly, 'b').estimate.known && of(wrongly, 'b').estimate).toHaveProperty('value', 2);
  });

  it('never takes people whose group is not known, yet compares and counts them', async () => {
    const rows = [...three, ...people('(missing)', 10, 9)];
    const found = await compare(rows, {});
    expect(of(found, '(missing)').against).toEqual({ group: 'b' });
    expect(of(found, '(missing)').estimate).toHaveProperty('value', 0.9 - 0.5);
    expect(of(found, undefined).estimate).toHaveProperty('value', 0.9 - 0.25);
  });

  it('leaves what is undefined out of the extremes and says so', async () => {
    const rows = [...three, ...people('d', 30, 0)];
    const found = await compare(rows, { metric: 'precision' });
    expect(of(found, 'd').estimate).toEqual({ known: false, because: 'zero-denominator', n: 0 });
    expect(of(found, undefined).estimate).toHaveProperty('value', 0);
  });

  it('has no ratio where the lowest is 0 and lower is better', async () => {
    const rows = [...people('a', 40, 10), ...people('b', 20, 0)];
    const found = await compare(rows, { metric: 'false-positive-rate', comparison: 'ratio' });
    expect(of(found, 'a').estimate).toEqual({ known: false, because: 'zero-denominator', n: 20 });
    expect(of(found, undefined).estimate).toMatchObject({ known: true, value: 0, low: 0 });
  });

  it('has nothing to compare in one group', async () => {
    expect(await compare(people('a', 40, 10), {})).toEqual([
      {
        metric: 'selection-rate',
        comparison: 'difference',
        by: ['group'],
        reference: 'best',
        estimate: { known: false, because: 'one-group', n: 40 },
      },
    ]);
  });

  it('gives Newcombe’s interval itself where there are two groups', async () => {
    const found = await compare([...people('a', 40, 10), ...people('b', 60, 45)], {});
    const expected = newcombe(limits(45, 60), limits(10, 40));
    expect(of(found, undefined).estimate).toMatchObject(expected);
    const { estimate } = of(found, 'a');
    expect(estimate.known && estimate.low).toBeCloseTo(-expected.high, 12);
    expect(estimate.known && estimate.high).toBeCloseTo(-expected.low, 12);
  });
});

describe('the intervals that were chosen', () => {
  const [a, c] = [
    { count: 10, n: 40 },
    { count: 20, n: 50 },
  ];

  it.each(intervalsComparing('difference'))('%s of a difference', async (differences) => {
    const found = await compare(three, { against: { group: 'c' } }, { ...WILSON, differences });
    const { low, high } = pairIntervals.get(differences).of(a, c, 0.95) as Interval;
    const { estimate } = of(found, 'a');
    expect(estimate).toMatchObject({ known: true, method: differences });
    expect(estimate.known && estimate.low).toBeCloseTo(low, 12);
    expect(estimate.known && estimate.high).toBeCloseTo(high, 12);
  });

  it.each(intervalsComparing('ratio'))('%s of a ratio, and of its logarithm', async (ratios) => {
    const { low, high } = pairIntervals.get(ratios).of(a, c, 0.95) as Interval;
    for (const [comparison, scale] of [
      ['ratio', (ratio: number) => ratio],
      ['log-ratio', Math.log],
    ] as const) {
      const found = await compare(three, { comparison, against: { group: 'c' } }, { ...WILSON, ratios });
      const { estimate } = of(found, 'a');
      expect(estimate).toMatchObject({ known: true, method: ratios });
      expect(estimate.known && estimate.low).toBeCloseTo(scale(low), 12);
      expect(estimate.known && estimate.high).toBeCloseTo(scale(high), 12);
    }
  });

  it('say nothing of counts that they are not made for', async () => {
    const rows = [...people('a', 40, 10), ...people('b', 20, 0)];
    const asked = { comparison: 'ratio', against: { group: 'a' } };
    const found = await compare(rows, asked, { ...WILSON, ratios: 'katz' });
    expect(of(found, 'b').estimate).toEqual({ known: false, because: 'too-few-rows', n: 20 });
  });

  it.each(proportionIntervals.ids)('%s of a rate', async (rates) => {
    const { measures } = await measure(await memory.cube(predictionsOf(three, ['group'])), {
      metrics: ['selection-rate'],
      comparisons: [],
      intervals: { ...WILSON, rates },
      order: 1,
      confidence: 0.95,
      replicates: 0,
      seed: 5,
    });
    const found = measures.find(({ slice }) => slice.group === 'a')?.estimate;
    expect(found).toMatchObject({ method: rates, ...proportionIntervals.get(rates).of(0.25, 40, 0.95) });
  });

  it('are those of the best measured coverage where none is named', async () => {
    const found = await compare(three, { against: { group: 'c' } }, DEFAULT_INTERVALS);
    expect(of(found, 'a').estimate).toMatchObject({ method: 'mover-jeffreys' });
    expect(of(found, undefined).estimate).toMatchObject({ method: 'simultaneous-jeffreys' });
  });
});

describe('crossed groups', () => {
  it('are compared whatever the order, named in the order of the attributes', async () => {
    const rows = three.map((row, index): Row => ({ ...row, side: index % 2 ? 'left' : 'right' }));
    const cube = await memory.cube(predictionsOf(rows, ['group', 'side']));
    const { disparities, slices } = await measure(cube, {
      metrics: ['accuracy'],
      comparisons: [
        {
          metric: 'accuracy',
          comparison: 'ratio',
          by: ['side', 'group'],
          against: { side: 'left', group: 'a' },
        },
      ],
      order: 1,
      confidence: 0.9,
      replicates: 0,
      seed: 0,
    });
    expect(disparities).toHaveLength(6);
    expect(disparities[0]).toMatchObject({
      by: ['side', 'group'],
      reference: 'left, a',
      against: { group: 'a', side: 'left' },
    });
    expect(slices).toHaveLength(1 + 3 + 2 + 6);
  });
});
