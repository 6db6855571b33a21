import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../../src/report/block.ts';
import { compareFormats } from '../../../src/report/compare-formats/index.ts';
import { compareSections } from '../../../src/report/compare-sections/index.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { sections } from '../../../src/report/sections/index.ts';
import { comparisonOf } from './comparisons.ts';
import { mitigated, mitigationsCompared } from './mitigated.ts';
import { hiring } from './results.ts';

const isTable = (block: Block): block is BlockOf<'table'> => block.kind === 'table';
const rows = (table: BlockOf<'table'> | undefined) =>
  (table?.rows ?? []).map(({ cells }) => cells.map((cell) => plainText(cell).replaceAll('\u00a0', ' ')));

describe('the mitigation of an audit', () => {
  const section = sections.find(({ id }) => id === 'mitigation');

  it('is told with its rule, group by group, and left out where there is none', () => {
    expect(section?.render(hiring())).toBeUndefined();
    const [facts, table] = section?.render(mitigated()) ?? [];
    expect(JSON.stringify(facts)).toContain(
      'Uses the protected attribute to decide; cut-offs differ by group; decisions are left to chance in part.',
    );
    expect(rows(table && isTable(table) ? table : undefined)).toEqual([
      ['sex: Female', 'from 0.400: yes', 'as the model gives them'],
      [
        'sex: Male',
        'below: yes with probability 0.250; from 0.600: yes with probability 0.750',
        'calibrated for the group',
      ],
      ['sex: X', 'below: yes', 'as the model gives them'],
    ]);
  });
});

describe('mitigations side by side', () => {
  const blocks = (id: string) =>
    compareSections.find((section) => section.id === id)?.render(mitigationsCompared()) ?? [];

  it('have their legal posture, and what the policy does not allow', () => {
    const table = blocks('side-by-side')
      .filter(isTable)
      .find(({ caption }) => caption[0] === 'Legal posture');
    expect(rows(table).map(([, ...cells]) => cells)).toEqual([
      ['no', 'no', 'no', 'no', 'yes'],
      ['no', 'yes', 'yes', 'yes', 'no: group-cut-offs, randomised'],
      ['no', 'yes', 'yes', 'yes', 'yes'],
    ]);
  });

  it('have beside them what depends on the seed alone', () => {
    const table = blocks('side-by-side')
      .filter(isTable)
      .find(({ caption }) => plainText(caption).startsWith('Over 3 seeds'));
    expect(rows(table)).toContainEqual(['bert-base-uncased', '0.840 ± 0.004', '–', '–']);
  });

  it('tell who gains and who loses in people, and who levels down', () => {
    const [list, table] = blocks('who-gains');
    const items = list?.kind === 'list' ? list.items.map(plainText) : [];
    expect(items).toEqual([
      'Levels down: distilbert-base-uncased closes the gap “Four-fifths rule, widest gap” by making groups worse and none better. Worse: sex: Male.',
    ]);
    expect(rows(table && isTable(table) ? table : undefined)).toEqual([
      ['bert-base-uncased', '1,470', '12', '131', '−119'],
      ['distilbert-base-uncased', '1,470', '12', '131', '−119'],
    ]);
  });

  it('are in the Markdown too; of backbones that change nothing of the kind there is no such section', async () => {
    const text = await compareFormats.get('markdown').render(mitigationsCompared());
    expect(text).toContain('## Who gains, who loses');
    expect(text).toContain('Legal posture');
    const backbones = await compareFormats.get('markdown').render(comparisonOf(3));
    expect(backbones).not.toMatch(/Legal posture|Who gains/);
  });
});
