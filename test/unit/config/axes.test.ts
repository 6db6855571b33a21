import { describe, expect, test } from 'vitest';
import { axes } from '../../../src/config/axes/index.ts';
import { checkConfig } from '../../../src/config/check-config.ts';
import { datasetAudit, predictionsAudit } from './audits.ts';

const backbones = axes.get('backbones');
const text = checkConfig(
  datasetAudit({ model: { text: 'cv', backbone: './own/bert/', train: { evidence: true } } }),
  'a.json',
);
const place = { file: 'audits/a.json' };

describe('backbones to compare', () => {
  test('are the audit’s own, as it was written, then each that is named once', () => {
    const found = backbones.variants(text, ['other/bert', 'own/bert', 'hf:a/minilm', 'other/bert/'], place);
    expect(found.map(({ id, title, own }) => [id, title, own])).toEqual([
      ['own/bert', 'own/bert', true],
      ['other/bert', 'other/bert', false],
      ['hf:a/minilm', 'minilm', false],
    ]);
    expect(found[0]?.change(text)).toBe(text);
    expect(found[2]?.differs).toBe('Its backbone is hf:a/minilm.');
  });

  test('change nothing else, but ask nothing of what one alone brings', () => {
    const other = backbones.variants(text, ['hf:a/minilm'], place)[1]?.change(text);
    const { evidence: _, ...train } = text.model?.train ?? {};
    expect(other).toEqual({ ...text, model: { ...text.model, backbone: 'hf:a/minilm', train } });
  });

  test('are named from where the command is given', () => {
    const folders = { given: '/home/me/work', audit: '/home/me/work/audits' };
    expect(backbones.written('models/bert', folders)).toBe('../models/bert');
    expect(backbones.written('/models/bert', folders)).toBe('/models/bert');
    expect(backbones.written('hf:a/minilm', folders)).toBe('hf:a/minilm');
  });

  test.each([
    ['a table', checkConfig(datasetAudit(), 'a.json')],
    ['predictions', checkConfig(predictionsAudit(), 'a.json')],
  ])('are refused for %s', (_, config) => {
    expect(() => backbones.variants(config, ['x'], place)).toThrow(
      'audits/a.json, /model: an audit without a backbone has none to vary',
    );
  });

  test('are refused where none but its own is named', () => {
    expect(() => backbones.variants(text, ['./own/bert'], place)).toThrow(
      'Name a backbone besides own/bert.',
    );
  });
});
