import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/gate/judge.ts';
import type { Measured, Rule } from '../../../src/gate/rule.ts';
import type { Disparity, Estimate, Measure, SliceId } from '../../../src/result/index.ts';
import { between as interval, fourFifths as rule } from './samples.ts';

const ratioOf = (slice: SliceId, estimate: Estimate, changes: Partial<Disparity> = {}): Disparity => ({
  metric: 'selection-rate',
  comparison: 'ratio',
  by: ['sex'],
  reference: 'best',
  slice,
  against: { sex: 'M' },
  estimate,
  ...changes,
});
const measured = (disparities: Disparity[], measures: Measure[] = [], rows = 1000): Measured => ({
  measures,
  disparities,
  pairs: [],
  conditional: [],
  rowsOf: () => rows,
});
const comparisons = () => ({
  title: 'Ratio',
  fair: 1,
  towards: (own: number, actual: number, limit: number) =>
    actual === 0 ? undefined : (own / actual) * limit,
});
const plain = { confidence: 0.95, multiplicity: 'none' } as const;
const judged = (given: Measured, ...rules: Rule[]) =>
  judge(given, { ...plain, rules }, comparisons, (id) => id);

describe('the interval decides', () => {
  test.each([
    ['wholly inside passes', interval(0.9, 0.85, 0.95), 'pass'],
    ['on the limit passes', interval(0.9, 0.8, 0.95), 'pass'],
    ['wholly outside fails', interval(0.6, 0.5, 0.79), 'fail'],
    ['across the limit is inconclusive, with the point inside', interval(0.85, 0.7, 1), 'inconclusive'],
    ['across the limit is inconclusive, with the point outside', interval(0.75, 0.7, 0.81), 'inconclusive'],
    [
      'not known is inconclusive',
      { known: false, because: 'zero-denominator', n: 35 } as Estimate,
      'inconclusive',
    ],
  ])('%s', (_, estimate, outcome) => {
    const { verdict, findings } = judged(measured([ratioOf({ sex: 'F' }, estimate)]), rule());
    expect(findings.map((finding) => finding.outcome)).toEqual([outcome]);
    expect(verdict).toEqual({ outcome, because: ['four-fifths'] });
  });

  test('a two-sided rule fails on either side', () => {
    const twoSided = rule({ atLeast: 0.8, atMost: 1.25 });
    expect(judged(measured([ratioOf({ sex: 'F' }, interval(1.5, 1.3, 1.7))]), twoSided).verdict.outcome).toBe(
      'fail',
    );
    expect(judged(measured([ratioOf({ sex: 'F' }, interval(1, 0.9, 1.2))]), twoSided).verdict.outcome).toBe(
      'pass',
    );
  });

  test('where unfairness has to be proved, only an interval wholly outside fails, and the unknown still never passes', () => {
    const lenient = rule({ burden: 'prove-unfair' });
    const outcomeOf = (estimate: Estimate) =>
      judged(measured([ratioOf({ sex: 'F' }, estimate)]), lenient).verdict.outcome;
    expect(outcomeOf(interval(0.75, 0.7, 0.81))).toBe('pass');
    expect(outcomeOf(interval(0.7, 0.6, 0.79))).toBe('fail');
    expect(outcomeOf({ known: false, because: 'no-rows', n: 0 })).toBe('inconclusive');
  });

  test('a slice under the minimum is inconclusive, however clear it looks', () => {
    const { findings } = judged(
      measured(
        [ratioOf({ sex: 'F' }, interval(0.1, 0.05, 0.2)), ratioOf({ sex: 'X' }, interval(1, 0.95, 1))],
        [],
        29,
      ),
      rule({ minimumRows: 30 }),
    );
    expect(findings.map(({ outcome, rowsNeeded }) => [outcome, rowsNeeded])).toEqual([
      ['inconclusive', 30],
      ['inconclusive', 30],
    ]);
  });
});

describe('fail closed', () => {
  test('a rule that finds nothing to judge is inconclusive', () => {
    expect(judged(measured([]), rule()).verdict).toEqual({
      outcome: 'inconclusive',
      because: ['four-fifths'],
    });
  });

  test('no rules are no pass', () => {
    expect(judged(measured([ratioOf({ sex: 'F' }, interval(1, 1, 1))])).verdict.outcome).toBe('not-judged');
  });

  test('fail outweighs inconclusive outweighs pass, and the verdict names the rules it is due to', () => {
    const given = measured([
      ratioOf({ sex: 'F' }, interval(0.9, 0.85, 0.95)),
      ratioOf({ race: 'Black' }, interval(0.5, 0.4, 0.6), { by: ['race'] }),
      ratioOf({ age: '62+' }, interval(0.8, 0.7, 0.9), { by: ['age'] }),
    ]);
    const { verdict, rules } = judged(
      given,
      rule(),
      rule({ id: 'by-race', by: ['race'] }),
      rule({ id: 'by-age', by: ['age'] }),
    );
    expect(rules.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['four-fifths', 'pass'],
      ['by-race', 'fail'],
      ['by-age', 'inconclusive'],
    ]);
    expect(verdict).toEqual({ outcome: 'fail', because: ['by-race'] });
  });
});

describe('what a rule judges', () => {
  test('only its own metric, comparison, attributes and reference; not the widest gap; not people of an unknown group', () => {
    const bad = interval(0.1, 0.05, 0.2);
    const given = measured([
      ratioOf({ sex: 'F' }, interval(0.95, 0.9, 1)),
      ratioOf({ sex: 'F' }, bad, { metric: 'precision' }),
      ratioOf({ sex: 'F' }, bad, { comparison: 'difference' }),
      ratioOf({ sex: 'F' }, bad, { reference: 'rest' }),
      ratioOf({ sex: 'F', race: 'Black' }, bad, { by: ['sex', 'race'] }),
      ratioOf({ sex: '(missing)' }, bad),
      { metric: 'selection-rate', comparison: 'ratio', by: ['sex'], reference: 'best', estimate: bad },
    ]);
    expect(judged(given, rule()).findings).toHaveLength(1);
    expect(judged(given, rule()).verdict.outcome).toBe('pass');
    expect(judged(given, rule({ by: ['race', 'sex'] })).verdict.outcome).toBe('fail');
  });

  test('without a comparison the metric itself is held to the limit, of everyone or of each group', () => {
    const auc = (slice: SliceId, estimate: Estimate): Measure => ({ metric: 'auc', slice, estimate });
    const given = measured(
      [],
      [
        auc({}, interval(0.9, 0.88, 0.92)),
        auc({ sex: 'F' }, interval(0.6, 0.5, 0.65)),
        auc({ sex: 'M' }, interval(0.9, 0.8, 1)),
      ],
    );
    const level = {
      metric: 'auc',
      atLeast: 0.7,
      minimumRows: 0,
      burden: 'prove-fair',
      severity: 'block',
    } as const;
    expect(judged(given, { ...level, id: 'overall', by: [] }).verdict.outcome).toBe('pass');
    const bySex = judged(given, { ...level, id: 'by-sex', by: ['sex'] });
    expect(bySex.findings.map(({ slice, outcome }) => [slice.sex, outcome])).toEqual([
      ['F', 'fail'],
      ['M', 'pass'],
    ]);
  });
});

describe('people affected', () => {
  // 12 of 40 against 48 of 80: the ratio is 0.5; 0.8 × 0.6 = 0.48 of 40 is 19.2, so 8 more of the 40 have to be selected.
  test('are the decisions that would have to change, the reference unmoved', () => {
    const own: Measure = {
      metric: 'selection-rate',
      slice: { sex: 'F' },
      estimate: interval(0.3, 0.18, 0.45, 40),
    };
    const { findings } = judged(
      measured([ratioOf({ sex: 'F' }, interval(0.5, 0.3, 0.79))], [own], 40),
      rule(),
    );
    expect(findings[0]).toMatchObject({ outcome: 'fail', people: 8, reference: { sex: 'M' } });
  });

  test('are none where the point meets the limit, and all rows where nothing is known', () => {
    const given = measured(
      [
        ratioOf({ sex: 'F' }, interval(0.9, 0.7, 1)),
        ratioOf({ sex: 'X' }, { known: false, because: 'no-rows', n: 0 }),
      ],
      [],
      40,
    );
    expect(judged(given, rule()).findings.map(({ people }) => people)).toEqual([0, 40]);
  });

  test('the rows that would settle it follow the square-root law', () => {
    // Half-width towards the limit .10, distance to it .05: four times the rows.
    const { findings } = judged(
      measured([ratioOf({ sex: 'F' }, interval(0.85, 0.75, 0.95))], [], 100),
      rule(),
    );
    expect(findings[0]?.rowsNeeded).toBe(400);
  });

  test('the rows that would show a gap at the limit are told, whatever the outcome', () => {
    // Of 0.5 and 0.4, Cohen’s effect is 0.2014: 387 rows of each group, as statsmodels says; the data has 150 rows where one share would have 100.
    const detectable = { reference: 0.5, rows: 100, confidence: 0.95, power: 0.8 };
    const found = (changes: Partial<Rule>) =>
      judged(
        measured([ratioOf({ sex: 'F' }, interval(0.9, 0.85, 0.95), { detectable })], [], 150),
        rule(changes),
      );
    expect(found({}).findings[0]).toMatchObject({
      outcome: 'pass',
      rowsToDetect: Math.ceil((387.1678 / 2) * 1.5),
    });
    expect(found({ atLeast: 1 }).findings[0]).not.toHaveProperty('rowsToDetect');
    const { atLeast: _, ...upper } = rule({ atMost: 2.5 });
    expect(
      judged(measured([ratioOf({ sex: 'F' }, interval(2, 1.9, 2.1), { detectable })]), upper).findings[0],
    ).not.toHaveProperty('rowsToDetect');
  });
});

describe('a comparison of all groups together', () => {
  const together = { title: 'Mean difference of pairs', fair: 0 };
  const { atLeast: _, ...apart } = rule({ comparison: 'mean-difference', atMost: 0.1 });
  const found = (low: number, value: number, high: number): Disparity => {
    const { slice, against, ...all } = ratioOf({}, interval(value, low, high));
    return { ...all, comparison: 'mean-difference' };
  };

  test.each([
    ['passes', found(0, 0.02, 0.05), 'pass'],
    ['fails', found(0.11, 0.2, 0.3), 'fail'],
    ['is inconclusive', found(0.02, 0.08, 0.2), 'inconclusive'],
  ] as const)('%s as a whole, without a reference', (_, disparity, outcome) => {
    const { rules, findings } = judge(
      measured([disparity]),
      { ...plain, rules: [apart] },
      () => together,
      (id) => id,
    );
    expect(findings).toMatchObject([{ slice: {}, outcome }]);
    expect(rules[0]).not.toHaveProperty('against');
  });

  test('finds nothing where nothing was compared', () => {
    const { verdict } = judge(
      measured([]),
      { ...plain, rules: [apart] },
      () => together,
      (id) => id,
    );
    expect(verdict.outcome).toBe('inconclusive');
  });
});
