import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.ts';
import { sections } from '../../../src/report/index.ts';
import { visibleText } from '../../../src/report/visible-text.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { mitigated, mitigatedHostile } from './mitigated.ts';
import { pageLaws } from './page-laws.ts';
import { elementsOf as of, parsedHtml, textOf } from './parsed.ts';
import { auditOf, empty, hiring, hostile, hostileAudit, notJudged } from './results.ts';

const cases: readonly (readonly [string, AuditResult])[] = [
  ['hiring', hiring()],
  ['not judged', notJudged()],
  ['empty', empty()],
  ['hostile', hostileAudit()],
  ['mitigated', mitigated()],
  ['mitigated and hostile', mitigatedHostile()],
];
const render = (result: AuditResult) => formats.get('html').render(result);

describe.each(cases)('the page of the %s audit', async (_, result) => {
  pageLaws(await render(result), { heading: result.subject.title, sections });
});

describe('the page', () => {
  it('draws one chart for each grouping, two of the scores and one of the loss', async () => {
    const { elements } = parsedHtml(await render(hiring()));
    expect(of(elements, 'figcaption').map(textOf)).toEqual([
      'Selection rate, ratio against the best group, by sex',
      'Selection rate, by race',
      'Selection rate, ratio against the best group, by sex × race',
      'Scores of each group',
      'Calibration of each group',
      'Loss by epoch',
    ]);
  });

  it('shows every hostile text, in its visible form', async () => {
    const { elements } = parsedHtml(await render(hostileAudit()));
    const text = elements
      .filter(({ tagName }) => tagName === 'body')
      .map(textOf)
      .join();
    for (const each of Object.values(hostile)) expect(text).toContain(visibleText(each));
  });

  it('is at most 1 MB for 500 slices', async () => {
    const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Group ${index}`);
    const deep = auditOf({ attributes: { a: numbered(4), b: numbered(9), c: numbered(9) } }, 3);
    expect(deep.slices).toHaveLength(500);
    expect(Buffer.byteLength(await render(deep))).toBeLessThan(1_000_000);
  });

  it('is at most 300 KB for 30 slices and has no more than 30 rows in a drawing', async () => {
    const wide = auditOf({ attributes: { a: ['1', '2', '3', '4', '5'], b: ['1', '2', '3', '4'] } });
    expect(wide.slices).toHaveLength(30);
    expect(Buffer.byteLength(await render(wide))).toBeLessThan(300_000);
    const many = Array.from({ length: 60 }, (_, index) => `group ${index}`);
    const { elements } = parsedHtml(await render(auditOf({ attributes: { a: many } })));
    const [figure] = of(elements, 'figure');
    const labels = figure ? textOf(figure).match(/group \d+/g) : [];
    expect(labels).toHaveLength(2 * 30);
  });
});
