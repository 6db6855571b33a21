import { describe, expect, test } from 'vitest';
import { type PredictionsOptions, readPredictions } from '../../../src/data/read-predictions.ts';
import { folderOfFiles, refusal } from './files.ts';

const { write } = folderOfFiles();
const label = { column: 'y', favourable: ['1'] };
const options: PredictionsOptions = { task: 'binary', label, score: 's', protected: ['sex'], threshold: 0.5 };

test('scores, decisions by the threshold, groups', async () => {
  const path = write('scores.csv', 'y,s,sex\n1,0.5,F\n0,0.49,M\n1,1,\n');
  const predictions = await readPredictions(path, options);
  expect(predictions).toEqual({
    task: 'binary',
    rows: 3,
    label: Uint8Array.of(1, 0, 1),
    decision: Uint8Array.of(1, 0, 1),
    score: Float64Array.of(0.5, 0.49, 1),
    weight: undefined,
    attributes: [{ name: 'sex', values: ['F', 'M', '(missing)'], codes: Int32Array.of(0, 1, 2) }],
    notices: [],
  });
});

test('decisions of their own, without scores, with weights', async () => {
  const path = write('decisions.csv', 'y,d,sex,w\n1,no,F,2\n0,yes,M,0.5\n');
  const decision = { column: 'd', favourable: ['yes'] };
  const predictions = await readPredictions(path, { ...options, score: undefined, decision, weight: 'w' });
  expect([...(predictions.decision ?? [])]).toEqual([0, 1]);
  expect(predictions.score).toBeUndefined();
  expect(predictions.weight).toEqual(Float64Array.of(2, 0.5));
});

test('an attribute with one value is worth a notice, no more', async () => {
  const predictions = await readPredictions(write('one.csv', 'y,s,sex\n1,0.5,F\n0,0.4,F\n'), options);
  expect(predictions.notices).toEqual([
    { code: 'one-value', message: 'Every row has the same sex ("F"): no groups can be compared by it.' },
  ]);
});

test('an attribute with very many values too', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 2},0.5,${i}`).join('\n');
  const predictions = await readPredictions(write('ages.csv', `y,s,sex\n${rows}\n`), options);
  expect(predictions.notices.map(({ code }) => code)).toEqual(['many-values']);
});

describe('bad input names the file, the row, the column and the remedy', () => {
  test.each([
    [
      'a label that is not binary',
      '1,0.5,F\n0,0.5,F\n2,0.5,M',
      'row 4, column "y": the label is not binary: "2" comes beside "0", "1". List each spelling under label.favourable',
    ],
    [
      'a missing label',
      '1,0.5,F\n,0.5,M',
      'row 3, column "y": the label is missing. Fill it in, or leave the row out.',
    ],
    [
      'a score above 1',
      '1,0.5,F\n0,1.5,M',
      'row 3, column "s": "1.5" is not a number in [0, 1]. Scores are probabilities',
    ],
    [
      'a score that is no number',
      '1,high,F\n0,0.5,M',
      'row 2, column "s": "high" is not a number in [0, 1]. Scores',
    ],
    [
      'a missing score',
      '1,,F\n0,0.5,M',
      'row 2, column "s": the value is missing where a number in [0, 1] is needed. Fill it in',
    ],
    [
      'a label that is never favourable',
      'yes,0.5,F\nyes,0.5,M',
      'column "y": no row has the favourable label ("1"); every row says "yes". Name the favourable values',
    ],
  ])('%s', async (_, rows, message) => {
    const path = write('bad.csv', `y,s,sex\n${rows}\n`);
    expect((await refusal(readPredictions(path, options))).message).toContain(`${path}, ${message}`);
  });

  test('a protected column that is absent', async () => {
    const path = write('absent.csv', 'y,s,gender of person\n1,0.5,F\n');
    const { message } = await refusal(readPredictions(path, { ...options, protected: ['sexes'] }));
    expect(message).toBe(
      `${path}, row 1, column "sexes": there is no such column. The columns are: y, s, gender of person.`,
    );
  });

  test('a long cell is cut', async () => {
    const path = write('long.csv', `y,s,sex\n1,${'9'.repeat(100)},F\n`);
    expect((await refusal(readPredictions(path, options))).what).toBe(
      `"${'9'.repeat(39)}…" is not a number in [0, 1]`,
    );
  });
});
