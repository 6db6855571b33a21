import { describe, expect, test } from 'vitest';
import type { Block, BlockOf } from '../../../src/report/block.ts';
import { vegaDraw } from '../../../src/report/charts/draw.ts';
import { formats } from '../../../src/report/index.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { evidence as section } from '../../../src/report/sections/evidence.ts';
import type { AuditResult, Estimate, Evidence, LearningPoint } from '../../../src/result/index.ts';
import { hiring, hostile } from './results.ts';

const estimate = (value: number, reach: number): Estimate => ({
  known: true,
  value,
  low: value - reach,
  high: value + reach,
  n: 900,
  method: 'repeated-student',
});

const point = (rows: number, steps: number, pretrained: number, random: number): LearningPoint => ({
  rows,
  steps,
  auc: { pretrained: estimate(pretrained, 0.02), random: estimate(random, 0.03) },
  gain: estimate(pretrained - random, 0.035),
});

const evidence: Evidence = {
  repetitions: 3,
  test: 900,
  batch: 64,
  byRows: [point(50, 300, 0.7, 0.6), point(1000, 300, 0.75, 0.73)],
  bySteps: [point(1000, 10, 0.7, 0.71), point(1000, 300, 0.75, 0.73)],
  rowsNeeded: [
    {
      auc: 0.73,
      reached: { pretrained: { answer: 'at', amount: 302 }, random: { answer: 'at', amount: 1000 } },
    },
    {
      auc: 0.75,
      reached: { pretrained: { answer: 'at', amount: 1000 }, random: { answer: 'beyond', amount: 1000 } },
    },
  ],
  stepsNeeded: [],
  accuracy: {
    everyone: { pretrained: estimate(0.8, 0.01), random: estimate(0.7, 0.01) },
    gain: estimate(0.1, 0.015),
    worst: {
      pretrained: { slice: { sex: 'F' }, estimate: estimate(0.7, 0.04) },
      random: { slice: { sex: hostile.html }, estimate: estimate(0.6, 0.04) },
    },
    groups: 5,
  },
};
const audit = (changed: Partial<Evidence> = {}): AuditResult => ({
  ...hiring(),
  evidence: { ...evidence, ...changed },
});

const blocks = (changed?: Partial<Evidence>) => section.render(audit(changed)) ?? [];
const flat = (some: readonly Block[]): readonly Block[] =>
  some.flatMap((block) => ('blocks' in block ? [block, ...flat(block.blocks)] : [block]));
const tables = flat(blocks()).filter((block): block is BlockOf<'table'> => block.kind === 'table');
const cells = (table: BlockOf<'table'> | undefined) => table?.rows.map((row) => row.cells.map(plainText));
const finding = (changed?: Partial<Evidence>) => {
  const [first] = blocks(changed);
  return first?.kind === 'prose' ? plainText(first.text) : '';
};

describe('what the backbone brings', () => {
  test('is told only where it was measured', () => {
    expect(section.render(hiring())).toBeUndefined();
  });

  test('is said in plain words, and a difference only where its interval leaves no doubt', () => {
    expect(finding()).toBe(
      'With 50 labelled rows the pre-trained backbone comes to an AUC of 0.700 (0.680–0.720), random weights to 0.600 (0.570–0.630): better, 0.100 (0.065–0.135). With 1,000 labelled rows the pre-trained backbone comes to an AUC of 0.750 (0.730–0.770), random weights to 0.730 (0.700–0.760): no difference shown, 0.020 (−0.015 to 0.055). The best that random weights come to, 0.730, takes the pre-trained backbone about 302 labelled rows, and random weights about 1,000.',
    );
    const alike = [point(50, 300, 0.7, 0.69), point(1000, 300, 0.75, 0.75)];
    expect(finding({ byRows: alike })).not.toContain('The best that');
    expect(finding({ byRows: [point(50, 300, 0.6, 0.7)] })).toContain(': worse, −0.100');
    const unknown: Estimate = { known: false, because: 'too-few-rows', n: 9 };
    const none = { ...point(50, 300, 0, 0), auc: { pretrained: unknown, random: unknown }, gain: unknown };
    expect(finding({ byRows: [none], rowsNeeded: [] })).toContain('an AUC of too few rows');
  });

  test('is a table by rows, one of what it takes, one by steps, and the accuracy of all and of the worst off', () => {
    expect(tables.map(({ caption }) => plainText(caption))).toEqual([
      'AUC by labelled rows',
      'Labelled rows that it takes to reach an AUC',
      'AUC by steps of training',
      'Accuracy with 1,000 labelled rows',
    ]);
    expect(cells(tables[0])?.[1]?.at(-1)).toContain('no difference shown');
    expect(cells(tables[1])).toEqual([
      ['0.730', 'about 302', 'about 1,000'],
      ['0.750', 'about 1,000', 'more than 1,000'],
    ]);
    expect(cells(tables[3])?.[1]).toEqual([
      'the worst-off group',
      expect.stringContaining('F'),
      expect.stringContaining(hostile.html),
      '–',
    ]);
  });

  test('is drawn, and explains its intervals', async () => {
    const chart = blocks().find((block): block is BlockOf<'chart'> => block.kind === 'chart');
    if (!chart) throw new Error('nothing is drawn');
    const draw = await vegaDraw();
    for (const spec of [chart.wide, chart.narrow]) {
      const drawing = JSON.stringify(await draw(spec));
      for (const word of ['pre-trained', 'random', '1,000']) expect(drawing).toContain(word);
    }
    const page = await formats.get('html').render(audit());
    expect(page).toContain('Student, of models and rows');
    expect(page).not.toContain(hostile.html);
  });
});
