import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats/index.ts';
import type { AuditResult } from '../../src/result/index.ts';
import { auditOf, empty, hiring, hostileAudit, notJudged } from '../unit/report/results.ts';
import {
  browserOf,
  CHROMIUM,
  expectAccessible,
  expectDrawings,
  expectNoSidewaysScroll,
  expectPrint,
  expectSilence,
  expectWordsInside,
} from './pages.ts';

const html = (result: AuditResult) => () => formats.get('html').render(result);
const pages = {
  hiring: html(hiring()),
  small: html(auditOf({ attributes: { sex: ['M', 'F'], race: ['White', 'Black', '(missing)'] } })),
  hostile: html(hostileAudit()),
  'not-judged': html(notJudged()),
  empty: html(empty()),
};

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser', () => {
  const visit = browserOf(pages);

  describe.each(Object.keys(pages))('of the %s audit', (audit) => {
    it('asks for nothing but itself, and the browser has nothing to complain of', () =>
      expectSilence(visit, audit));

    it('never scrolls sideways', () => expectNoSidewaysScroll(visit, audit));
  });

  it.each([
    ['hiring', 'light', 'none', 1280],
    ['small', 'dark', 'none', 1280],
    ['small', 'light', 'active', 1280],
    ['small', 'dark', 'none', 320],
    ['hostile', 'light', 'none', 320],
    ['empty', 'light', 'none', 1280],
  ] as const)(
    'is accessible: %s in %s colours, forced colours %s, at %i pixels',
    (page, colours, forced, width) => expectAccessible(visit, page, colours, forced, width),
  );

  it.each([320, 1280])(
    'draws every chart at %i pixels with JavaScript off, in words of a readable size',
    (width) => expectDrawings(visit, 'hiring', width, 6),
  );

  it.each([340, 1280])('keeps the words of a drawing inside it at %i pixels', (width) =>
    expectWordsInside(visit, 'hiring', width),
  );

  it('colours the drawings by the scheme', async () => {
    const colours = (colorScheme: 'light' | 'dark') =>
      visit(
        'hiring',
        (page) =>
          page.evaluate(`['body', 'svg.wide text[font-size="13px"]'].map((one, index) => {
            const style = getComputedStyle(document.querySelector(one));
            return index === 0 ? style.color : style.fill;
          })`) as Promise<[string, string]>,
        { colorScheme },
      );
    const [light, dark] = [await colours('light'), await colours('dark')];
    expect(light[1]).toBe(light[0]);
    expect(dark[1]).toBe(dark[0]);
    expect(dark[0]).not.toBe(light[0]);
  });

  it('can be walked by keyboard: first to the verdict, and into every table', () =>
    visit('hiring', async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the verdict');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      expect(await page.locator('.scroll').count()).toBeGreaterThan(5);
      expect(await page.locator('.scroll:not([tabindex="0"][aria-label])').count()).toBe(0);
    }));

  it('prints with everything open and no table wider than A4 or Letter', async () => {
    expect(await expectPrint(visit, 'hiring')).toBeGreaterThan(5);
  });

  it('has JUnit that a browser’s XML parser reads', async () => {
    const xml = JSON.stringify(await formats.get('junit').render(hostileAudit()));
    const read = `new DOMParser().parseFromString(${xml}, 'application/xml').documentElement.tagName`;
    expect(await visit('empty', (page) => page.evaluate(read))).toBe('testsuites');
  });
});
