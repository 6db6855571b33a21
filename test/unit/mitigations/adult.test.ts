import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { equalised } from '../../../src/mitigations/algorithms/equalise.ts';
import { exponentiatedGradient } from '../../../src/mitigations/algorithms/exponentiated-gradient.ts';
import type { LabelledRows } from '../../../src/mitigations/algorithms/groups.ts';
import { linearConstraints } from '../../../src/mitigations/algorithms/linear-constraints.ts';
import type { Matrix } from '../../../src/mitigations/algorithms/matrix.ts';
import { operatingCurves } from '../../../src/mitigations/algorithms/operating-points.ts';
import { reduction, type Task } from '../../../src/mitigations/algorithms/reduction.ts';
import { reweighed } from '../../../src/mitigations/algorithms/reweigh.ts';
import { probabilityOf, type Selection } from '../../../src/mitigations/algorithms/selection.ts';
import { chances, fitLogistic } from './logistic-model.ts';

const folder = new URL('../../../../shared/data/adult/', import.meta.url);
const theirs: Readonly<Record<string, { readonly gap: number; readonly accuracy: number }>> = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/mitigation/adult.json', import.meta.url), 'utf8'),
);

const EVERY = 4;
const NUMBERS = [0, 4, 10, 11, 12];

interface People extends LabelledRows {
  readonly inputs: Matrix;
}

/** Every fourth row: five numbers and the sex, as they are. */
function read(name: string): People {
  const rows = readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((line) =>
      line
        .replace(/\.$/, '')
        .split(',')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === 15)
    .filter((_, at) => at % EVERY === 0);
  const values = rows.flatMap((row) => [...NUMBERS.map((at) => Number(row[at])), Number(row[9] === 'Male')]);
  return {
    label: Uint8Array.from(rows, (row) => Number(row[14] === '>50K')),
    weight: new Float64Array(rows.length).fill(1),
    groups: { codes: Int32Array.from(rows, (row) => Number(row[9] === 'Male')), names: ['Female', 'Male'] },
    inputs: { rows: rows.length, width: NUMBERS.length + 1, values: Float32Array.from(values) },
  };
}

/** Inputs with mean 0 and deviation 1 in the rows learnt from. */
function standardised({ rows, width, values }: Matrix, { inputs }: People): Matrix {
  const moments = Array.from({ length: width }, (_, input) => {
    const own = Float64Array.from(
      { length: inputs.rows },
      (_, row) => inputs.values[row * width + input] as number,
    );
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return {
      mean,
      deviation: Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length),
    };
  });
  const scaled = values.map((value, at) => {
    const { mean, deviation } = moments[at % width] as (typeof moments)[number];
    return (value - mean) / deviation;
  });
  return { rows, width, values: scaled };
}

/** The gap in selection between men and women, and the share of right decisions. */
function tell({ label, groups }: People, chance: (row: number) => number) {
  const rate = [0, 1].map((code) => {
    const own = [...label.keys()].filter((row) => groups.codes[row] === code);
    return own.reduce((sum, row) => sum + chance(row), 0) / own.length;
  });
  const right = label.reduce((sum, own, row) => sum + (own === 1 ? chance(row) : 1 - chance(row)), 0);
  return { gap: (rate[1] as number) - (rate[0] as number), accuracy: right / label.length };
}

describe.skipIf(!existsSync(folder))('on the Adult file, with logistic regression', () => {
  const [known, held] = existsSync(folder) ? [read('adult.data'), read('adult.test')] : [];
  const people = () => {
    if (!known || !held) throw new Error('the file is not there');
    return { known, held, x: standardised(known.inputs, known), y: standardised(held.inputs, known) };
  };
  const close = (ours: { gap: number; accuracy: number }, peer: string) => {
    expect(Math.abs(ours.gap - (theirs[peer]?.gap as number))).toBeLessThan(0.01);
    expect(Math.abs(ours.accuracy - (theirs[peer]?.accuracy as number))).toBeLessThan(0.01);
  };

  test('reweighing comes to AIF360’s gap and accuracy', () => {
    const { known, held, x, y } = people();
    const plain = chances(y, fitLogistic(x, known));
    close(
      tell(held, (row) => Number((plain[row] as number) > 0.5)),
      'plain',
    );
    const fair = chances(y, fitLogistic(x, { ...known, weight: reweighed(known) }));
    close(
      tell(held, (row) => Number((fair[row] as number) > 0.5)),
      'reweighing',
    );
  });

  test('the threshold optimiser comes to fairlearn’s', () => {
    const { known, held, x, y } = people();
    const beta = fitLogistic(x, known);
    const curves = operatingCurves(known, chances(x, beta));
    const rules = equalised(curves, { parity: 'demographic-parity', objective: 'accuracy' });
    const score = chances(y, beta);
    const chance = (row: number) =>
      probabilityOf(rules[held.groups.codes[row] as number] as Selection, score[row] as number);
    close(tell(held, chance), 'thresholdOptimizer');
  });

  test('exponentiated gradient comes to fairlearn’s', async () => {
    const { known, held, x, y } = people();
    const constraints = linearConstraints(known, 'demographic-parity');
    const learn = async (task: Task) =>
      chances(x, fitLogistic(x, task)).map((chance) => (chance > 0.5 ? 1 : 0));
    const answer = reduction(known, { constraints, bound: 0.01 }, learn);
    const asked = { constraints: constraints.length, largest: 100, rounds: 12 };
    const { members } = await exponentiatedGradient(answer, asked);
    const decided = members.map(({ task, share }) =>
      chances(y, fitLogistic(x, task)).map((chance) => (chance > 0.5 ? share : 0)),
    );
    const ours = tell(held, (row) => decided.reduce((sum, own) => sum + (own[row] as number), 0));
    close(ours, 'exponentiatedGradient');
  });
});
