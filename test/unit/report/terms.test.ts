import { describe, expect, test } from 'vitest';
import type { BlockOf } from '../../../src/report/block.ts';
import { vegaDraw } from '../../../src/report/charts/draw.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { terms } from '../../../src/report/sections/terms.ts';
import type { AuditResult, TermProfile } from '../../../src/result/index.ts';
import { hiring, wilson } from './results.ts';

function profile(slice: TermProfile['slice'], pieces: number, cut: number): TermProfile {
  return {
    slice,
    texts: 100,
    piecesPerWord: {
      known: true,
      value: pieces,
      low: pieces - 0.1,
      high: pieces + 0.1,
      n: 100,
      method: 'ratio-of-sums',
    },
    whole: wilson(700, 1000),
    unknown: wilson(3, 1400),
    cutOff: wilson(cut, 100),
    worse: cut > 50 ? ['cutOff'] : [],
  };
}

const result: AuditResult = {
  ...hiring(),
  terms: {
    column: 'resume',
    limit: 128,
    slices: [
      profile({}, 1.3, 35),
      profile({ sex: 'F' }, 1.6, 60),
      profile({ sex: 'M' }, 1.1, 10),
      profile({ sex: 'F', race: 'Black' }, 1.7, 60),
    ],
    terms: [{ term: 'oncology', texts: 12, pieces: ['onc', '##olo', '##gy'] }],
  },
};
const blocks = terms.render(result) ?? [];
const tables = blocks.filter((block): block is BlockOf<'table'> => block.kind === 'table');

describe('what the tokenizer makes of the texts', () => {
  test('is told only where texts were read', () => {
    expect(terms.render(hiring())).toBeUndefined();
  });

  test('is told by group, the rest last, and marks who fares worse', () => {
    expect(tables[0]?.rows.map(({ total, cells }) => [total, ...cells.map(plainText)])).toEqual([
      [false, 'F', '100', '1.600', '0.700', '0.002', '0.600 ▲ more than the rest'],
      [false, 'M', '100', '1.100', '0.700', '0.002', '0.100'],
      [true, 'everyone', '100', '1.300', '0.700', '0.002', '0.350'],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'details')).toHaveLength(1);
  });

  test('lists the words that are broken up', () => {
    expect(tables[1]?.rows.map(({ cells }) => cells.map(plainText))).toEqual([
      ['oncology', '3', 'onc · ##olo · ##gy', '12'],
    ]);
  });

  test('draws everybody and the groups by single attributes', async () => {
    const chart = blocks.find((block): block is BlockOf<'chart'> => block.kind === 'chart');
    expect(chart?.alt).toBe(
      'Pieces per word of 2 groups, with 95 % intervals; of everyone 1.300 (1.200–1.400). From sex: F 1.600 (1.500–1.700) down to sex: M 1.100 (1.000–1.200). The tables below have every number.',
    );
    if (!chart) return;
    const draw = await vegaDraw();
    expect(JSON.stringify(await draw(chart.wide))).toContain('sex: F');
    expect(JSON.stringify(await draw(chart.narrow))).toContain('sex: M');
  });
});
