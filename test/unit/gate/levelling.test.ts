import { expect, test } from 'vitest';
import { levellingDown } from '../../../src/gate/levelling.ts';
import type { Estimate, GroupChange } from '../../../src/result/index.ts';

const at = (value: number): Estimate => ({
  known: true,
  value,
  low: value - 0.1,
  high: value + 0.1,
  n: 400,
  method: 'recovered',
});
const gap = { id: 'gap', title: 'Gap', why: '', kind: 'disparity', better: 'lower' } as const;
const change = (sex: string, shown: GroupChange['shown']): GroupChange => ({
  candidate: 'b',
  criterion: 'gap',
  slice: { sex },
  before: at(0.5),
  after: at(0.4),
  difference: at(-0.1),
  shown,
});
const found = (closed: number, ...groups: readonly GroupChange[]) =>
  levellingDown(
    {
      criteria: [gap],
      differences: [{ candidate: 'b', against: 'a', criterion: 'gap', estimate: at(closed) }],
      groups: [...groups],
    },
    'a',
  );

test('a gap that is closed by making a group worse and none better is flagged', () => {
  expect(found(-0.3, change('F', 'same'), change('M', 'worse'))).toEqual([
    { candidate: 'b', criterion: 'gap', worse: [{ sex: 'M' }] },
  ]);
});

test.each([
  ['a group is better', -0.3, 'better', 'worse'],
  ['nobody is shown to be worse', -0.3, 'same', 'same'],
  ['the gap is not shown to be smaller', -0.05, 'same', 'worse'],
] as const)('nothing is flagged where %s', (_, closed, f, m) => {
  expect(found(closed, change('F', f), change('M', m))).toEqual([]);
});
