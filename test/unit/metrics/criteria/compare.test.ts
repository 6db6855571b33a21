import { describe, expect, test } from 'vitest';
import type { Predictions } from '../../../../src/data/predictions.ts';
import { differenceOfRows } from '../../../../src/data/same-rows.ts';
import { compareCandidates } from '../../../../src/metrics/criteria/compare.ts';
import { DEFAULT_INTERVALS } from '../../../../src/metrics/intervals.ts';
import { measure } from '../../../../src/metrics/measure.ts';
import type { CompareResult, KnownEstimate } from '../../../../src/result/index.ts';
import { memory } from '../../../../src/slices/engines/memory.ts';
import { random } from '../../../../src/stats/random.ts';

/** Rows with a hidden merit that every model sees through noise of its own, and a label that follows it. */
function people(rows: number, seed: number) {
  const source = random(seed, 'people');
  const merit = Float64Array.from({ length: rows }, () => source.normal());
  const label = Uint8Array.from(merit, (value) => (value + source.normal() > 0 ? 1 : 0));
  const sex = Int32Array.from({ length: rows }, () => source.below(2));
  const race = Int32Array.from({ length: rows }, () => source.below(3));
  return { rows, merit, label, sex, race };
}

/** @param noise how badly the model sees @param against how much it takes from one sex */
function predictions(
  { rows, merit, label, sex, race }: ReturnType<typeof people>,
  { noise, seed, against = 0 }: { noise: number; seed: number; against?: number },
): Predictions {
  const source = random(seed, 'model');
  const score = merit.map(
    (value, row) => 1 / (1 + Math.exp(against * (sex[row] as number) - value - noise * source.normal())),
  );
  return {
    task: 'binary',
    rows,
    label,
    decision: Uint8Array.from(score, (value) => (value >= 0.5 ? 1 : 0)),
    score,
    weight: undefined,
    attributes: [
      { name: 'sex', values: ['F', 'M'], codes: sex },
      { name: 'race', values: ['A', 'B', 'C'], codes: race },
    ],
    notices: [],
  };
}

const rules = [
  { id: 'four-fifths', title: 'Four fifths', metric: 'selection-rate', comparison: 'ratio', by: ['sex'] },
  {
    id: 'opportunity',
    title: 'Opportunity',
    metric: 'true-positive-rate',
    comparison: 'difference',
    by: ['race', 'sex'],
  },
];
const options = { rules, order: 2, intervals: DEFAULT_INTERVALS, confidence: 0.95, replicates: 200, seed: 7 };

async function compare(...all: Predictions[]) {
  const candidates = all.map(async (each, index) => ({
    id: String(index),
    predictions: each,
    cube: await memory.cube(each),
  }));
  return compareCandidates(await Promise.all(candidates), options);
}

type Compared = Pick<CompareResult, 'differences' | 'values'>;

const differenceIn = ({ differences }: Compared, criterion: string) =>
  differences.find((one) => one.criterion === criterion) as Compared['differences'][number] & {
    estimate: KnownEstimate;
  };
const ofCandidate = ({ values }: Compared, candidate: string, criterion: string) =>
  values.find((one) => one.candidate === candidate && one.criterion === criterion)?.estimate as KnownEstimate;

describe('candidates on the same rows', () => {
  const everyone = people(900, 3);
  const good = predictions(everyone, { noise: 0.1, seed: 1 });
  const blind = predictions(everyone, { noise: 4, seed: 2 });
  const unfair = predictions(everyone, { noise: 0.1, seed: 1, against: 2 });

  test('have the values and intervals that the audit gives them', async () => {
    const found = await compare(good, blind);
    const measured = await measure(await memory.cube(blind), {
      metrics: ['auc', 'accuracy'],
      comparisons: rules.map(({ metric, comparison, by }) => ({ metric, comparison, by, against: 'best' })),
      order: 2,
      confidence: 0.95,
      replicates: 200,
      seed: 7,
    });
    const ofEveryone = (metric: string) =>
      measured.measures.find((one) => one.metric === metric && Object.keys(one.slice).length === 0)?.estimate;
    expect(ofCandidate(found, '1', 'auc')).toEqual(ofEveryone('auc'));
    expect(ofCandidate(found, '1', 'accuracy')).toEqual(ofEveryone('accuracy'));
    const [ratio, difference] = measured.disparities
      .filter(({ slice }) => !slice)
      .map(({ estimate }) => estimate as KnownEstimate);
    expect(ofCandidate(found, '1', 'opportunity')).toEqual(difference);
    expect(ofCandidate(found, '1', 'four-fifths')).toMatchObject({
      value: 1 - (ratio?.value ?? 0),
      low: 1 - (ratio?.high ?? 0),
      high: 1 - (ratio?.low ?? 0),
    });
  });

  test('the worst group is the lowest of all that have 30 rows', async () => {
    const found = await compare(good, blind);
    const { measures, slices } = await measure(await memory.cube(good), {
      metrics: ['accuracy'],
      comparisons: [],
      order: 2,
      confidence: 0.95,
      replicates: 0,
      seed: 7,
    });
    const groups = measures.slice(1).map(({ estimate }) => estimate as KnownEstimate);
    expect(slices.every(({ rows }) => rows >= 30)).toBe(true);
    const worst = ofCandidate(found, '0', 'worst-group-accuracy');
    expect(worst.value).toBe(Math.min(...groups.map(({ value }) => value)));
    expect(worst.low).toBeLessThan(Math.min(...groups.map(({ low }) => low)));
    expect(worst.high).toBeGreaterThanOrEqual(worst.value);
  });

  test('one that sees and one that is blind are told apart, and so is one that is unfair', async () => {
    const seeing = differenceIn(await compare(good, blind), 'auc');
    expect(seeing).toMatchObject({ candidate: '1', against: '0' });
    expect(seeing.estimate.high).toBeLessThan(0);
    expect(seeing.adjusted).toBeLessThan(0.001);
    const fair = differenceIn(await compare(good, unfair), 'four-fifths');
    expect(fair.estimate.low).toBeGreaterThan(0);
    expect(fair.adjusted).toBeLessThan(0.05);
  });

  test('the same twice differ by nothing', async () => {
    const { differences } = await compare(good, good);
    for (const { estimate, adjusted } of differences) {
      expect(estimate).toMatchObject({ known: true, value: 0 });
      expect(adjusted).toBe(1);
    }
  });

  test('what they share makes the interval narrower than that of strangers', async () => {
    const nearly = predictions(everyone, { noise: 0.3, seed: 4 });
    const found = await compare(good, nearly);
    const { estimate } = differenceIn(found, 'accuracy');
    const [a, b] = ['1', '0'].map((id) => ofCandidate(found, id, 'accuracy')) as [
      KnownEstimate,
      KnownEstimate,
    ];
    const strangers =
      Math.hypot(a.high - a.value, b.value - b.low) + Math.hypot(a.value - a.low, b.high - b.value);
    expect(estimate.high - estimate.low).toBeLessThan(0.7 * strangers);
  });

  test('the same seed gives the same numbers', async () => {
    expect(await compare(good, blind)).toEqual(await compare(good, blind));
  });

  test('equally good ones are told apart no oftener than the confidence allows', async () => {
    let alarms = 0;
    const studies = 30;
    for (let study = 0; study < studies; study++) {
      const some = people(250, 100 + study);
      const { differences } = await compare(
        predictions(some, { noise: 1, seed: 1000 + study }),
        predictions(some, { noise: 1, seed: 2000 + study }),
      );
      if (differences.some(({ adjusted }) => adjusted !== undefined && adjusted <= 0.05)) alarms += 1;
    }
    // Where alarms come once in 20, four or fewer of 30 have a chance of 98 %.
    expect(alarms).toBeLessThanOrEqual(4);
  });
});

describe('rows that are not the same', () => {
  const everyone = people(50, 5);
  const own = predictions(everyone, { noise: 1, seed: 1 });

  test.each<[string, Partial<Predictions>]>([
    ['number', { rows: 49 }],
    ['labels', { label: everyone.label.map((value) => 1 - value) }],
    ['weights', { weight: new Float64Array(50).fill(2) }],
    ['protected attributes', { attributes: own.attributes.slice(1) }],
    ['protected attributes', { attributes: [{ name: 'sex', values: ['F', 'M'], codes: everyone.race }] }],
  ])('are told by their %s', (what, changes) => {
    expect(differenceOfRows(own, { ...own, ...changes })).toBe(what);
  });

  test('are the same whatever was predicted', () => {
    expect(differenceOfRows(own, predictions(everyone, { noise: 2, seed: 9 }))).toBeUndefined();
  });
});

describe('what becomes of people', () => {
  test('is counted by group, and shown where the same people fare better or worse', async () => {
    const given = people(4000, 21);
    const own = predictions(given, { noise: 0.5, seed: 1 });
    const decision = Uint8Array.from(own.decision ?? [], (one, row) =>
      given.sex[row] === 1 && row % 4 === 0 ? 0 : one,
    );
    const { moves, groups } = await compare(own, { ...own, decision });
    const men = moves.find(({ slice }) => slice.sex === 'M' && slice.race === undefined);
    const lost = Array.from(own.decision ?? []).reduce<number>(
      (sum, one, row) => sum + (one !== decision[row] ? 1 : 0),
      0,
    );
    expect(men).toMatchObject({ candidate: '1', gained: 0, lost });
    expect(moves.find(({ slice }) => Object.keys(slice).length === 0)).toMatchObject({
      people: 4000,
      gained: 0,
      lost,
    });
    expect(moves.find(({ slice }) => slice.sex === 'F')).toMatchObject({ gained: 0, lost: 0 });

    const rates = groups.filter(({ criterion }) => criterion === 'four-fifths');
    expect(rates.map(({ slice, shown }) => [slice.sex, shown])).toEqual([
      ['F', 'same'],
      ['M', 'worse'],
    ]);
    const [women, ofMen] = rates;
    const still = expect.closeTo(0, 3);
    expect(women?.difference).toMatchObject({ value: 0, low: still, high: still });
    expect(ofMen?.difference).toMatchObject({ value: expect.closeTo(-lost / (men?.people ?? 0), 12) });
    expect(groups.filter(({ criterion }) => criterion === 'opportunity')).toHaveLength(6);
  });

  test('an improvement by chance is shown no more often than the intervals say', async () => {
    let shown = 0;
    const runs = 60;
    for (let run = 0; run < runs; run++) {
      const given = people(300, 100 + run);
      const [a, b] = [1, 2].map((seed) => predictions(given, { noise: 1, seed: 1000 * run + seed }));
      const { groups } = await compareGroups(a as Predictions, b as Predictions);
      if (groups.some(({ criterion, shown }) => criterion === 'four-fifths' && shown !== 'same')) shown += 1;
    }
    expect(shown).toBeLessThanOrEqual(8);
  });
});

/** Without replicates, which groups need none of. */
const compareGroups = async (...all: Predictions[]) => {
  const candidates = all.map(async (each, index) => ({
    id: String(index),
    predictions: each,
    cube: await memory.cube(each),
  }));
  return compareCandidates(await Promise.all(candidates), {
    ...options,
    rules: rules.slice(0, 1),
    order: 1,
    replicates: 2,
  });
};
