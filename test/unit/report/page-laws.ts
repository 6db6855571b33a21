import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { visibleText } from '../../../src/report/visible-text.ts';
import { attribute, elementsOf as of, parsedHtml, textOf } from './parsed.ts';

interface Page {
  readonly heading: string;
  /** All sections that the page may have, in their order; the first is always there. */
  readonly sections: readonly { readonly title: string }[];
}

/** What holds of every page, whatever it tells of. */
export function pageLaws(html: string, { heading, sections }: Page): void {
  const { elements, errors } = parsedHtml(html);

  it('is HTML that a parser has nothing to complain about', () => {
    expect(errors).toEqual([]);
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
  });

  it('allows its own style and its own small script and nothing else', () => {
    const [style, ...others] = [...of(elements, 'style'), ...of(elements, 'script').slice(1)];
    const [script] = of(elements, 'script');
    const policy = of(elements, 'meta').find(
      (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
    );
    const hash = (element: typeof style) =>
      createHash('sha256')
        .update(element ? textOf(element) : '')
        .digest('base64');
    expect(script?.attrs).toEqual([]);
    expect(script && textOf(script).length).toBeLessThan(30_000);
    expect(others).toEqual([]);
    expect(policy && attribute(policy, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('holds no handler, inline style or address', () => {
    const allowed =
      'html head meta title link style body a header p h1 h2 h3 h4 nav ul ol li main section div dl dt dd span bdi strong small code pre table caption thead tbody tr th td details summary figure figcaption svg g path line rect text footer script';
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
    expect(of(elements, 'h1').map(textOf)).toEqual([visibleText(heading)]);
    expect(of(elements, 'main')).toHaveLength(1);
    expect(of(elements, 'caption')).toHaveLength(of(elements, 'table').length);
    for (const head of of(elements, 'th')) expect(attribute(head, 'scope')).toMatch(/^(row|col)$/);
  });

  it('gives every drawing words', () => {
    const drawings = of(elements, 'svg');
    for (const svg of drawings) {
      expect(attribute(svg, 'role')).toBe('img');
      expect(attribute(svg, 'aria-label')).toMatch(/^.{40,}The tables? below (?:has|have) every number\.$/);
    }
    expect(drawings).toHaveLength(of(elements, 'figure').length * 2);
  });

  it('says its sections in order', () => {
    const shown = of(elements, 'h2').map(textOf);
    expect(shown).toEqual(sections.map(({ title }) => title).filter((title) => shown.includes(title)));
    expect(shown[0]).toBe(sections[0]?.title);
  });
}
