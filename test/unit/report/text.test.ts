import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { anchor } from '../../../src/report/anchor.ts';
import { cssString } from '../../../src/report/html/style/print.ts';
import { escapeMarkdown } from '../../../src/report/markdown/inline.ts';
import { element } from '../../../src/report/markup/element.ts';
import { toHtml, toXml } from '../../../src/report/markup/serialize.ts';
import { decimal, interval } from '../../../src/report/numbers.ts';
import { shortened, visibleText } from '../../../src/report/visible-text.ts';
import { parsedFragment, parsedHtml, parsedXml, textOf } from './parsed.ts';
import { hostile } from './results.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`|\\*_[]()!#+-=~1. a:/@$^{}\n'), maxLength: 40 }),
);

describe('visible text', () => {
  it('spells out what would hide or reorder text', () => {
    expect(visibleText('a\u202Eb\u0000c\nd\ud800')).toBe('a⟨U+202E⟩b⟨U+0000⟩c⟨U+000A⟩d⟨U+D800⟩');
  });

  it('leaves ordinary text of any script alone', () => {
    for (const text of ['Über 60', 'בת 40', '女性', 'क्षत्रिय', '👩🏽‍🎓', 'می‌خواهم'])
      expect(visibleText(text)).toBe(text);
  });

  it('shortens by characters, never through one', () => {
    expect(shortened('👩👩👩👩', 3)).toBe('👩👩…');
    expect(shortened('abc', 3)).toBe('abc');
  });
});

describe('markup', () => {
  it('shows any text in HTML exactly as its visible form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [p] = parsedFragment(toHtml(element('p', { title: text }, text)));
        expect(p?.tagName).toBe('p');
        expect(p && textOf(p)).toBe(visibleText(text));
        expect(p?.attrs).toEqual([{ name: 'title', value: visibleText(text) }]);
      }),
    );
  });

  it('makes well-formed XML of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [root] = parsedXml(toXml(element('a', { b: text }, text)));
        expect(root).toEqual({ name: 'a', attributes: { b: visibleText(text) } });
      }),
    );
  });

  it.each([
    ['script', { type: 'module' }],
    ['iframe', {}],
    ['p', { style: 'color: red' }],
    ['p', { onclick: 'alert(1)' }],
    ['img', { src: 'https://example.org' }],
    ['a', { href: 'javascript:alert(1)' }],
    ['a', { href: 'https://example.org' }],
    ['p onload=x', {}],
    ['p', { 'x="y" z': 'w' }],
  ])('cannot build <%s %o>', (tag, attributes) => {
    expect(() => element(tag, attributes as Record<string, string>)).toThrow('a report');
  });

  it('refuses a style sheet that could end itself', () => {
    expect(() => toHtml(element('style', {}, '</style><b>'))).toThrow('style sheet');
  });
});

describe('anchors', () => {
  it('keep plain names and tell all others apart', () => {
    expect(anchor('metric', 'true-positive-rate')).toBe('metric-true-positive-rate');
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { minLength: 2, maxLength: 2 }), ([a = '', b = '']) => {
        expect(anchor('by', a)).not.toBe(anchor('by', b));
        expect(anchor('by', a)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
    expect(anchor('by', 'a', 'b')).not.toBe(anchor('by', 'a b'));
  });
});

describe('markdown', () => {
  const inTable = (text: string) => `| head | tail |\n| --- | --- |\n| ${escapeMarkdown(text)} | end |`;

  it.each(Object.entries(hostile))('shows the hostile %s as text', async (_, text) => {
    for (const markdown of [escapeMarkdown(text), `- ${escapeMarkdown(text)}`, inTable(text)]) {
      const { elements } = parsedHtml(await marked(markdown, { gfm: true }));
      const tags = new Set(elements.map(({ tagName }) => tagName));
      for (const tag of ['img', 'script', 'a', 'b', 'strong', 'em', 'code', 'svg', 'del', 'h1'])
        expect(tags).not.toContain(tag);
      expect(elements.map(textOf).join()).toContain(visibleText(text).trim());
    }
  });

  it('keeps any text within its table cell', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const cells = parsedHtml(await marked(inTable(text), { gfm: true })).elements.filter(
          ({ tagName }) => tagName === 'td',
        );
        expect(cells.map((cell) => textOf(cell).trim())).toEqual([visibleText(text).trim(), 'end']);
      }),
    );
  });
});

describe('numbers', () => {
  it('have a real minus sign and no negative zero', () => {
    expect([decimal(-0.1234), decimal(-0.0001), decimal(1)]).toEqual(['−0.123', '0.000', '1.000']);
    const known = { known: true, value: 0, n: 1, method: 'wilson' } as const;
    expect(interval({ ...known, low: 0.1, high: 0.2 })).toBe('0.100–0.200');
    expect(interval({ ...known, low: -0.1, high: 0.2 })).toBe('−0.100 to 0.200');
  });

  it('CSS strings hold nothing but letters, digits and escapes', () => {
    expect(cssString('a"}\n')).toBe('a\\22 \\7d \\a ');
  });
});
