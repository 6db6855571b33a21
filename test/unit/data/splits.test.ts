import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignSplits, checkSplits, splitCode, UNASSIGNED } from '../../../src/data/splits.ts';

const free = (rows: number) => new Uint8Array(rows).fill(UNASSIGNED);
const [train, validation, tests] = [splitCode('train'), splitCode('validation'), splitCode('test')];

test('each label keeps its shares to within a row', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ max: 1, minLength: 1, maxLength: 400 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.49, noNaN: true }),
      fc.nat(),
      (label, share, validationShare, seed) => {
        const split = assignSplits(
          label,
          free(label.length),
          { test: share, validation: validationShare },
          seed,
        );
        for (const outcome of [0, 1]) {
          const rows = [...split].filter((_, row) => label[row] === outcome);
          const count = (code: number) => rows.filter((value) => value === code).length;
          expect(Math.abs(count(tests) - share * rows.length)).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(Math.abs(count(validation) - validationShare * rows.length)).toBeLessThanOrEqual(1 + 1e-9);
          expect(count(train) + count(validation) + count(tests)).toBe(rows.length);
        }
      },
    ),
  );
});

test('what a file says stands, the same seed gives the same split, another seed another', () => {
  const label = Uint8Array.from({ length: 300 }, (_, row) => row % 2);
  const fixed = free(300).fill(tests, 0, 50);
  const shares = { test: 0, validation: 0.2 };
  const split = assignSplits(label, fixed, shares, 7);
  expect([...split.subarray(0, 50)]).toEqual(Array(50).fill(tests));
  expect([...split.subarray(50)].filter((code) => code === validation)).toHaveLength(50);
  expect([...split.subarray(50)]).not.toContain(tests);
  expect(assignSplits(label, fixed, shares, 7)).toEqual(split);
  expect(assignSplits(label, fixed, shares, 8)).not.toEqual(split);
  expect(fixed[299]).toBe(UNASSIGNED);
});

test.each([
  ['no test rows', [train, train], [0, 1], 'the test split is empty', 'give a file whose split is "test"'],
  [
    'no training rows',
    [tests, tests],
    [0, 1],
    'the train split is empty',
    'give a file whose split is "train"',
  ],
  [
    'a test split of one class',
    [train, train, tests, tests],
    [0, 1, 1, 1],
    'every row of the test split has the favourable label',
    'check label.favourable',
  ],
  [
    'a validation split of one class',
    [train, train, tests, tests, validation],
    [0, 1, 1, 0, 0],
    'every row of the validation split has the unfavourable label',
    'change the shares',
  ],
])('%s', (_, split, label, what, remedy) => {
  const check = () => checkSplits(Uint8Array.from(label), Uint8Array.from(split), 'd.csv');
  expect(check).toThrow(`d.csv: ${what}. `);
  expect(check).toThrow(remedy);
});

test('nobody need watch the training', () => {
  const split = Uint8Array.from([train, train, tests, tests]);
  expect(() => checkSplits(Uint8Array.from([0, 1, 1, 0]), split, 'd.csv')).not.toThrow();
});
