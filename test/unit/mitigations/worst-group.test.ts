import { expect, test } from 'vitest';
import { rowOf } from '../../../src/mitigations/algorithms/matrix.ts';
import { dfr } from '../../../src/mitigations/dfr.ts';
import { groupDro } from '../../../src/mitigations/group-dro.ts';
import { jtt } from '../../../src/mitigations/jtt.ts';
import type { Lesson, Mitigation, Training } from '../../../src/mitigations/mitigation.ts';
import { random } from '../../../src/stats/random.ts';
import { type Birds, birds } from './landbirds.ts';
import { chances, fitLogistic } from './logistic-model.ts';

const known = birds(2000, 0.95, 1);
const held = birds(8000, 0.5, 2);
const training: Training = { ...known, rows: Int32Array.from(known.label.keys()) };

const learn = ({ rows, label, weight }: Lesson) => {
  const values = Float32Array.from([...rows].flatMap((row) => [...rowOf(known.inputs, row)]));
  return fitLogistic({ rows: rows.length, width: 3, values }, { label, weight });
};

const context = {
  random: random(3),
  async train(lesson: Lesson) {
    const score = chances(known.inputs, learn(lesson));
    return { scores: async (rows: Int32Array) => Float64Array.from(rows, (row) => score[row] as number) };
  },
};

/** Accuracy of the worst of kind × background, on birds that stand anywhere. */
function worst({ inputs, label, groups }: Birds, lesson: Lesson): number {
  const score = chances(inputs, learn(lesson));
  const right = [0, 0, 0, 0];
  const all = [0, 0, 0, 0];
  label.forEach((kind, row) => {
    const cell = 2 * kind + (groups.codes[row] as number);
    all[cell] = (all[cell] as number) + 1;
    if ((score[row] as number) >= 0.5 === (kind === 1)) right[cell] = (right[cell] as number) + 1;
  });
  return Math.min(...right.map((count, cell) => count / (all[cell] as number)));
}

const taught = async (strategy: Mitigation, options: object) =>
  worst(held, (await strategy.rows?.(training, options as never, context)) as Lesson);

test('the worst group fares worst as trained, better when trained twice, best by group DRO and DFR', async () => {
  const erm = worst(held, training);
  const twice = await taught(jtt, { upweight: 5 });
  const dro = await taught(groupDro, { rounds: 10, step: 1 });
  const last = await taught(dfr, {});
  expect(twice).toBeGreaterThan(erm + 0.1);
  expect(dro).toBeGreaterThan(twice + 0.02);
  expect(last).toBeGreaterThan(twice + 0.02);
});
