import { describe, expect, it } from 'vitest';
import { styleSheet } from '../../../src/report/html/style/index.ts';

/** The colours of each scheme as the style sheet sets them, later ones over earlier ones. */
function schemes(css: string) {
  const blocks = [...css.matchAll(/(@media [^{]*)?\{?\s*:root \{([^}]*)\}/g)].map(
    ([, media = '', body = '']) => ({
      media,
      colours: Object.fromEntries(
        [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
      ),
    }),
  );
  const of = (media: string) =>
    Object.assign({}, ...blocks.filter((one) => one.media.includes(media)).map(({ colours }) => colours));
  const light = blocks[0]?.colours ?? {};
  return {
    light,
    dark: { ...light, ...of('prefers-color-scheme: dark') },
    print: { ...light, ...of('print') },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const digits =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = digits.map((pair) => {
    const channel = Number.parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'muted', 'accent', 'fail', 'inconclusive', 'pass'];
const grounds = ['page', 'panel', 'allowed', 'fail-tint', 'inconclusive-tint', 'pass-tint'];

it('knows the contrast of black on white', () => {
  expect(contrast('#000', '#ffffff')).toBe(21);
  expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2);
});

describe.each(Object.entries(schemes(styleSheet('foot'))))('the %s scheme', (_, colours) => {
  it.each(grounds)('has text and marks that stand out from its %s', (ground) => {
    for (const text of texts)
      expect([text, contrast(colours[text] ?? '', colours[ground] ?? '') >= 4.5]).toEqual([text, true]);
  });
});

it('schemes differ', () => {
  const { light, dark, print } = schemes(styleSheet('foot'));
  expect(new Set([light?.page, dark?.page, print?.page]).size).toBe(3);
});
