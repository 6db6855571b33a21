import { ColumnTable } from 'arquero';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CategoryValues } from '../../../src/data/category-values.ts';
import type { Dataset } from '../../../src/data/dataset.ts';
import { datasetCodec } from '../../../src/data/dataset-codec.ts';
import type { Predictions } from '../../../src/data/predictions.ts';
import { predictionsCodec } from '../../../src/data/predictions-codec.ts';
import { standingOf } from '../../../src/data/standing.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const number = fc.double();

const attribute = (rows: number) =>
  fc.record({
    name: text,
    values: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    codes: fc.array(fc.nat(0), { minLength: rows, maxLength: rows }).map((codes) => Int32Array.from(codes)),
  });
const bits = (rows: number) =>
  fc.array(fc.nat(1), { minLength: rows, maxLength: rows }).map((values) => Uint8Array.from(values));
const numbers = (rows: number) =>
  fc.array(number, { minLength: rows, maxLength: rows }).map((values) => Float64Array.from(values));
const notices = fc.array(fc.record({ code: text, message: text }), { maxLength: 2 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const sampling = (rows: number) => ({
  clusters: fc.record({ batch: bits(rows), size: numbers(rows) }),
  stratum: attribute(rows),
});
/** Whatever else is there, with or without each of the optional parts. */
const sampled = <T>(rows: number, others: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc
    .tuple(fc.record(others), fc.record(sampling(rows), { requiredKeys: [] }))
    .map(([rest, parts]) => ({ ...rest, ...parts }));

const predictions: fc.Arbitrary<Predictions> = fc.nat(20).chain((rows) =>
  sampled(rows, {
    task: text,
    rows: fc.constant(rows),
    label: fc.oneof(bits(rows), numbers(rows)),
    decision: maybe(bits(rows)),
    score: maybe(numbers(rows)),
    weight: maybe(numbers(rows)),
    attributes: fc.array(attribute(rows), { maxLength: 3 }),
    notices,
  }),
);
const rankings: fc.Arbitrary<Predictions> = fc.tuple(predictions, fc.nat(20)).chain(([given, rows]) =>
  fc.tuple(numbers(rows), numbers(rows)).map(([score, label]) => ({
    ...given,
    standing: standingOf(score, label, new Int32Array(rows), 3),
  })),
);

const column = (rows: number) =>
  fc.oneof(
    numbers(rows),
    fc.array(text, { minLength: rows, maxLength: rows }),
    attribute(rows).map((values) => new CategoryValues(values)),
  );
const dataset: fc.Arbitrary<Dataset> = fc.nat(20).chain((rows) =>
  sampled(rows, {
    rows: fc.constant(rows),
    table: fc
      .uniqueArray(fc.tuple(text, column(rows)), { minLength: 1, maxLength: 4, selector: ([name]) => name })
      .map((columns) => new ColumnTable(Object.fromEntries(columns))),
    label: bits(rows),
    split: bits(rows),
    weight: maybe(numbers(rows)),
    attributes: fc.array(attribute(rows), { maxLength: 3 }),
    notices,
  }),
);

test('predictions come back as they were, and equal ones give equal bytes', () => {
  fc.assert(
    fc.property(fc.oneof(predictions, rankings), (given) => {
      const bytes = predictionsCodec.encode(given);
      const back = predictionsCodec.decode(bytes);
      expect(back).toEqual(given);
      expect(predictionsCodec.encode(back)).toEqual(bytes);
    }),
  );
});

test('datasets come back as they were, and equal ones give equal bytes', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      const bytes = datasetCodec.encode(given);
      const back = datasetCodec.decode(bytes);
      const { table, ...rest } = given;
      const { table: tableBack, ...restBack } = back;
      expect(restBack).toEqual(rest);
      expect(tableBack.columnNames()).toEqual(table.columnNames());
      for (const name of table.columnNames()) expect(tableBack.column(name)).toEqual(table.column(name));
      expect(datasetCodec.encode(back)).toEqual(bytes);
    }),
  );
});
