import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats/index.ts';
import type { AuditResult } from '../../src/result/index.ts';
import { auditOf, empty, hiring, hostileAudit, notJudged } from '../unit/report/results.ts';

const CHROMIUM = '/usr/bin/chromium';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core says of a page, as far as this test reads it. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly incomplete: AxeResults['violations'];
}

/** What runs in the page is text: the browser’s world is not the tests’ own. */
const openDetails = `for (const details of document.querySelectorAll('details')) details.open = true`;

const audits: Readonly<Record<string, AuditResult>> = {
  hiring: hiring(),
  small: auditOf({ attributes: { sex: ['M', 'F'], race: ['White', 'Black', '(missing)'] } }),
  hostile: hostileAudit(),
  'not-judged': notJudged(),
  empty: empty(),
};

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairgate-report-'));
  const file = (audit: string) => pathToFileURL(join(folder, `${audit}.html`)).href;
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, result] of Object.entries(audits)) {
      writeFileSync(join(folder, `${name}.html`), await formats.get('html').render(result));
    }
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function visit<T>(
    audit: string,
    look: (page: Page, heard: { readonly requests: string[]; readonly complaints: string[] }) => Promise<T>,
    options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
  ): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const heard = { requests: [] as string[], complaints: [] as string[] };
    page.on('request', (request) => heard.requests.push(request.url()));
    page.on('console', (message) => heard.complaints.push(message.text()));
    page.on('pageerror', (error) => heard.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      heard.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      await page.goto(file(audit));
      return await look(page, heard);
    } finally {
      await context.close();
    }
  }

  describe.each(Object.keys(audits))('of the %s audit', (audit) => {
    it('asks for nothing but itself, and the browser has nothing to complain of', () =>
      visit(audit, async (page, { requests, complaints }) => {
        await page.evaluate(openDetails);
        await page.waitForLoadState('networkidle');
        expect(requests.filter((url) => url !== 'data:,')).toEqual([file(audit)]);
        expect(complaints).toEqual([]);
      }));

    it('never scrolls sideways', () =>
      visit(audit, async (page) => {
        await page.evaluate(openDetails);
        for (const width of [320, 380, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      }));
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
    (audit, colorScheme, forcedColors, width) =>
      visit(
        audit,
        async (page) => {
          await page.evaluate(openDetails);
          await page.evaluate(axeSource);
          const { violations, incomplete } = (await page.evaluate('axe.run()')) as AxeResults;
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
          const unseen = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes);
          const words = unseen.filter(({ html }) => !/^<text |^<span class="glyph"/.test(html));
          if (width === 1280) expect(words).toEqual([]);
        },
        { colorScheme, forcedColors, viewport: { width, height: 900 } },
      ),
  );

  it.each([320, 1280])(
    'draws every chart at %i pixels with JavaScript off, in words of a readable size',
    (width) =>
      visit(
        'hiring',
        async (page) => {
          const figures = await page.locator('figure').all();
          expect(figures).toHaveLength(4);
          for (const figure of figures) {
            const shown = figure.locator('svg:visible');
            expect(await shown.count()).toBe(1);
            const box = await shown.boundingBox();
            expect(box?.width).toBeGreaterThan(240);
            expect(box?.height).toBeGreaterThan(60);
            const word = await shown.locator('text').first().boundingBox();
            expect(word?.height).toBeGreaterThan(10);
          }
        },
        { javaScriptEnabled: false, viewport: { width, height: 900 } },
      ),
  );

  it.each([340, 1280])('keeps the words of a drawing inside it at %i pixels', (width) =>
    visit(
      'hiring',
      async (page) => {
        const outside = `[...document.querySelectorAll('svg')].flatMap((svg) => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
          }).map((text) => text.textContent);
        })`;
        expect(await page.evaluate(outside)).toEqual([]);
      },
      { viewport: { width, height: 900 } },
    ),
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

  it('prints with everything open and no table wider than A4 or Letter', () =>
    visit('hiring', async (page) => {
      await page.emulateMedia({ media: 'print' });
      const look = `({
        details: document.querySelectorAll('details').length,
        closed: [...document.querySelectorAll('details > :not(summary)')]
          .filter((inside) => inside.getBoundingClientRect().height === 0).length,
        wide: [...document.querySelectorAll('table')]
          .filter((table) => table.getBoundingClientRect().right > innerWidth + 1)
          .map((table) => table.caption.textContent),
      })`;
      for (const width of [680, 702]) {
        await page.setViewportSize({ width, height: 980 });
        const { details, closed, wide } = (await page.evaluate(look)) as {
          details: number;
          closed: number;
          wide: string[];
        };
        expect(details).toBeGreaterThan(5);
        expect({ closed, wide }).toEqual({ closed: 0, wide: [] });
      }
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    }));

  it('has JUnit that a browser’s XML parser reads', async () => {
    const xml = JSON.stringify(await formats.get('junit').render(hostileAudit()));
    const read = `new DOMParser().parseFromString(${xml}, 'application/xml').documentElement.tagName`;
    expect(await visit('empty', (page) => page.evaluate(read))).toBe('testsuites');
  });
});
