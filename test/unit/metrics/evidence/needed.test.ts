import { describe, expect, test } from 'vitest';
import { needed } from '../../../../src/metrics/evidence/needed.ts';
import type { Estimate, LearningPoint } from '../../../../src/result/index.ts';

const auc = (value: number): Estimate => ({
  known: true,
  value,
  low: value - 0.01,
  high: value + 0.01,
  n: 100,
  method: 'repeated-student',
});

const point = (rows: number, pretrained: number, random: number): LearningPoint => ({
  rows,
  steps: 300,
  auc: { pretrained: auc(pretrained), random: auc(random) },
  gain: auc(pretrained - random),
});

const rows = ({ rows }: LearningPoint) => rows;

describe('what it takes to reach an AUC', () => {
  test('is read off the curves, along the logarithm of the rows', () => {
    const curves = [point(100, 0.62, 0.5), point(400, 0.72, 0.56), point(800, 0.72, 0.66)];
    expect(needed(curves, rows)).toEqual([
      {
        auc: 0.5 + 0.05,
        reached: { pretrained: { answer: 'at-most', amount: 100 }, random: at(100 * 4 ** (5 / 6)) },
      },
      { auc: 0.6, reached: { pretrained: { answer: 'at-most', amount: 100 }, random: at(400 * 2 ** 0.4) } },
      { auc: 0.65, reached: { pretrained: at(100 * 4 ** 0.3), random: at(400 * 2 ** 0.9) } },
      { auc: 0.66, reached: { pretrained: at(100 * 4 ** 0.4), random: at(800) } },
      { auc: 0.7, reached: { pretrained: at(100 * 4 ** 0.8), random: { answer: 'beyond', amount: 800 } } },
    ]);
  });
  test('counts where a curve first gets there, though it falls again', () => {
    const [target] = needed([point(10, 0.6, 0.4), point(20, 0.7, 0.41), point(40, 0.64, 0.42)], rows).slice(
      -1,
    );
    expect(target).toMatchObject({ auc: 0.7, reached: { pretrained: { answer: 'at', amount: 20 } } });
  });
  test('is nothing where no AUC is known', () => {
    const unknown: Estimate = { known: false, because: 'one-class', n: 9 };
    const none = { ...point(10, 0, 0), auc: { pretrained: unknown, random: unknown } };
    expect(needed([none, none], rows)).toEqual([]);
  });
});

function at(amount: number) {
  return { answer: 'at', amount: Math.round(amount) };
}
