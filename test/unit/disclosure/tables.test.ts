import { describe, expect, test } from 'vitest';
import { ll144Fragment, missingFacts } from '../../../src/disclosure/ll144/fragment.ts';
import { ll144 } from '../../../src/disclosure/ll144/tables.ts';
import type { AuditResult, SliceId } from '../../../src/result/index.ts';
import { hiring } from '../report/results.ts';

const counts: readonly (readonly [SliceId, number, number])[] = [
  [{}, 1030, 405],
  [{ sex: 'F' }, 500, 150],
  [{ sex: 'M' }, 520, 250],
  [{ sex: '(missing)' }, 10, 5],
  [{ race: 'A' }, 600, 240],
  [{ race: 'B' }, 410, 160],
  [{ race: 'C' }, 5, 4],
  [{ race: '(missing)' }, 15, 1],
  [{ sex: 'F', race: 'A' }, 300, 90],
  [{ sex: 'M', race: 'A' }, 300, 150],
  [{ sex: 'F', race: 'B' }, 195, 58],
  [{ sex: 'M', race: 'B' }, 205, 96],
  [{ sex: '(missing)', race: '(missing)' }, 4, 1],
];

/** A result with selection rates by sex, race and both. */
function result(): AuditResult {
  return {
    ...hiring(),
    attributes: [
      { name: 'sex', values: ['F', 'M', '(missing)'] },
      { name: 'race', values: ['A', 'B', 'C', '(missing)'] },
    ],
    slices: counts.map(([slice, rows]) => ({ slice, rows })),
    measures: counts.map(([slice, n, count]) => ({
      metric: 'selection-rate',
      slice,
      estimate: { known: true, value: count / n, low: 0, high: 1, n, count, method: 'wilson' },
    })),
  };
}
const names = { sex: 'sex', race: 'race' };
const rare = { category: { race: 'C' }, justification: 'Five people tell nothing' };

describe('the tables of Local Law 144', () => {
  test('have the impact ratios within each table, and count who is in none', () => {
    const { kind, tables, unknown, applicants } = ll144(result(), names);
    expect({ kind, applicants, unknown }).toEqual({
      kind: 'selection',
      applicants: 1030,
      unknown: { sex: 10, race: 15, either: 21 },
    });
    const ratios = tables.map(({ rows }) => rows.map(({ category, impactRatio }) => [category, impactRatio]));
    expect(ratios[0]).toEqual([
      [{ sex: 'F' }, 150 / 500 / (250 / 520)],
      [{ sex: 'M' }, 1],
    ]);
    // The rare category has the highest rate, and counts as long as it is not left out
    expect(ratios[1]?.[0]).toEqual([{ race: 'A' }, 0.4 / 0.8]);
    expect(ratios[2]).toHaveLength(4);
  });

  test('leave a category of less than 2 % out with a reason alone, and not as the highest either', () => {
    const { tables } = ll144(result(), { ...names, exclusions: [rare] });
    const [first, , left] = tables[1].rows;
    expect(first).toMatchObject({ category: { race: 'A' }, impactRatio: 1, small: false });
    expect(left).toMatchObject({
      justification: 'Five people tell nothing',
      applicants: 5,
      rate: 0.8,
      small: true,
    });
    expect(left).not.toHaveProperty('impactRatio');
  });

  test.each([
    [{ category: { race: 'B' }, justification: 'Unwelcome' }, 'may be left out'],
    [{ ...rare, justification: ' ' }, 'without a justification'],
    [{ category: { race: 'D' }, justification: 'Nobody' }, 'no table has the category race=D'],
  ])('refuse to leave out %j', (exclusion, message) => {
    expect(() => ll144(result(), { ...names, exclusions: [exclusion] })).toThrow(message);
  });

  test('need both attributes, and their crossing', () => {
    expect(() => ll144(result(), { ...names, race: 'rase' })).toThrow('no attribute "rase"');
    const { measures, ...rest } = result();
    const uncrossed = { ...rest, measures: measures.filter(({ slice }) => Object.keys(slice).length < 2) };
    expect(() => ll144(uncrossed, names)).toThrow('by sex and race');
  });

  test('become a piece of HTML in which names from the data are text, and which says what it is', () => {
    const hostile = result();
    const [everybody, ...others] = hostile.measures;
    if (!everybody) throw new Error('there are measures');
    const evil = others.map((each) =>
      each.slice.race === 'C' ? { ...each, slice: { race: '<img src=x>' } } : each,
    );
    const given = { ...hostile, measures: [everybody, ...evil] };
    const html = ll144Fragment(given, ll144(given, names), { audited: '2026-11-25' });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html).toContain('pre-audit');
    expect(html).toContain('0.624');
    expect(missingFacts({ audited: '2026-11-25' })).toHaveLength(2);
  });
});
