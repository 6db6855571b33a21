import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

export const CHROMIUM = '/usr/bin/chromium';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core says of a page, as far as these tests read it. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly incomplete: AxeResults['violations'];
}
interface Heard {
  readonly requests: string[];
  readonly complaints: string[];
}
export type Visit = <T>(
  page: string,
  look: (page: Page, heard: Heard, url: string) => Promise<T>,
  options?: NonNullable<Parameters<Browser['newContext']>[0]>,
) => Promise<T>;

/** What runs in the page is text: the browser’s world is not the tests’ own. */
const openDetails = `for (const details of document.querySelectorAll('details')) details.open = true`;

/** Pages on disk, and a browser to visit them, for the tests of one suite. */
export function browserOf(pages: Readonly<Record<string, () => Promise<string>>>): Visit {
  const folder = mkdtempSync(join(tmpdir(), 'fairgate-report-'));
  let browser: Browser;
  beforeAll(async () => {
    for (const [name, html] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), await html());
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (name, look, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const heard: Heard = { requests: [], complaints: [] };
    page.on('request', (request) => heard.requests.push(request.url()));
    page.on('console', (message) => heard.complaints.push(message.text()));
    page.on('pageerror', (error) => heard.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      heard.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const url = pathToFileURL(join(folder, `${name}.html`)).href;
    try {
      await page.goto(url);
      return await look(page, heard, url);
    } finally {
      await context.close();
    }
  };
}

export const expectSilence = (visit: Visit, name: string) =>
  visit(name, async (page, { requests, complaints }, url) => {
    await page.evaluate(openDetails);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((request) => request !== 'data:,')).toEqual([url]);
    expect(complaints).toEqual([]);
  });

export const expectNoSidewaysScroll = (visit: Visit, name: string) =>
  visit(name, async (page) => {
    await page.evaluate(openDetails);
    for (const width of [320, 380, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

export const expectAccessible = (
  visit: Visit,
  name: string,
  colorScheme: 'light' | 'dark',
  forcedColors: 'active' | 'none',
  width: number,
) =>
  visit(
    name,
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
  );

/** With JavaScript off, every figure shows one of its drawings, in words of a readable size. */
export const expectDrawings = (visit: Visit, name: string, width: number, number: number) =>
  visit(
    name,
    async (page) => {
      const figures = await page.locator('figure').all();
      expect(figures).toHaveLength(number);
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
  );

export const expectWordsInside = (visit: Visit, name: string, width: number) =>
  visit(
    name,
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
  );

/** On A4 and Letter everything is open and no table is wider than the page; gives the number of details. */
export const expectPrint = (visit: Visit, name: string): Promise<number> =>
  visit(name, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const look = `({
      closed: [...document.querySelectorAll('details > :not(summary)')]
        .filter((inside) => inside.getBoundingClientRect().height === 0).length,
      wide: [...document.querySelectorAll('table')]
        .filter((table) => table.getBoundingClientRect().right > innerWidth + 1)
        .map((table) => table.caption.textContent),
    })`;
    for (const width of [680, 702]) {
      await page.setViewportSize({ width, height: 980 });
      expect(await page.evaluate(look)).toEqual({ closed: 0, wide: [] });
    }
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    return page.locator('details').count();
  });
