import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../../src/config/check-config.ts';
import { initConfig } from '../../../src/config/presets.ts';
import { schemas } from '../../../src/config/schemas.ts';
import { datasetAudit, predictionsAudit } from './audits.ts';

const published = () => new Ajv({ strict: true }).compile(JSON.parse(JSON.stringify(schemas.audit)));

test.each(['audit', 'result'] as const)('the schema of %s is itself valid', (name) => {
  const ajv = new Ajv({ strict: true });
  expect(ajv.validateSchema(schemas[name])).toBe(true);
  expect(() => ajv.compile(schemas[name])).not.toThrow();
});

test('the published schema asks for nothing that has a default, and refuses what is unknown', () => {
  const validate = published();
  expect(validate(predictionsAudit())).toBe(true);
  expect(validate(datasetAudit())).toBe(true);
  expect(validate(datasetAudit({ model: { text: 'cv', backbone: 'b' } }))).toBe(true);
  expect(validate(predictionsAudit({ treshold: 1 }))).toBe(false);
  expect(validate(datasetAudit({ model: { text: 'cv' } }))).toBe(false);
});

describe('an audit to start from', () => {
  const config = initConfig({ file: '../preds.csv', label: 'y', score: 's', protected: ['sex', 'race'] });

  test('is valid, and judged by four fifths, equal opportunity and equalised odds', () => {
    const { policy } = checkConfig(config, 'audits/preds.json');
    expect(policy?.rules.map(({ id }) => id)).toEqual([
      'four-fifths-sex',
      'four-fifths-race',
      'equal-opportunity-sex',
      'equal-opportunity-race',
      'equalised-odds-sex',
      'equalised-odds-race',
    ]);
    expect(published()(config)).toBe(true);
  });

  test('of one attribute crosses none', () => {
    const one = initConfig({ file: 'p.csv', label: 'y', decision: 'd', protected: ['sex'] });
    expect(checkConfig(one, 'a.json').slices.order).toBe(1);
  });
});

test('every audit that is shipped is valid', () => {
  const names = readdirSync('audits').filter((name) => name.endsWith('.json'));
  expect(names).toContain('adult.json');
  for (const name of names) {
    const config: unknown = JSON.parse(readFileSync(`audits/${name}`, 'utf8'));
    expect(published()(config)).toBe(true);
    expect(() => checkConfig(config, name)).not.toThrow();
  }
});
