import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.ts';
import { sections } from '../../../src/report/index.ts';
import { visibleText } from '../../../src/report/visible-text.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { attribute, type HtmlElement, parsedHtml, textOf } from './parsed.ts';
import { auditOf, empty, hiring, hostile, hostileAudit, notJudged } from './results.ts';

const cases: readonly (readonly [string, AuditResult])[] = [
  ['hiring', hiring()],
  ['not judged', notJudged()],
  ['empty', empty()],
  ['hostile', hostileAudit()],
];
const render = (result: AuditResult) => formats.get('html').render(result);
const of = (elements: readonly HtmlElement[], tag: string) =>
  elements.filter(({ tagName }) => tagName === tag);

describe.each(cases)('the page of the %s audit', async (_, result) => {
  const html = await render(result);
  const { elements, errors } = parsedHtml(html);

  it('is HTML that a parser has nothing to complain about', () => {
    expect(errors).toEqual([]);
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
  });

  it('allows its own style and nothing else', () => {
    const [style, ...others] = of(elements, 'style');
    const policy = of(elements, 'meta').find(
      (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
    );
    const hash = createHash('sha256')
      .update(style ? textOf(style) : '')
      .digest('base64');
    expect(others).toEqual([]);
    expect(policy && attribute(policy, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('holds no script, handler, inline style or address', () => {
    const allowed =
      'html head meta title link style body a header p h1 h2 h3 h4 nav ul ol li main section div dl dt dd span bdi strong small code pre table caption thead tbody tr th td details summary figure figcaption svg g path line rect text footer';
    for (const { tagName } of elements) expect(allowed.split(' ')).toContain(tagName);
    const names = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    for (const name of names) expect(name).not.toMatch(/^(on|style$|src|xlink)/);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it('has ids that are unique and links that lead somewhere', () => {
    const ids = elements.flatMap((one) => attribute(one, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of of(elements, 'a')) expect(ids).toContain(attribute(link, 'href')?.slice(1));
  });

  it('has one first heading, a main part, and tables with captions and scopes', () => {
    expect(of(elements, 'h1').map(textOf)).toEqual([visibleText(result.subject.title)]);
    expect(of(elements, 'main')).toHaveLength(1);
    expect(of(elements, 'caption')).toHaveLength(of(elements, 'table').length);
    for (const head of of(elements, 'th')) expect(attribute(head, 'scope')).toMatch(/^(row|col)$/);
  });

  it('gives every drawing words', () => {
    const drawings = of(elements, 'svg');
    for (const svg of drawings) {
      expect(attribute(svg, 'role')).toBe('img');
      expect(attribute(svg, 'aria-label')).toMatch(/^.{40,}The table below has every number\.$/);
    }
    expect(drawings).toHaveLength(of(elements, 'figure').length * 2);
  });

  it('says its sections in order', () => {
    const shown = of(elements, 'h2').map(textOf);
    expect(shown).toEqual(sections.map(({ title }) => title).filter((title) => shown.includes(title)));
    expect(shown[0]).toBe('Verdict');
  });
});

describe('the page', () => {
  it('draws one chart for each grouping and one for the loss', async () => {
    const { elements } = parsedHtml(await render(hiring()));
    expect(of(elements, 'figcaption').map(textOf)).toEqual([
      'Selection rate, ratio against the best group, by sex',
      'Selection rate, by race',
      'Selection rate, ratio against the best group, by sex × race',
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
