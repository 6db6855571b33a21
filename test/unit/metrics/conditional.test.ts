import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Predictions } from '../../../src/data/predictions.ts';
import { InvalidInput } from '../../../src/errors.ts';
import type { ConditionalRequest } from '../../../src/metrics/conditional/measure-conditional.ts';
import { measureClasses } from '../../../src/metrics/measure-classes.ts';
import type { ConditionalDisparity, KnownEstimate } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { merge } from '../../../src/slices/merge.ts';
import { type Random, random } from '../../../src/stats/random.ts';
import { clusteredOf, stratified } from '../slices/clustered.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const { berkeley } = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/strata.json', import.meta.url), 'utf8'),
);

type Table = readonly [readonly [number, number], readonly [number, number]];

/** Women and men, selected or not, by stratum. */
function applicants(strata: readonly Table[]): readonly Row[] {
  return strata.flatMap((table, stratum) =>
    table.flatMap(([count, n], group) =>
      Array.from({ length: n }, (_, at): Row => {
        const person = `${stratum}/${group}/${at}`;
        return {
          label: 1,
          decision: at < count ? 1 : 0,
          sex: group ? 'M' : 'F',
          stratum: `s${stratum}`,
          person,
        };
      }),
    ),
  );
}

const asked: ConditionalRequest = {
  metric: 'selection-rate',
  comparison: 'difference',
  by: ['sex'],
  given: ['stratum'],
  against: { sex: 'M' },
};

async function within(
  predictions: Predictions,
  ...changes: readonly Partial<ConditionalRequest>[]
): Promise<readonly ConditionalDisparity[]> {
  const { conditional } = await measureClasses(await memory.cube(predictions), {
    metrics: ['selection-rate'],
    comparisons: [],
    conditional: (changes.length === 0 ? [{}] : changes).map((change) => ({ ...asked, ...change })),
    order: 2,
    confidence: 0.95,
    replicates: 0,
    seed: 1,
  });
  return conditional;
}
const plain = (rows: readonly Row[]) => stratified(predictionsOf(rows, ['sex']), rows);
const clustered = (rows: readonly Row[]) => stratified(clusteredOf(rows, ['sex']), rows);
const known = (found: ConditionalDisparity | undefined) => found?.estimate as KnownEstimate;
const width = (found: ConditionalDisparity | undefined) => known(found).high - known(found).low;

describe('Berkeley, 1973', () => {
  const rows = applicants(berkeley.strata);

  it('favours men as a whole and nobody within departments', async () => {
    const [difference, ratio, logRatio] = await within(
      plain(rows),
      {},
      { comparison: 'ratio' },
      { comparison: 'log-ratio' },
    );
    expect(known(difference).value).toBeCloseTo(berkeley.difference, 10);
    expect(known(ratio).value).toBeCloseTo(berkeley.riskRatio, 10);
    expect(known(logRatio).value).toBeCloseTo(berkeley.logRatio, 10);
    expect(difference?.strata).toMatchObject({ used: 6, oneSided: 0, empty: 0, unplaced: 0 });
    expect(difference?.strata.alike).toBeCloseTo(berkeley.alike, 10);
    expect(difference?.strata.homogeneous).toBeCloseTo(berkeley.homogeneous, 10);
    expect(known(difference).n).toBe(1835);
    const marginal = await measureClasses(await memory.cube(plain(rows)), {
      metrics: [],
      comparisons: [
        { metric: 'selection-rate', comparison: 'difference', by: ['sex'], against: { sex: 'M' } },
      ],
      order: 1,
      confidence: 0.95,
      replicates: 0,
      seed: 1,
    });
    expect(marginal.disparities[0]?.estimate).toMatchObject({
      high: expect.toSatisfy((high) => high < -0.1),
    });
    expect(marginal.slices.map(({ slice }) => slice)).toEqual([{}, { sex: 'F' }, { sex: 'M' }]);
  });

  it('is known as well as the published variances say', async () => {
    const [difference, logRatio] = await within(plain(rows), {}, { comparison: 'log-ratio' });
    expect(width(difference) / (2 * 1.959964 * berkeley.differenceSe)).toBeCloseTo(1, 2);
    expect(width(logRatio) / (2 * 1.959964 * berkeley.logRatioSe)).toBeCloseTo(1, 2);
  });

  it('says no more where everybody is there five times', async () => {
    const five = rows.flatMap((row) => Array<Row>(5).fill(row));
    const [once] = await within(plain(rows));
    const [copied] = await within(plain(five));
    const [together] = await within(clustered(five));
    expect(width(copied) / width(once)).toBeLessThan(0.5);
    expect(width(together) / width(once)).toBeGreaterThan(0.8);
    expect(width(together) / width(once)).toBeLessThan(1.25);
    expect(Math.abs((together?.strata.alike ?? 0) - berkeley.alike)).toBeLessThan(0.1);
  });

  it('is the same of people with one row each', async () => {
    const [once] = await within(plain(rows));
    const [together] = await within(clustered(rows));
    expect(together?.estimate).toEqual(once?.estimate);
  });

  it('comes to the same where cubes are added, and where departments are a protected attribute', async () => {
    const halves = [rows.filter((_, at) => at % 2), rows.filter((_, at) => at % 2 === 0)];
    const [a, b] = await Promise.all(halves.map((half) => memory.cube(plain(half))));
    expect(a && b && merge(a, b)).toEqual(await memory.cube(plain(rows)));
    const crossed = predictionsOf(rows, ['sex', 'stratum']);
    expect((await within(crossed))[0]?.estimate).toEqual((await within(plain(rows)))[0]?.estimate);
  });
});

describe('strata', () => {
  const few: readonly Table[] = [
    [
      [4, 10],
      [6, 12],
    ],
    [
      [3, 8],
      [0, 0],
    ],
    [
      [0, 0],
      [5, 9],
    ],
  ];

  it('of one group tell nothing, nor do rows without a stratum', async () => {
    const rows = [...applicants(few), { label: 1, decision: 1, sex: 'F' }];
    const [found] = await within(plain(rows));
    expect(found?.strata).toMatchObject({ used: 1, oneSided: 2, empty: 0, unplaced: 1 });
    expect(known(found).value).toBeCloseTo(4 / 10 - 6 / 12, 12);
    expect(known(found).n).toBe(10);
    expect(found?.strata.homogeneous).toBeUndefined();
  });

  it('in which nobody is whom the metric is of are empty', async () => {
    const rows = [...applicants(few), { label: 0, decision: 1, sex: 'F', stratum: 'none' }];
    const [found] = await within(plain(rows), { metric: 'true-positive-rate' });
    expect(found?.strata).toMatchObject({ used: 1, oneSided: 2, empty: 1 });
  });

  it('without both sides leave the comparison unknown', async () => {
    const [apart] = await within(plain(applicants(few.slice(1))));
    expect(apart?.estimate).toEqual({ known: false, because: 'no-common-stratum', n: 8 });
    const [nobody] = await within(plain(applicants(few)), { metric: 'true-negative-rate' });
    expect(nobody?.estimate).toEqual({ known: false, because: 'zero-denominator', n: 0 });
    const [scores] = await within(plain(applicants(few)), { metric: 'scoring-rate' });
    expect(scores?.estimate).toMatchObject({ known: false, because: 'no-scores' });
  });

  it('in which all are alike leave no certainty', async () => {
    const none: readonly Table[] = [
      [
        [0, 10],
        [0, 12],
      ],
      [
        [0, 20],
        [0, 30],
      ],
    ];
    const [difference, ratio] = await within(plain(applicants(none)), {}, { comparison: 'ratio' });
    expect(known(difference).value).toBe(0);
    expect(width(difference)).toBeGreaterThan(0.1);
    expect(ratio?.estimate).toMatchObject({ known: false, because: 'zero-denominator' });
    const [lower] = await within(
      plain(
        applicants([
          [
            [0, 40],
            [30, 60],
          ],
        ]),
      ),
      { comparison: 'ratio' },
    );
    expect(known(lower).value).toBe(0);
    expect(known(lower).high).toBeLessThan(0.3);
  });

  it('compare every group with everybody else of its own', async () => {
    const third = applicants([
      [
        [7, 9],
        [0, 0],
      ],
    ]).map((row) => ({ ...row, sex: 'X', stratum: 's0' }));
    const found = await within(plain([...applicants(few), ...third]), { against: 'rest' });
    expect(found.map(({ slice, reference }) => [slice.sex, reference])).toEqual([
      ['F', 'rest'],
      ['M', 'rest'],
      ['X', 'rest'],
    ]);
    expect(known(found[2]).value).toBeCloseTo(7 / 9 - 10 / 22, 12);
  });

  it('weigh their rows', async () => {
    const rows = applicants(few).map((row) => ({ ...row, weight: row.decision ? 2 : 1 }));
    const [found] = await within(plain(rows));
    expect(known(found).value).toBeCloseTo(8 / 14 - 12 / 18, 12);
    const ones = applicants(few).map((row) => ({ ...row, weight: 1 }));
    expect((await within(plain(ones)))[0]?.estimate).toEqual(
      (await within(plain(applicants(few))))[0]?.estimate,
    );
  });

  it('are looked at class by class', async () => {
    const rows = applicants(few).map((row): Row => ({ ...row, label: 1, decision: row.decision ? 1 : 2 }));
    const found = await within(stratified(predictionsOf(rows, ['sex'], 'multiclass'), rows));
    expect(found.map(({ metric }) => metric)).toEqual([
      'selection-rate@x',
      'selection-rate@y',
      'selection-rate@z',
    ]);
    expect(known(found[1]).value).toBeCloseTo(4 / 10 - 6 / 12, 12);
  });

  it.each<[string, Partial<ConditionalRequest>, RegExp]>([
    [
      'a metric that is no rate',
      { metric: 'auc' },
      /auc cannot be compared within strata, as it is no share/,
    ],
    ['all groups together', { comparison: 'mean-difference' }, /is of all groups together/],
    ['an unknown column', { given: ['stratun'] }, /there is no attribute "stratun".*stratum/],
    ['an unknown group', { against: { sex: 'Z' } }, /no row belongs to the reference group sex = Z/],
  ])('are refused of %s', async (_, change, message) => {
    const found = within(plain(applicants(few)), change);
    await expect(found).rejects.toThrow(InvalidInput);
    await expect(found).rejects.toThrow(message);
  });
});

/** Strata of a few rows a side, each with a rate of its own; selections of one person hang together. */
function sparse(strata: number, apart: number, perPerson: number, source: Random): readonly Row[] {
  return Array.from({ length: strata }, (_, stratum) => {
    const base = 0.25 + 0.4 * source.uniform();
    return ['F', 'M'].flatMap((sex) =>
      Array.from({ length: 1 + source.below(3) }, (__, at) => {
        const rate = sex === 'F' ? base + apart : base;
        const always = source.uniform() < rate ? 1 : 0;
        return Array.from({ length: perPerson }, (): Row => {
          const decision = source.uniform() < 0.5 ? always : source.uniform() < rate ? 1 : 0;
          return { label: 1, decision, sex, stratum: `s${stratum}`, person: `${stratum}/${sex}/${at}` };
        });
      }).flat(),
    );
  }).flat();
}

it.each([
  ['sparse strata', 60, 1],
  ['sparse strata of people with three rows each', 40, 3],
])('differences within %s hold the truth as often as they say', async (_, strata, perPerson) => {
  const source = random(9).fork(String(perPerson));
  const runs = 100;
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const rows = sparse(strata, -0.15, perPerson, source);
    const [found] = await within(perPerson > 1 ? clustered(rows) : plain(rows));
    if (known(found).low <= -0.15 && -0.15 <= known(found).high) held += 1;
  }
  expect(held / runs).toBeGreaterThan(0.88);
});
