import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CategoryValues } from '../../../src/data/category-values.ts';
import { type DatasetOptions, readDataset } from '../../../src/data/read-dataset.ts';
import { splitCode } from '../../../src/data/splits.ts';
import { folderOfFiles, refusal } from './files.ts';

const { write } = folderOfFiles();
const options: DatasetOptions = {
  label: { column: 'y', favourable: ['yes'] },
  protected: ['sex'],
  inputs: { text: ['cv'], numeric: ['years'], categorical: ['town', 'sex'] },
  split: { validation: 0, test: 0.5 },
};
const header = 'y,sex,cv,years,town\n';

test('columns by kind, files one after the other, one dictionary for all', async () => {
  const first = write('first.csv', `${header}yes,F,"Writes, reads",3,Ulm\nno,M,,,\n`);
  const second = write('second.csv', `${header}no,M,Sews,1.5,Bern\nyes,X,Digs,2,Ulm\n`);
  const files = [
    { path: first, split: 'train' as const },
    { path: second, split: 'test' as const },
  ];
  const counts: number[] = [];
  const dataset = await readDataset(files, options, 7, (rows) => counts.push(rows));
  expect(dataset.rows).toBe(4);
  expect(counts.at(-1)).toBe(4);
  expect([...dataset.label]).toEqual([1, 0, 0, 1]);
  expect([...dataset.split]).toEqual(
    ['train', 'train', 'test', 'test'].map((name) => splitCode(name as 'train')),
  );
  expect(dataset.table.columnNames()).toEqual(['cv', 'years', 'town', 'sex']);
  expect(dataset.table.objects()).toEqual([
    { cv: 'Writes, reads', years: 3, town: 'Ulm', sex: 'F' },
    { cv: '', years: Number.NaN, town: '(missing)', sex: 'M' },
    { cv: 'Sews', years: 1.5, town: 'Bern', sex: 'M' },
    { cv: 'Digs', years: 2, town: 'Ulm', sex: 'X' },
  ]);
  expect(dataset.attributes).toEqual([
    { name: 'sex', values: ['F', 'M', 'X'], codes: Int32Array.of(0, 1, 1, 2) },
  ]);
  const town: unknown = dataset.table.column('town');
  expect(town).toBeInstanceOf(CategoryValues);
  expect((town as CategoryValues).values).toEqual(['Bern', 'Ulm', '(missing)']);
  expect([...(town as CategoryValues)]).toEqual(['Ulm', '(missing)', 'Bern', 'Ulm']);
});

test('arquero’s verbs work on the table', async () => {
  const rows = 'yes,F,a,1,Ulm\nno,M,b,2,Bern\nyes,F,c,3,Ulm\nno,F,d,4,Bern\n';
  const { table } = await readDataset([{ path: write('verbs.csv', header + rows) }], options, 1);
  expect(table.groupby('town').count().orderby('town').objects()).toEqual([
    { town: 'Bern', count: 2 },
    { town: 'Ulm', count: 2 },
  ]);
  expect(table.orderby('town').array('town')).toEqual(['Bern', 'Bern', 'Ulm', 'Ulm']);
});

test('an empty test split, by the shares', async () => {
  const path = write('few.csv', `${header}yes,F,a,1,Ulm\nno,M,b,2,Bern\n`);
  const { message } = await refusal(
    readDataset([{ path }], { ...options, split: { validation: 0, test: 0 } }, 7),
  );
  expect(message).toBe(
    `${path}: the test split is empty. Change the shares under dataset.split, or give a file whose split is "test".`,
  );
});

test('a numeric input that is no number', async () => {
  const path = write('words.csv', `${header}yes,F,a,many,Ulm\n`);
  const { message } = await refusal(readDataset([{ path }], options, 7));
  expect(message).toContain(`${path}, row 2, column "years": "many" is not a number. Mend the cell`);
});

const adult = '../shared/data/adult';
describe.skipIf(!existsSync(adult))('the Adult census file', () => {
  const columns =
    'age workclass fnlwgt education education-num marital-status occupation relationship race sex capital-gain capital-loss hours-per-week native-country income';
  const format = { header: columns.split(' '), trim: true, missing: ['?'] };

  test('its two parts are read as they were published', async () => {
    const dataset = await readDataset(
      [
        { path: `${adult}/adult.data`, format },
        { path: `${adult}/adult.test`, split: 'test', format: { ...format, skipRows: 1 } },
      ],
      {
        label: { column: 'income', favourable: ['>50K', '>50K.'], unfavourable: ['<=50K', '<=50K.'] },
        protected: ['sex', 'race'],
        inputs: { numeric: ['age', 'hours-per-week'], categorical: ['workclass', 'native-country'] },
        split: { validation: 0.15, test: 0 },
      },
      7,
    );
    expect(dataset.rows).toBe(48_842);
    // Counts of the data set's own description, adult.names: 32561 train, 16281 test; 24.78 % and 76.07 % of known rows.
    const counts = [0, 0, 0];
    for (const code of dataset.split) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts[splitCode('test')]).toBe(16_281);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(32_561);
    expect(Math.abs((counts[1] ?? 0) - 0.15 * 32_561)).toBeLessThanOrEqual(2);
    expect(dataset.label.reduce((sum, bit) => sum + bit, 0)).toBe(11_687);
    expect(dataset.attributes.map(({ values }) => values)).toEqual([
      ['Female', 'Male'],
      ['Amer-Indian-Eskimo', 'Asian-Pac-Islander', 'Black', 'Other', 'White'],
    ]);
    const workclass = dataset.table.column('workclass') as unknown as CategoryValues;
    expect(workclass.values.at(-1)).toBe('(missing)');
    expect(workclass.codes.filter((code) => code === workclass.values.length - 1)).toHaveLength(2799);
    expect(dataset.notices).toEqual([]);
  });
});
