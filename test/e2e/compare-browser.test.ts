import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';
import { compareFormats } from '../../src/report/compare-formats/index.ts';
import type { CompareResult } from '../../src/result/index.ts';
import { bare, comparisonOf, hostileComparison, partlyUnknown } from '../unit/report/comparisons.ts';
import { mitigationsCompared } from '../unit/report/mitigated.ts';
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

const html = (result: CompareResult) => () => compareFormats.get('html').render(result);
const pages = {
  eight: html(comparisonOf(8)),
  unknown: html(partlyUnknown()),
  hostile: html(hostileComparison()),
  bare: html(bare()),
  mitigations: html(mitigationsCompared()),
};

describe.skipIf(!existsSync(CHROMIUM))('the page of a comparison in a browser', () => {
  const visit = browserOf(pages);

  describe.each(Object.keys(pages))('%s', (name) => {
    it('asks for nothing but itself, and the browser has nothing to complain of', () =>
      expectSilence(visit, name));

    it('never scrolls sideways', () => expectNoSidewaysScroll(visit, name));
  });

  it.each([
    ['eight', 'light', 'none', 1280],
    ['unknown', 'dark', 'none', 1280],
    ['unknown', 'light', 'active', 1280],
    ['unknown', 'dark', 'none', 320],
    ['hostile', 'light', 'none', 320],
    ['bare', 'light', 'none', 1280],
    ['mitigations', 'light', 'none', 320],
  ] as const)(
    'is accessible: %s in %s colours, forced colours %s, at %i pixels',
    (page, colours, forced, width) => expectAccessible(visit, page, colours, forced, width),
  );

  it.each([320, 1280])('draws its charts at %i pixels with JavaScript off', (width) =>
    expectDrawings(visit, 'eight', width, 1),
  );

  it.each(['eight', 'hostile'])('keeps the words of a drawing inside it: %s', async (name) => {
    for (const width of [340, 1280]) await expectWordsInside(visit, name, width);
  });

  it('prints with everything open and no table wider than A4 or Letter', () => expectPrint(visit, 'eight'));
});
