import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/canonical-json.ts';
import { editions } from '../../../src/report/editions/index.ts';
import { formats } from '../../../src/report/formats/index.ts';
import type { AuditResult, SliceId } from '../../../src/result/index.ts';
import { auditOf, hiring } from './results.ts';

const publicly = (result: AuditResult, smallest = 10) => editions.get('public').of(result, smallest);

/** A result that counts these rows by two attributes, and nothing else. */
function counted(table: readonly (readonly number[])[]): AuditResult {
  const rows = new Map<string, { slice: SliceId; rows: number }>();
  const add = (slice: SliceId, more: number) => {
    const key = canonicalJson(slice);
    rows.set(key, { slice, rows: (rows.get(key)?.rows ?? 0) + more });
  };
  for (const [a, line] of table.entries()) {
    for (const [b, count] of line.entries()) {
      if (count === 0) continue;
      for (const slice of [{}, { a: `${a}` }, { b: `${b}` }, { a: `${a}`, b: `${b}` }]) add(slice, count);
    }
  }
  const { scores: _, terms: __, ...rest } = hiring();
  return { ...rest, slices: [...rows.values()], measures: [], disparities: [], findings: [], metrics: [] };
}

/** Rank of a matrix, by elimination with the largest pivot. */
function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const rest = rows.slice(found).sort((x, y) => Math.abs(y[column] ?? 0) - Math.abs(x[column] ?? 0));
    rows.splice(found, rest.length, ...rest);
    const pivot = rows[found];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9) continue;
    for (const row of rows.slice(found + 1)) {
      const times = (row[column] ?? 0) / (pivot[column] as number);
      for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0);
    }
    found += 1;
  }
  return found;
}

/** Slices that are not told, with whatever equations a reader has for them: every sum over one more attribute. */
function attacked(whole: AuditResult, told: AuditResult) {
  const key = ({ slice }: { readonly slice: SliceId }) => canonicalJson(slice);
  const known = new Set(told.slices.map(key));
  const hidden = whole.slices.filter((profile) => !known.has(key(profile)));
  const place = new Map(hidden.map((profile, index) => [key(profile), index]));
  const equations = whole.slices.flatMap(({ slice }) =>
    ['a', 'b']
      .filter((name) => !(name in slice))
      .map((name) => {
        const row = hidden.map(() => 0);
        const own = place.get(canonicalJson(slice));
        if (own !== undefined) row[own] = -1;
        for (const part of whole.slices) {
          const { [name]: value, ...others } = part.slice;
          const at = place.get(key(part));
          if (value !== undefined && at !== undefined && canonicalJson(others) === canonicalJson(slice))
            row[at] = 1;
        }
        return row;
      }),
  );
  return { hidden, equations };
}

describe('the public edition', () => {
  it('tells no small count, and none can be worked out from the sums', () => {
    const count = fc.oneof({ weight: 1, arbitrary: fc.nat(12) }, { weight: 2, arbitrary: fc.nat(60) });
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([a, b]) =>
        fc.array(fc.array(count, { minLength: b, maxLength: b }), { minLength: a, maxLength: a }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const whole = counted(rows);
        const told = publicly(whole);
        for (const profile of told.slices) expect(profile.rows).toBeGreaterThanOrEqual(10);
        const { hidden, equations } = attacked(whole, told);
        const all = rank(equations);
        for (const index of hidden.keys()) {
          const guess = hidden.map((_, at) => (at === index ? 1 : 0));
          expect(rank([...equations, guess])).toBe(all + 1);
        }
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('leaves a table alone in which nothing is small', () => {
    const whole = counted([
      [20, 30],
      [40, 50],
    ]);
    expect(publicly(whole).slices).toEqual(whole.slices);
  });

  it('keeps the verdict, and the outcome of every finding without its numbers', () => {
    const whole = hiring();
    const told = publicly(whole);
    expect(told.verdict).toEqual(whole.verdict);
    expect(told.findings.map(({ outcome }) => outcome)).toEqual(whole.findings.map(({ outcome }) => outcome));
    expect(told.slices.length).toBeLessThan(whole.slices.length);
    expect(told.findings.filter(({ actual }) => !actual.known && actual.because === 'withheld')).not.toEqual(
      [],
    );
    expect(told.scores).toBeUndefined();
  });

  it('tells nothing that is counted of few people, in any number', () => {
    const told = publicly(hiring());
    const names = new Set(told.slices.map(({ slice }) => canonicalJson(slice)));
    const estimates = [...told.measures, ...told.disparities].map(({ estimate }) => estimate);
    for (const { slice } of told.measures) expect(names).toContain(canonicalJson(slice));
    for (const { slice, against } of told.disparities)
      for (const one of [slice, against]) if (one) expect(names).toContain(canonicalJson(one));
    for (const estimate of estimates) {
      const count = estimate.known ? (estimate.count ?? estimate.n) : estimate.n;
      for (const people of [estimate.n, count, estimate.n - count])
        expect(people === 0 || people >= 10).toBe(true);
    }
  });

  it.each([...formats].map((format) => format.id))('can be told as %s', async (id) => {
    const text = await formats.get(id).render(publicly(auditOf({ attributes: { sex: ['M', 'F', 'X'] } })));
    expect(text.length).toBeGreaterThan(0);
  });
});

describe('the internal edition', () => {
  it('is the result', () => {
    expect(editions.get('internal').of(hiring(), 10)).toEqual(hiring());
  });
});
