import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../../src/report/block.ts';
import { compareSections } from '../../../src/report/compare-sections/index.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import type { CompareResult } from '../../../src/result/index.ts';
import { bare, comparisonOf, partlyUnknown, withoutPolicy } from './comparisons.ts';

const blocks = (result: CompareResult, id: string) =>
  compareSections.find((section) => section.id === id)?.render(result) ?? [];
const tables = (result: CompareResult, id: string) =>
  blocks(result, id).filter((block): block is BlockOf<'table'> => block.kind === 'table');
const rows = (table: BlockOf<'table'> | undefined) =>
  (table?.rows ?? []).map(({ cells }) => cells.map((cell) => plainText(cell).replaceAll('\u00a0', ' ')));
const chart = (result: CompareResult) =>
  blocks(result, 'side-by-side').find((block): block is BlockOf<'chart'> => block.kind === 'chart');
const answer = (result: CompareResult) =>
  blocks(result, 'recommendation').find((block): block is BlockOf<'answer'> => block.kind === 'answer');

describe('the recommendation', () => {
  it('names the candidate, its own verdict and who stands beside it', () => {
    const told = answer(comparisonOf(4));
    expect(plainText(told?.word ?? [])).toBe('distilbert-base-uncased');
    expect(plainText(told?.lead ?? [])).toBe(
      'Of 4 backbones. By itself: Pass. No other is shown to outdo it; the same holds for 2 others.',
    );
    expect(told?.reasons).toHaveLength(3);
  });

  it('says so where there is none', () => {
    const told = answer(bare());
    expect(plainText(told?.word ?? [])).toBe('No recommendation');
    expect(plainText(told?.lead ?? [])).toBe('Of 2 backbones none can be recommended over the others.');
  });
});

describe('side by side', () => {
  it('has a row for each candidate: its verdict, every criterion, whether it is outdone; then size and cost', () => {
    const [criteria, cost] = tables(comparisonOf(4), 'side-by-side');
    expect(rows(criteria)).toEqual([
      ['MiniLM-L6-v2 (as written)', 'Inconclusive', '0.790', '0.711', '0.211', 'no'],
      ['bert-base-uncased', 'Fail', '0.840', '0.739', '0.239', 'no'],
      ['distilbert-base-uncased (recommended)', 'Pass', '0.810', '0.728', '0.089', 'no'],
      ['gpt2', 'Fail', '0.700', '0.578', '0.328', 'yes'],
    ]);
    expect(rows(cost)[0]).toEqual([
      'MiniLM-L6-v2 (as written)',
      '22.7 million',
      '129',
      '2.91 billion',
      '73.3 trillion',
    ]);
  });

  it('gives the reason where a number is not known', () => {
    const [criteria] = tables(partlyUnknown(), 'side-by-side');
    expect(rows(criteria)[1]).toEqual([
      'bert-base-uncased',
      'Fail',
      '0.840',
      'too few rows',
      'too few rows',
      'no',
    ]);
  });

  it('says of a model whose format does not tell what it takes to embed that it is not known', () => {
    const whole = comparisonOf(2);
    const [first, ...others] = whole.candidates;
    const { embedding: _, ...cost } = first?.cost ?? { training: 0 };
    const told = tables(
      { ...whole, candidates: [{ ...first, cost }, ...others] as typeof whole.candidates },
      'side-by-side',
    );
    expect(rows(told.at(-1)).map((cells) => cells[3])).toEqual(['not known', '14 billion']);
  });

  it('splits criteria that are too many for a page', () => {
    const whole = comparisonOf(2);
    const criteria = Array.from({ length: 8 }, (_, index) => ({
      id: `c${index}`,
      title: `Criterion ${index}`,
      why: 'For the test.',
      kind: 'disparity' as const,
      better: 'lower' as const,
    }));
    const found = tables({ ...whole, criteria, values: [] }, 'side-by-side').slice(0, -1);
    expect(found.map(({ columns }) => columns.length)).toEqual([7, 7]);
    expect(plainText(found[1]?.caption ?? [])).toBe('How well, how evenly (2 of 2)');
  });

  it('states the finding of a drawing in words', () => {
    expect(chart(comparisonOf(4))?.alt).toBe(
      'Accuracy against Four-fifths rule, widest gap of 4 candidates, with 95 % intervals. Outdone by none: MiniLM-L6-v2 (as written), Accuracy 0.790 (0.768–0.810), Four-fifths rule, widest gap 0.211 (0.158–0.276); bert-base-uncased, Accuracy 0.840 (0.821–0.858), Four-fifths rule, widest gap 0.239 (0.182–0.306); distilbert-base-uncased (recommended), Accuracy 0.810 (0.789–0.829), Four-fifths rule, widest gap 0.089 (0.055–0.140). Outdone by another: gpt2, Accuracy 0.700 (0.676–0.723), Four-fifths rule, widest gap 0.328 (0.263–0.399). The table below has every number.',
    );
    expect(chart(partlyUnknown())?.alt).toContain('Not measured: bert-base-uncased.');
  });

  it('folds what is more than two drawings', () => {
    const whole = comparisonOf(2);
    const gap = whole.criteria[2] as CompareResult['criteria'][number];
    const more = ['a', 'b', 'c'].map((id) => ({ ...gap, id }));
    const values = more.flatMap(({ id }) =>
      whole.values
        .filter(({ criterion }) => criterion === gap.id)
        .map((value) => ({ ...value, criterion: id })),
    );
    const found = blocks(
      { ...whole, criteria: [...whole.criteria, ...more], values: [...whole.values, ...values] },
      'side-by-side',
    );
    expect(found.map(({ kind }) => kind)).toEqual(['chart', 'chart', 'details', 'table', 'table', 'table']);
  });
});

describe('the differences', () => {
  it('says better and worse by the direction of the criterion, and only what holds after correction', () => {
    const [accuracy, , gap] = tables(comparisonOf(4), 'differences');
    expect(rows(accuracy)).toEqual([
      ['bert-base-uncased', '▲ Better', '0.050', '< 0.001'],
      ['distilbert-base-uncased', '≈ Cannot be told apart', '0.020', '0.145'],
      ['gpt2', '▼ Worse', '−0.090', '< 0.001'],
    ]);
    expect(rows(gap).map(([name, stands]) => [name, stands])).toEqual([
      ['bert-base-uncased', '≈ Cannot be told apart'],
      ['distilbert-base-uncased', '▲ Better'],
      ['gpt2', '▼ Worse'],
    ]);
  });

  it('folds the pairs without the audit as written', () => {
    const found = blocks(comparisonOf(3), 'differences');
    expect(found.map(({ kind }) => kind)).toEqual(['prose', 'table', 'table', 'table', 'details']);
    expect(blocks(comparisonOf(2), 'differences').map(({ kind }) => kind)).not.toContain('details');
    expect(blocks(bare(), 'differences')).toEqual([]);
  });

  it('calls nothing better that is not known', () => {
    const [, worst] = tables(partlyUnknown(), 'differences');
    expect(rows(worst).map(([, stands]) => stands)).toEqual(['– Not known', '– Not known']);
  });
});

it('tells what each candidate is, and by which rules its verdict came', () => {
  const parts = blocks(comparisonOf(2), 'candidates') as readonly BlockOf<'part'>[];
  const facts = parts.map(({ blocks: [first] }) => first as BlockOf<'facts'>);
  const value = (index: number, term: string) =>
    plainText(facts[index]?.items.find((item) => plainText(item.term) === term)?.value ?? []);
  expect(value(1, 'How it differs')).toBe('backbone bert-base-uncased in place of MiniLM-L6-v2');
  expect(value(1, 'Verdict by itself')).toBe('Fail: four-fifths');
  expect(value(1, 'Parameters')).toBe('109,482,240');
});

it('explains only the intervals that are there', () => {
  const intervals = (result: CompareResult) =>
    (blocks(result, 'method') as readonly BlockOf<'part'>[])
      .filter(({ id }) => id === 'method-intervals')
      .flatMap(({ blocks: [first] }) => (first as BlockOf<'facts'>).items.map(({ term }) => plainText(term)));
  expect(intervals(withoutPolicy())).toEqual(['Wilson', 'Variance recovery']);
  expect(intervals(bare())).toEqual([]);
});
