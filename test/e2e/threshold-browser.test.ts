import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measureAudit } from '../../src/config/load-audit.ts';
import { formats } from '../../src/report/formats/index.ts';
import type { AuditResult } from '../../src/result/index.ts';
import { runAudit } from '../../src/stages/index.ts';
import { random } from '../../src/stats/random.ts';
import { browserOf, CHROMIUM, expectAccessible } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairgate-threshold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'predictions.csv');
const draw = random(5);
const lines = Array.from({ length: 600 }, () => {
  const sex = draw.below(2) === 0 ? 'F' : 'M';
  const score = Math.min(0.99, draw.uniform() * (sex === 'F' ? 0.9 : 1)).toFixed(2);
  return `${draw.uniform() < Number(score) ? 1 : 0},${score},${sex}`;
});
writeFileSync(file, ['y,s,sex', ...lines].join('\n'));

/** What `fairgate measure predictions.csv --threshold …` makes. */
const measured = async (threshold: number): Promise<AuditResult> =>
  runAudit(
    await measureAudit(file, {
      label: 'y',
      score: 's',
      protected: ['sex'],
      threshold,
      policy: 'four-fifths',
    }),
    {},
  );

describe.skipIf(!existsSync(CHROMIUM))('the threshold explorer', () => {
  const visit = browserOf({ audit: async () => formats.get('html').render(await measured(0.5)) });

  it('says at each of 20 thresholds what measuring anew says', { timeout: 60_000 }, () =>
    visit('audit', async (page) => {
      const slider = page.locator('.explorer input');
      expect(await slider.inputValue()).toBe('10');
      for (let part = 0; part < 20; part++) {
        await slider.fill(String(part));
        const rows = (await page.locator('.explorer tbody tr').allInnerTexts()).map((row) => row.split('\t'));
        const outcomes = await page.locator('.explorer li').allInnerTexts();
        const result = await measured(part / 20);
        for (const [column, metric] of [
          'selection-rate',
          'true-positive-rate',
          'false-positive-rate',
        ].entries()) {
          const expected = result.measures.flatMap((measure) => {
            const { estimate } = measure;
            if (measure.metric !== metric || !estimate.known) return [];
            return [`${estimate.value.toFixed(3)} · ${estimate.count} of ${estimate.n}`];
          });
          expect(expected).toHaveLength(3);
          expect(rows.map((row) => row[column + 1])).toEqual(expected);
        }
        expect(outcomes).toHaveLength(result.rules.length);
        for (const [index, { title, outcome }] of result.rules.entries()) {
          expect(outcomes[index]?.toLowerCase()).toContain(`${title}: `.toLowerCase());
          expect(outcomes[index]?.toLowerCase()).toContain(outcome);
        }
      }
    }),
  );

  it('moves by keyboard and says where it stands', () =>
    visit('audit', async (page) => {
      await page.locator('.explorer input').focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('.explorer output').innerText()).toBe('0.55');
      expect(await page.locator('.explorer input').getAttribute('aria-valuetext')).toBe('0.55');
    }));

  it('is accessible', () => expectAccessible(visit, 'audit', 'light', 'none', 1280));

  it('is not there without JavaScript, where the table of all thresholds is', () =>
    visit(
      'audit',
      async (page) => {
        expect(await page.locator('.explorer').isVisible()).toBe(false);
        await page.locator('#thresholds summary').click();
        expect(await page.locator('#thresholds tbody tr:visible').count()).toBe(20);
      },
      { javaScriptEnabled: false },
    ));

  it('sorts tables by any column and back', () =>
    visit('audit', async (page) => {
      const table = page.locator('#by-sex table').first();
      const groups = () => table.locator('tbody th').allInnerTexts();
      const button = page.getByRole('button', { name: 'Sort by Selection rate' });
      const sort = table.locator(button);
      const written = await groups();
      const orders: string[][] = [];
      for (const order of ['ascending', 'descending', null]) {
        await sort.click();
        expect(await table.locator('th', { has: button }).getAttribute('aria-sort')).toBe(order);
        orders.push(await groups());
      }
      expect(orders[0]?.slice(0, 2)).toEqual(orders[1]?.slice(0, 2).reverse());
      expect(orders[2]).toEqual(written);
      for (const order of orders) expect(order.at(-1)).toContain('everyone');
    }));
});
