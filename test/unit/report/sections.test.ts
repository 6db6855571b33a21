import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../../src/report/block.ts';
import { sections } from '../../../src/report/index.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { ranked } from '../../../src/report/ranking.ts';
import { runs } from '../../../src/report/tables/rates.ts';
import { intervalMethods, unknownReasons } from '../../../src/report/words.ts';
import type { AuditResult, Estimate } from '../../../src/result/index.ts';
import { empty, hiring, notJudged } from './results.ts';

function blocksOf(id: string, result: AuditResult): readonly Block[] | undefined {
  return sections.find((section) => section.id === id)?.render(result);
}

function flat(blocks: readonly Block[] | undefined): readonly Block[] {
  return (blocks ?? []).flatMap((block) => ('blocks' in block ? [block, ...flat(block.blocks)] : [block]));
}

function all<Kind extends Block['kind']>(
  id: string,
  result: AuditResult,
  kind: Kind,
): readonly BlockOf<Kind>[] {
  return flat(blocksOf(id, result)).filter((block): block is BlockOf<Kind> => block.kind === kind);
}

const cells = (table: BlockOf<'table'> | undefined) =>
  table?.rows.map((row) => row.cells.map(plainText)) ?? [];

describe('verdict', () => {
  it('names the rules that it is due to, with their most pressing group', () => {
    const [banner] = all('verdict', hiring(), 'banner');
    expect(banner?.outcome).toBe('fail');
    expect(banner?.reasons.map(plainText)).toEqual([
      expect.stringMatching(
        /^Four-fifths rule: expected ≥ 0\.8, measured 0\.\d{3} \(.*\) for sex: .* · race: .*, and \d+ more groups$/,
      ),
      expect.stringMatching(/^Selection by sex: expected ≥ 0\.8, measured .* for sex: \(missing\)$/),
    ]);
  });

  it('says so when nothing was judged', () => {
    const [banner] = all('verdict', notJudged(), 'banner');
    expect(banner && plainText(banner.lead)).toBe(
      'The audit had no policy to judge by: it measured, and decided nothing.',
    );
  });

  it('shortens digests and keeps the whole in their titles', () => {
    const { lineage } = hiring();
    const codes = all('verdict', hiring(), 'facts').flatMap(({ items }) =>
      items.flatMap(({ value }) => value),
    );
    expect(codes).toContainEqual({ kind: 'code', text: 'sha256:a1b2c3d4a1b2…', title: lineage.data });
  });
});

describe('the smallest gap that could have shown', () => {
  const result = hiring();
  const shown = { reference: 0.5, rows: 80, confidence: 0.95, power: 0.8 };
  const told: AuditResult = {
    ...result,
    disparities: result.disparities.map((disparity) => ({
      ...disparity,
      ...(disparity.slice?.sex === 'F' && { detectable: { ...shown, low: -0.1234, high: 0.15 } }),
      ...(disparity.slice?.sex === '(missing)' && { detectable: shown }),
    })),
    findings: result.findings.map((finding) => ({
      ...finding,
      ...(finding.slice.sex === 'F' && finding.rule === 'selected-equally' && { rowsToDetect: 1234 }),
    })),
  };
  const of = (document: AuditResult, caption: RegExp) =>
    all('groups', document, 'table').filter((table) => caption.test(plainText(table.caption)));

  it('is told of each group, comparison by comparison', () => {
    const [table] = of(told, /^Difference against the best group: what could have shown, by sex$/);
    expect(cells(table).map(([group, , metric]) => [group, metric])).toEqual([
      ['F', '≤ −0.123 or ≥ 0.150'],
      ['(missing)', 'none'],
    ]);
    expect(table?.note && plainText(table.note)).toContain('in 80 % of such audits');
  });

  it('stands beside the rows that the limits of the policy ask for', () => {
    const [table, more] = of(told, /^Rows that would show a gap at the limit, by sex$/);
    expect(cells(table).map(([group, , rows]) => [group, rows])).toEqual([['F', '1,234']]);
    expect(more).toBeUndefined();
  });

  it('is left out where nothing was compared', () => {
    expect(of(result, /could have shown|at the limit/)).toEqual([]);
  });
});

describe('small groups and people of no known group', () => {
  const result = hiring();
  const told: AuditResult = {
    ...result,
    measures: result.measures.map((measure) => ({
      ...measure,
      ...(Object.keys(measure.slice).length === 2 && { shrunken: { value: 0.4, low: 0.3, high: 0.5 } }),
    })),
    disparities: result.disparities.map((disparity) => ({
      ...disparity,
      ...(disparity.slice?.sex === 'F' &&
        Object.keys(disparity.slice).length === 1 && { missing: { low: 0.5, rows: 37 } }),
    })),
  };
  const tables = (of: AuditResult, caption: string) =>
    all('groups', of, 'table').filter((table) => plainText(table.caption).startsWith(caption));

  it('have their rates beside the counted ones, where there are any', () => {
    const [table] = tables(told, 'Rates drawn towards those of all, by ');
    expect(cells(table)[0]).toContain('0.400 (0.300–0.500)');
    expect(tables(result, 'Rates drawn')).toEqual([]);
  });

  it('have the bounds of their comparisons below these, where there are any', () => {
    const [table] = tables(told, 'Wherever those belong whose group is not known, by ');
    expect(cells(table)[0]).toContain('from 0.500 on');
    expect(tables(result, 'Wherever')).toEqual([]);
  });
});

describe('findings', () => {
  it('are ranked by outcome, then by people', () => {
    const order = ranked(hiring());
    const place = { fail: 0, inconclusive: 1, waived: 2, pass: 3 };
    for (const [index, finding] of order.entries()) {
      const next = order[index + 1];
      if (!next) continue;
      expect(place[finding.outcome]).toBeLessThanOrEqual(place[next.outcome]);
      if (finding.outcome === next.outcome) expect(finding.people).toBeGreaterThanOrEqual(next.people);
    }
  });

  it('are all there: the first as cards, the rest and the passes folded', () => {
    const result = hiring();
    const cards = all('findings', result, 'cards').flatMap(({ items }) => items);
    const rows = all('findings', result, 'table').flatMap((table) => table.rows);
    expect(cards.length + rows.length).toBe(result.findings.length);
    expect(cards[0]?.outcome).toBe('fail');
    const folded = all('findings', result, 'details').map(({ summary }) => plainText(summary));
    expect(folded.at(-1)).toBe(
      `${result.findings.filter(({ outcome }) => outcome === 'pass').length} that pass`,
    );
  });

  it('say how far the number measured lies outside of the limit', () => {
    const lines = all('findings', hiring(), 'cards').flatMap(({ items }) =>
      items.flatMap((item) => item.lines.map(plainText)),
    );
    const short = lines.flatMap(
      (line) => /^(\d\.\d{3}) .*, expected ≥ 0\.8: (.*) short of it$/.exec(line) ?? [],
    );
    expect(Number(short[1]) + Number(short[2])).toBeCloseTo(0.8, 3);
  });

  it('have no section where nothing was judged', () => {
    expect(blocksOf('findings', notJudged())).toBeUndefined();
  });
});

describe('sign-off', () => {
  it('comes last, names the result by its digest and leaves the rest to be written', () => {
    expect(sections.at(-1)?.id).toBe('sign-off');
    const digest = (result: AuditResult) =>
      plainText(all('sign-off', result, 'facts')[0]?.items[2]?.value ?? []);
    expect(digest(hiring())).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digest({ ...hiring(), confidence: 0.9 })).not.toBe(digest(hiring()));
    expect(cells(all('sign-off', hiring(), 'table')[0])).toEqual(
      ['Prepared by', 'Reviewed by', 'Approved by'].map((role) => [role, '', '', '', '']),
    );
  });
});

describe('policy', () => {
  it('has a row for each rule, with its most pressing finding', () => {
    const [table] = all('policy', hiring(), 'table');
    expect(cells(table).map((row) => row.slice(0, 2))).toEqual([
      ['Four-fifths rule', 'Fail'],
      ['Selection by sex', 'Fail'],
      ['Equal opportunity', 'Pass'],
      ['Better than a coin', 'Pass'],
    ]);
    expect(cells(table)[1]?.[6]).toBe('sex: (missing)');
  });
});

describe('groups', () => {
  it('have a table with every group, everybody last, and every metric', () => {
    const result = hiring();
    const parts = (blocksOf('groups', result) ?? []) as readonly BlockOf<'part'>[];
    expect(parts.map(({ title }) => plainText(title))).toEqual(['By sex', 'By race', 'By sex × race']);
    const table = all('groups', result, 'table').find(({ caption }) => plainText(caption) === 'Rates by sex');
    expect(table?.columns).toHaveLength(2 + result.metrics.length);
    expect(cells(table).map(([group]) => group)).toEqual(['M', 'F', '(missing)', 'everyone']);
    const known = result.measures.find(
      ({ metric, slice }) => metric === 'accuracy' && slice.sex === 'F' && !slice.race,
    );
    expect(known?.estimate.known && cells(table)[1]?.[3]).toBe(
      known?.estimate.known && known.estimate.value.toFixed(3),
    );
  });

  it('say at the head of each column how its numbers are made, and from what', () => {
    const { lineage, ...result } = hiring();
    const artefacts = { ...lineage.artefacts, measures: 'abcdef0123456789' };
    const [table] = all('groups', { ...result, lineage: { ...lineage, artefacts } }, 'table');
    expect(table?.columns[2]?.head).toEqual([
      {
        kind: 'link',
        to: 'metric-selection-rate',
        text: 'Selection rate',
        title:
          'The share that is decided favourably. Formula: (tp + fp) / n. From the artefact measures, abcdef012345….',
      },
    ]);
  });

  it('splits wide tables evenly', () => {
    expect(runs([1, 2, 3, 4, 5, 6, 7, 8], 7)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(runs([1, 2], 7)).toEqual([[1, 2]]);
    expect(runs([], 7)).toEqual([]);
  });

  it('draws the limit of the rule that judges them', () => {
    const charts = all('groups', hiring(), 'chart');
    expect(charts.map(({ alt }) => alt)).toEqual([
      expect.stringContaining('Limit ≥ 0.8: 1 fail, 1 inconclusive, 1 pass.'),
      expect.not.stringContaining('Limit'),
      expect.stringContaining('Limit ≥ 0.8: '),
    ]);
  });
});

describe('scores and thresholds', () => {
  it('draw everyone and the single groups, and have every number in tables', () => {
    const charts = all('scores', hiring(), 'chart').map(({ caption, alt }) => [plainText(caption), alt]);
    expect(charts).toEqual([
      ['Scores of each group', expect.stringContaining('How the scores of 11 groups lie')],
      ['Calibration of each group', expect.stringContaining('of 11 groups. The widest gap is that of ')],
    ]);
    const [spread, truth] = all('scores', hiring(), 'table');
    const shares = cells(spread).map((row) =>
      row.slice(2).reduce((sum, cell) => sum + Number.parseFloat(cell), 0),
    );
    expect(shares).toHaveLength(4);
    for (const sum of shares) expect(sum).toBeCloseTo(100, 0);
    expect(cells(truth).at(-1)?.[2]).toMatch(/^\d+\.\d % of \d+$/);
  });

  it('say what each rule would say at other thresholds', () => {
    const table = all('scores', hiring(), 'table').at(-1);
    expect(cells(table).map(([threshold, , second]) => [threshold, second?.split(' ')[0]])).toEqual([
      ['0.25', 'Fail'],
      ['0.50', 'Fail'],
      ['0.75', 'Fail'],
    ]);
    expect(table?.rows.map(({ total }) => total)).toEqual([false, true, false]);
    expect(all('scores', hiring(), 'prose').map(({ text }) => plainText(text))).toEqual([
      'Of 3 thresholds there is none at which no rule would fail.',
    ]);
  });

  it('are left out where there are none', () => {
    expect(blocksOf('scores', empty())).toBeUndefined();
  });
});

describe('what could not be measured', () => {
  it('lists every unknown number with its reason', () => {
    const result = hiring();
    const unknown = [...result.measures, ...result.disparities].filter(({ estimate }) => !estimate.known);
    const tables = all('unknowns', result, 'table');
    expect(unknown.length).toBeGreaterThan(0);
    expect(tables.flatMap(({ rows }) => rows)).toHaveLength(unknown.length);
    expect(cells(tables[0])[0]?.[2]).toBe('nobody to count');
  });

  it('says so when all is known', () => {
    const [prose] = all('unknowns', empty(), 'prose');
    expect(prose && plainText(prose.text)).toBe('Every number that was asked for could be measured.');
  });
});

describe('method', () => {
  it('explains exactly the intervals that the result holds', () => {
    const result = hiring();
    const estimates: readonly Estimate[] = [...result.measures, ...result.disparities].map(
      ({ estimate }) => estimate,
    );
    const used = new Set(estimates.flatMap((estimate) => (estimate.known ? [estimate.method] : [])));
    const part = (blocksOf('method', result) ?? []).find(
      (block) => block.kind === 'part' && block.id === 'method-intervals',
    );
    const terms = flat(part ? [part] : []).flatMap((block) =>
      block.kind === 'facts' ? block.items.map(({ id }) => id) : [],
    );
    expect(new Set(terms)).toEqual(new Set([...used].map((method) => `interval-${method}`)));
  });

  it('has plain words for every method and reason', () => {
    for (const { plain } of Object.values(intervalMethods)) expect(plain.length).toBeGreaterThan(60);
    for (const { long } of Object.values(unknownReasons)) expect(long).toMatch(/\.$/);
  });
});

describe('lineage', () => {
  it('holds the one command that makes the result again', () => {
    expect(all('lineage', hiring(), 'command').map(({ text }) => text)).toEqual([
      'npx fairgate@0.1.0 run audits/hiring.json',
    ]);
    expect(all('lineage', empty(), 'command').map(({ text }) => text)).toEqual([
      'npx fairgate measure predictions.csv --label y',
    ]);
  });

  it('keeps a hostile audit name within one word of the shell', () => {
    const [command] = all('lineage', { ...hiring(), audit: "x'; rm -rf ~; '" }, 'command');
    expect(command?.text).toBe(`npx fairgate@0.1.0 run 'audits/x'\\''; rm -rf ~; '\\''.json'`);
  });
});
