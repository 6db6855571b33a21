import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/canonical-json.ts';
import { loadAudit, measureAudit } from '../../../src/config/load-audit.ts';
import { folderOfFiles, refusal } from '../data/files.ts';
import { datasetAudit, predictionsAudit } from './audits.ts';

const { folder, write } = folderOfFiles();
const sha256 = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

test('an audit of predictions: paths become digests', async () => {
  const table = 'y,s,sex,race\n1,0.5,F,x\n';
  write('risk.csv', table);
  const path = write('risk.json', `\ufeff${JSON.stringify(predictionsAudit(), null, 2)}`);
  const audit = await loadAudit(path);
  expect(audit.inputs).toEqual({ dataset: [], predictions: sha256(table) });
  expect(audit.data).toBe(sha256(table));
  expect(audit.checkpoint).toBeUndefined();
  expect([...audit.files]).toEqual([[sha256(table), `${folder}/risk.csv`]]);
  expect(audit.digest).toBe(sha256(canonicalJson(audit.config)));
  expect(audit.notices).toEqual([]);
});

test('an audit of several files and a backbone', async () => {
  mkdirSync(`${folder}/bert`);
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) write(`bert/${name}`, name);
  write('one.csv', '1');
  write('two.csv', '2');
  const files = [
    { path: 'one.csv', split: 'train' },
    { path: `${folder}/two.csv`, format: { trim: true } },
  ];
  const { dataset } = datasetAudit() as { dataset: object };
  const given = datasetAudit({ dataset: { ...dataset, files }, model: { text: 'cv', backbone: 'bert' } });
  const audit = await loadAudit(write('both.json', JSON.stringify(given)));
  expect(audit.inputs).toEqual({
    dataset: [
      { digest: sha256('1'), split: 'train' },
      { digest: sha256('2'), format: { trim: true, delimiter: ',', skipRows: 0, missing: [] } },
    ],
    backbone: {
      config: sha256('config.json'),
      weights: [sha256('model.safetensors')],
      tokenizer: sha256('tokenizer.json'),
    },
  });
  expect(audit.data).toBe(sha256(canonicalJson([sha256('1'), sha256('2')])));
  expect(audit.checkpoint).toBe(sha256(canonicalJson(audit.inputs.backbone)));
  expect(audit.files.get(sha256('model.safetensors'))).toBe(`${folder}/bert/model.safetensors`);
  expect(JSON.stringify(audit.inputs)).not.toContain(folder);
});

test('a file that is not there is named, and so is the place that names it', async () => {
  const { predictions } = predictionsAudit() as { predictions: object };
  const given = predictionsAudit({ predictions: { ...predictions, file: 'data/nowhere.csv' } });
  const path = write('missing.json', JSON.stringify(given));
  expect((await refusal(loadAudit(path))).message).toBe(
    `${folder}/data/nowhere.csv: there is no such file. Check its name and folder. It is named at /predictions/file of ${path}.`,
  );
});

test('a backbone that is not there', async () => {
  const given = datasetAudit({ model: { text: 'cv', backbone: 'nobody' } });
  write('loans.csv', 'x');
  const path = write('nobody.json', JSON.stringify(given));
  const { message } = await refusal(loadAudit(path));
  expect(message).toContain(`${folder}/nobody: there is no such folder.`);
  expect(message).toContain(`It is named at /model/backbone of ${path}.`);
});

test('an audit file that is missing, broken, not text, or wrong', async () => {
  expect((await refusal(loadAudit(`${folder}/no.json`))).message).toContain(
    'no.json: there is no such file.',
  );
  const broken = write('broken.json', '{"audit": }');
  expect((await refusal(loadAudit(broken))).message).toContain(
    `${broken}: the JSON is broken at line 1, column 11`,
  );
  const latin = write('latin.json', Buffer.from('{"title": "Pr\xfcfung"}', 'latin1'));
  expect((await refusal(loadAudit(latin))).message).toContain(`${latin}: the bytes are not UTF-8 text.`);
  const unknown = write('unknown.json', JSON.stringify(predictionsAudit({ metrics: ['auk'] })));
  expect((await refusal(loadAudit(unknown))).message).toBe(
    `${unknown}, /metrics/0: there is no metric "auk". Did you mean "auc"?`,
  );
});

test('a bare predictions file is an audit too, the same from wherever it is named', async () => {
  const path = write('My preds.csv', 'y,s,sex,race\n1,0.5,F,x\n');
  const options = { label: 'y', score: 's', protected: ['sex', 'race'] };
  const audit = await measureAudit(path, options);
  expect(audit.config).toMatchObject({
    audit: 'my-preds',
    predictions: { file: 'My preds.csv', label: { column: 'y', favourable: ['1'] }, score: 's' },
    slices: { order: 2 },
  });
  expect(audit.config.policy).toBeUndefined();
  expect(audit.files.get(audit.inputs.predictions ?? '')).toBe(path);
  mkdirSync(`${folder}/elsewhere`);
  const other = write('elsewhere/My preds.csv', 'y,s,sex,race\n1,0.5,F,x\n');
  expect((await measureAudit(other, options)).digest).toBe(audit.digest);
});

test('its policy comes by name or from a file', async () => {
  const path = write('preds.csv', 'x');
  const options = {
    label: 'y',
    decision: 'd',
    protected: ['sex', 'Race / ethnicity', 'race-ethnicity', '性別'],
  };
  const byName = await measureAudit(path, { ...options, policy: 'four-fifths' });
  expect(byName.config.policy?.rules.map(({ id, by }) => [id, by])).toEqual([
    ['four-fifths-sex', ['sex']],
    ['four-fifths-race-ethnicity', ['Race / ethnicity']],
    ['four-fifths-race-ethnicity-3', ['race-ethnicity']],
    ['four-fifths-attribute-4', ['性別']],
  ]);
  const rules = [{ id: 'r', metric: 'brier-score', atMost: 0.2 }];
  const policy = write('policy.json', JSON.stringify({ rules }));
  const byFile = await measureAudit(path, { ...options, policy });
  expect(byFile.config.policy?.rules).toMatchObject(rules);
  expect(byFile.config.metrics).toContain('brier-score');

  expect((await refusal(measureAudit(path, { ...options, policy: 'four-fifth' }))).message).toBe(
    'there is no policy "four-fifth". Did you mean "four-fifths"?',
  );
  const wrong = write('wrong.json', JSON.stringify({ rules: [{ ...rules[0], atmost: 1 }] }));
  expect((await refusal(measureAudit(path, { ...options, policy: wrong }))).message).toBe(
    `${wrong}, /rules/0/atmost: there is no key "atmost" here. Did you mean "atMost"?`,
  );
});

test('options that do not fit together', async () => {
  const path = write('preds.csv', 'x');
  expect((await refusal(measureAudit(path, { label: 'y', protected: ['sex'] }))).message).toContain(
    'the predictions have neither a score nor a decision',
  );
  expect(
    (await refusal(measureAudit(path, { label: 'y', score: 'y', protected: ['sex'] }))).message,
  ).toContain('the label column "y" is also the score');
});
