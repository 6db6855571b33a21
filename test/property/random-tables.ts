import fc from 'fast-check';
import { tasks } from '../../src/data/tasks/index.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { predictionsOf, type Row } from '../unit/slices/rows.ts';

/** One seed, so that a law either holds on every machine or on none. */
fc.configureGlobal({ seed: 2026 });

const bit = fc.constantFrom(0, 1);
const score = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0.25, 0.5, 1, -0, 5e-324),
);
const weight = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(0, 1, 1e-200, 1e30));
const shape = {
  label: bit,
  decision: bit,
  a: fc.constantFrom('x', 'y', 'z', '(missing)'),
  b: fc.constantFrom('p', 'q', '__proto__'),
};
export const rowOf = (more: Readonly<Record<string, fc.Arbitrary<number | string>>>): fc.Arbitrary<Row> =>
  fc.record({ ...shape, ...more });
export const tables = fc.oneof(
  fc.array(rowOf({}), { maxLength: 40 }),
  fc.array(rowOf({ score }), { maxLength: 40 }),
  fc.array(rowOf({ score, weight }), { maxLength: 40 }),
  fc.array(rowOf({ weight, disagreement: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 40 }),
);

const number = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, -1, -0, 1e100, -1e100, 5e-324),
);
const numbered = { label: number, score: number };
const numberRow = (more: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<Row> =>
  fc.record({ a: shape.a, b: shape.b, ...numbered, ...more });
const numberTables = fc.oneof(
  fc.array(numberRow({}), { maxLength: 40 }),
  fc.array(numberRow({ weight }), { maxLength: 40 }),
);
const classRow = (more: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<Row> =>
  fc.record({ a: shape.a, b: shape.b, label: fc.nat(2), decision: fc.nat(2), ...more });
const classTables = fc.oneof(
  fc.array(classRow({}), { maxLength: 40 }),
  fc.array(classRow({ weight }), { maxLength: 40 }),
);
const relevance = fc.oneof(
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, 2, -0, 1e100, 5e-324),
);
const listRow = (more: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<Row> =>
  fc.record({ a: shape.a, b: shape.b, list: fc.nat(2), score: number, label: relevance, ...more });
const listTables = fc.oneof(
  fc.array(listRow({}), { maxLength: 40 }),
  fc.array(listRow({ weight }), { maxLength: 40 }),
);
const TABLES = {
  binary: tables,
  multiclass: classTables,
  regression: numberTables,
  ranking: listTables,
} satisfies Record<(typeof tasks)['ids'][number], fc.Arbitrary<Row[]>>;
/** Each task with random tables of it: groups by `a` and `b`, some with scores or weights, some without rows. */
export const everyTask = tasks.ids.map((id) => [id, TABLES[id]] as const);

export const cubeOf = (rows: readonly Row[], task = 'binary') =>
  memory.cube(predictionsOf(rows, ['a', 'b'], task));

/** The cube of some of the rows, which stand in their lists as they do among all. */
export function cubeOfPart(rows: readonly Row[], from: number, to: number, task: string) {
  const all = predictionsOf(rows, ['a', 'b'], task);
  const cut = <T extends Float64Array | Int32Array | Uint8Array>(values: T | undefined) =>
    values?.slice(from, to) as T;
  const { standing, disagreement, attributes } = all;
  return memory.cube({
    ...all,
    rows: to - from,
    label: cut(all.label),
    decision: cut(all.decision),
    score: cut(all.score),
    weight: cut(all.weight),
    attributes: attributes.map((attribute) => ({ ...attribute, codes: cut(attribute.codes) })),
    ...(disagreement && { disagreement: cut(disagreement) }),
    ...(standing && {
      standing: Object.fromEntries(
        Object.entries(standing).map(([part, values]) => [part, cut(values)]),
      ) as unknown as typeof standing,
    }),
  });
}
