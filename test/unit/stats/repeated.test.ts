import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aucComponents } from '../../../src/stats/auc-components.ts';
import { type Components, shareComponents } from '../../../src/stats/components.ts';
import { random } from '../../../src/stats/random.ts';
import { repeated, repeatedDifference } from '../../../src/stats/repeated.ts';
import { studentCritical } from '../../../src/stats/student.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { apart } from './oracle.ts';

type Ends = readonly [low: number, high: number];
type Arms<T> = Readonly<Record<'a' | 'b', T>>;

/** What numpy, scipy and scikit-learn say (fixtures/reference/auc.py). */
const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/auc.json', import.meta.url), 'utf8'),
) as {
  readonly student: readonly (readonly [confidence: number, df: number, critical: number])[];
  readonly cases: readonly {
    readonly confidence: number;
    readonly label: readonly number[];
    readonly weight: readonly number[];
    readonly scores: Arms<readonly (readonly number[])[]>;
    readonly auc: Arms<readonly number[]>;
    readonly ends: Arms<Ends>;
    readonly difference: Ends;
  }[];
};

const auc = (
  score: readonly number[],
  label: readonly number[],
  weight: readonly number[] = label.map(() => 1),
) => aucComponents(Float64Array.from(score), Uint8Array.from(label), Float64Array.from(weight)) as Components;

describe('Student’s t', () => {
  it.each(oracle.student)('at %d with %d degrees of freedom equals scipy', (confidence, df, critical) => {
    expect(apart(studentCritical(confidence, df), critical)).toBeLessThan(1e-8);
  });
});

describe('the area under a ROC curve', () => {
  it('is made of what each row brings, as counted by hand', () => {
    const { value, strata } = auc([3, 1, 2, 1, 0], [1, 1, 0, 0, 0]);
    expect(value).toBeCloseTo((3 + 1.5) / 6, 15);
    expect(strata.map(({ values }) => [...values])).toEqual([
      [1, 0.5],
      [0.5, 0.75, 1],
    ]);
  });
  it('does not exist where one label is missing', () => {
    expect(aucComponents(Float64Array.of(1, 2), Uint8Array.of(1, 1), Float64Array.of(1, 1))).toBeUndefined();
  });
});

describe.each(oracle.cases)('the mean of AUCs at $confidence', (given) => {
  const { label, weight, scores, confidence } = given;
  const arm = (name: 'a' | 'b') => scores[name].map((score) => auc(score, label, weight));

  it('takes each AUC as scikit-learn does', () => {
    for (const name of ['a', 'b'] as const) {
      arm(name).forEach(({ value }, time) => {
        expect(value).toBeCloseTo(given.auc[name][time] as number, 12);
      });
    }
  });
  it('has the interval that follows from all pairs of rows', () => {
    for (const name of ['a', 'b'] as const) {
      const { low, high } = repeated(arm(name), confidence);
      const [from, to] = given.ends[name];
      expect(low).toBeCloseTo(Math.max(0, from), 10);
      expect(high).toBeCloseTo(Math.min(1, to), 10);
    }
    const { low, high } = repeatedDifference(arm('a'), arm('b'), confidence);
    expect(low).toBeCloseTo(Math.max(-1, given.difference[0]), 10);
    expect(high).toBeCloseTo(Math.min(1, given.difference[1]), 10);
  });
});

describe('the mean of a number taken several times', () => {
  it('keeps some doubt where nothing varied', () => {
    const sure = [auc([3, 2, 1, 0], [1, 1, 0, 0]), auc([3, 2, 1, 0], [1, 1, 0, 0])];
    expect(repeated(sure, 0.95)).toEqual({ value: 1, ...wilson(1, 2, 0.95) });
    const { value, low, high } = repeatedDifference(sure, sure, 0.95);
    expect([value, low < 0, high > 0]).toEqual([0, true, true]);
  });

  it('is in its interval as often as it should be, and a difference of nothing is', () => {
    const source = random(11, 'coverage');
    const [runs, times, rows] = [1500, 4, 150];
    const weight = new Float64Array(rows).fill(1);
    const label = Uint8Array.from({ length: rows }, (_, row) => (row < 60 ? 1 : 0));
    let [held, equal] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const shared = Float64Array.from(label, (own) => own + source.normal());
      const arm = () =>
        Array.from({ length: times }, () => {
          const skill = 1 + 0.5 * source.normal();
          const score = shared.map((own) => skill * own + source.normal());
          return aucComponents(score, label, weight) as Components;
        });
      const [a, b] = [arm(), arm()];
      const { low, high } = repeatedDifference(a, b, 0.95);
      if (low <= 0 && 0 <= high) equal++;
      const hits = Array.from({ length: times }, () => {
        const chance = Math.min(0.95, Math.max(0.05, 0.7 + 0.08 * source.normal()));
        return shareComponents(
          label.map(() => (source.uniform() < chance ? 1 : 0)),
          weight,
        );
      });
      const share = repeated(hits, 0.95);
      if (share.low <= 0.7 && 0.7 <= share.high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.93);
    expect(equal / runs).toBeGreaterThan(0.93);
  });
});
