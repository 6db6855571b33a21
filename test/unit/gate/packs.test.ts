import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../../src/config/check-config.ts';
import { onDay, packNotices } from '../../../src/gate/packs/as-of.ts';
import { packs } from '../../../src/gate/packs/index.ts';
import { Pack, statusOf } from '../../../src/gate/packs/pack.ts';
import { comparisons } from '../../../src/metrics/comparisons.ts';
import { metrics } from '../../../src/metrics/index.ts';
import { predictionsAudit } from '../config/audits.ts';
import { fourFifths } from './samples.ts';

const valid = new Ajv({ strict: false }).compile(Pack);

describe('rule packs', () => {
  test.each([...packs])('$id keeps to the schema, names what there is and its days in order', (pack) => {
    expect(valid(pack), JSON.stringify(valid.errors)).toBe(true);
    for (const { metric, comparison } of pack.rules) {
      expect(metrics.has(metric)).toBe(true);
      expect(comparison === undefined || comparisons.has(comparison)).toBe(true);
    }
    for (const { url } of pack.sources) expect(new URL(url).protocol).toBe('https:');
    if (pack.from !== undefined && pack.to !== undefined) expect(pack.from < pack.to).toBe(true);
    expect(pack.kind === 'practice' || (pack.from ?? pack.to) !== undefined).toBe(true);
  });

  test.each([
    ['us-ecoa-effects', '2026-07-20', 'in-force'],
    ['us-ecoa-effects', '2026-07-21', 'rescinded'],
    ['nyc-ll144', '2023-07-04', 'future'],
    ['nyc-ll144', '2023-07-05', 'in-force'],
    ['eu-ai-act', '2027-12-01', 'future'],
    ['us-co', '2027-01-01', 'in-force'],
    ['us-fair-lending', '1999-01-01', 'practice'],
  ])('%s on %s is %s', (id, asOf, status) => {
    expect(statusOf(packs.get(id), asOf)).toBe(status);
  });

  test('judge on the days on which they hold, and say so on others', () => {
    const rules = [fourFifths({ id: 'own' }), fourFifths({ id: 'effects', pack: 'us-ecoa-effects' })];
    const judging = (asOf: string) => {
      const { rules: held, records } = onDay(rules, [packs.get('us-ecoa-effects')], asOf);
      return { held: held.map(({ id }) => id), notices: packNotices(records).map(({ code }) => code) };
    };
    expect(judging('2026-07-20')).toEqual({ held: ['own', 'effects'], notices: [] });
    expect(judging('2026-07-22')).toEqual({ held: ['own'], notices: ['pack-rescinded'] });
  });
});

describe('a policy that names packs', () => {
  const policy = (changes: object) => checkConfig(predictionsAudit({ policy: changes }), 'a.json').policy;

  test('has their rules for every protected attribute, beside its own', () => {
    const rules = policy({ packs: ['us-ugesp'], rules: [{ id: 'own', metric: 'auc', atLeast: 0.6 }] })?.rules;
    expect(rules?.map(({ id, by, pack }) => [id, by, pack])).toEqual([
      ['own', [], undefined],
      ['us-ugesp-four-fifths-sex', ['sex'], 'us-ugesp'],
      ['us-ugesp-four-fifths-race', ['race'], 'us-ugesp'],
    ]);
    expect(rules?.[1]).toMatchObject({
      atLeast: 0.8,
      significance: 0.05,
      severity: 'block',
      burden: 'prove-fair',
    });
  });

  test('needs no rule of its own; without either there is no policy', () => {
    expect(policy({ packs: ['nyc-ll144'] })?.rules).toEqual([]);
    expect(() => policy({ rules: [] })).toThrow('no rule of the policy blocks');
    expect(() => policy({ packs: ['nyc-ll14'] })).toThrow('nyc-ll144');
  });
});
