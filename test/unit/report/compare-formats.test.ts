import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/canonical-json.ts';
import { compareFormats } from '../../../src/report/compare-formats/index.ts';
import { compareSections } from '../../../src/report/compare-sections/index.ts';
import { visibleText } from '../../../src/report/visible-text.ts';
import type { CompareResult } from '../../../src/result/index.ts';
import { bare, comparisonOf, hostileComparison, partlyUnknown, withoutPolicy } from './comparisons.ts';
import { mitigationsCompared, mitigationsComparedHostile } from './mitigated.ts';
import { pageLaws } from './page-laws.ts';
import { elementsOf, parsedHtml, textOf } from './parsed.ts';
import { hostile } from './results.ts';
import { reversed } from './reversed.ts';

const cases = [
  ['two', () => comparisonOf(2)],
  ['eight', () => comparisonOf(8)],
  ['without a policy', withoutPolicy],
  ['partly unknown', partlyUnknown],
  ['hostile', hostileComparison],
  ['bare', bare],
  ['of mitigations', mitigationsCompared],
  ['of hostile mitigations', mitigationsComparedHostile],
] as const;

describe.each([...compareFormats].map((format) => [format.id, format] as const))('format %s', (_, format) => {
  it.each(cases)(
    'tells a comparison (%s) in the same bytes again, and does not change it',
    async (__, make) => {
      const result = make();
      const first = await format.render(result);
      expect(await format.render(reversed(make()))).toBe(first);
      expect(result).toEqual(make());
      const stored = await compareFormats.get('json').render(make());
      expect(await format.render(JSON.parse(stored) as CompareResult)).toBe(first);
    },
  );
});

describe.each(cases)('the page of a comparison (%s)', async (_, make) => {
  const html = await compareFormats.get('html').render(make());
  pageLaws(html, { heading: make().subject.title, sections: compareSections });
});

describe('compare.html', () => {
  const elements = async (result: CompareResult) =>
    parsedHtml(await compareFormats.get('html').render(result)).elements;
  const captions = async (result: CompareResult) =>
    elementsOf(await elements(result), 'figcaption').map(textOf);

  it('draws quality against each disparity, and without any against the other qualities', async () => {
    expect(await captions(comparisonOf(4))).toEqual(['Accuracy against Four-fifths rule, widest gap']);
    expect(await captions(withoutPolicy())).toEqual(['Accuracy against Worst-group accuracy']);
    expect(await captions(bare())).toEqual([]);
  });

  it('shows every hostile text, in its visible form', async () => {
    const body = elementsOf(await elements(hostileComparison()), 'body')
      .map(textOf)
      .join();
    for (const each of Object.values(hostile)) expect(body).toContain(visibleText(each));
  });

  it('stays small with eight candidates', async () => {
    const html = await compareFormats.get('html').render(comparisonOf(8));
    expect(Buffer.byteLength(html)).toBeLessThan(150_000);
  });
});

describe('compare.json', () => {
  it('is the document, keys sorted', async () => {
    const text = await compareFormats.get('json').render(comparisonOf(3));
    expect(JSON.parse(text)).toEqual(comparisonOf(3));
    expect(canonicalJson(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
  });
});

describe('compare.md', () => {
  it('says what is recommended first, then the numbers, then how they differ', async () => {
    const text = await compareFormats.get('markdown').render(comparisonOf(4));
    const places = [
      '# Screening of applications for interview: backbones compared',
      '**distilbert-base-uncased** – Of 4 backbones. By itself: ✓ Pass.',
      '| gpt2 | ✗ Fail | 0.700 (0.676–0.723; 1,029 of 1,470) |',
      'How large, how costly:',
      '| bert-base-uncased | ▲ Better | 0.050',
      '| gpt2 | ▼ Worse | −0.090',
      '## Notices',
    ].map((place) => text.indexOf(place));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
