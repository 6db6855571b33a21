import { describe, expect, test } from 'vitest';
import { type PublishedRow, reconcile } from '../../../src/disclosure/ll144/reconcile.ts';

const decimals = (value: number) => ({ value, rounding: 0.0005 });

let next = 2;
function row(
  sex: string,
  race: string,
  applicants: number,
  rate: number,
  ratio?: number,
  counted?: number,
): PublishedRow {
  return {
    row: next++,
    sex,
    race,
    applicants,
    counted,
    rate: decimals(rate),
    impactRatio: ratio === undefined ? undefined : decimals(ratio),
  };
}

const sound = () => [
  row('Male', '', 3000, 0.86, 1),
  row('Female', '', 1800, 0.81, 0.942),
  row('', 'White', 2500, 0.86, 1),
  row('', 'Asian', 1184, 0.841, 0.978),
  row('', 'Black', 1100, 0.762, 0.886),
  row('Male', 'White', 1500, 0.87, 1),
  row('Female', 'White', 1000, 0.845, 0.971),
  row('Male', 'Asian', 700, 0.842, 0.968),
  row('Female', 'Asian', 484, 0.84, 0.966),
  row('Male', 'Black', 800, 0.769, 0.884),
  row('Female', 'Black', 300, 0.743, 0.854),
];
const codes = (rows: readonly PublishedRow[], totals = {}) => reconcile(rows, totals).map(({ code }) => code);

describe('published tables', () => {
  test('that add up have no defect', () => {
    expect(
      reconcile(sound(), { applicants: 5100, unknownSex: 300, unknownRace: 316, unknownEither: 316 }),
    ).toEqual([]);
  });

  test('a ratio of .762 and .860 that is printed as .866 is named', () => {
    const rows = sound().map((each) =>
      each.race === 'Black' && each.sex === '' ? { ...each, impactRatio: decimals(0.866) } : each,
    );
    expect(reconcile(rows)).toMatchObject([
      { code: 'impact-ratio', message: 'Black: 0.762 / 0.86 is 0.886, printed is 0.866' },
    ]);
  });

  test('rounding is no defect, more is', () => {
    expect(codes([row('Male', '', 3, 0.667, undefined, 2)])).toEqual([]);
    expect(codes([row('Male', '', 3, 0.668, undefined, 2)])).toEqual(['rate']);
  });

  test('labels that were swapped are told from cells that are merely too many', () => {
    // The cells of White stand under Asian and the other way round: 1,500 + 1,000 are more than 1,184
    const other = { White: 'Asian', Asian: 'White' } as const;
    const swap = (race: string) => other[race as keyof typeof other] ?? race;
    const rows = sound().map((each) =>
      each.sex !== '' && each.race !== '' ? { ...each, race: swap(each.race) } : each,
    );
    expect(codes(rows)).toEqual(expect.arrayContaining(['more-than-the-whole', 'swapped-labels']));
    const many = sound().map((each) =>
      each.sex === 'Male' && each.race === 'Asian' ? { ...each, applicants: 5000 } : each,
    );
    expect(codes(many)).toContain('more-than-the-whole');
    expect(codes(many)).not.toContain('swapped-labels');
  });

  test('a row that is a copy of another is named, and one that is there twice', () => {
    const [male] = sound().filter(({ sex, race }) => sex === 'Male' && race === 'Black');
    if (!male) throw new Error('there is such a row');
    const copied = sound().map((each) =>
      each.sex === 'Female' && each.race === 'Black' ? { ...male, row: each.row, sex: 'Female' } : each,
    );
    expect(codes(copied)).toContain('copied-row');
    expect(codes([...sound(), { ...male, row: 99 }])).toContain('duplicate-row');
  });

  test('tables are held to the totals', () => {
    expect(codes(sound(), { applicants: 5100, unknownSex: 200 })).toEqual(['totals']);
    expect(codes(sound(), { applicants: 4000 })).toEqual(['totals', 'totals', 'totals']);
  });
});
