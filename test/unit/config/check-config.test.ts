import { describe, expect, test } from 'vitest';
import { checkConfig, configNotices } from '../../../src/config/check-config.ts';
import { InvalidInput } from '../../../src/errors.ts';
import { datasetAudit, predictionsAudit, rule } from './audits.ts';

function messageOf(config: unknown): string {
  try {
    checkConfig(config, 'a.json');
  } catch (cause) {
    expect(cause).toBeInstanceOf(InvalidInput);
    return (cause as InvalidInput).message;
  }
  return 'accepted';
}

describe('defaults', () => {
  test('of an audit of predictions', () => {
    const given = predictionsAudit();
    const config = checkConfig(given, 'a.json');
    expect(config).toMatchObject({
      threshold: 0.5,
      slices: { order: 2 },
      comparisons: ['difference', 'ratio'],
      confidence: 0.95,
      replicates: 1000,
      seed: 7,
      predictions: { label: { column: 'y', favourable: ['1'] } },
      policy: { rules: [{ burden: 'prove-fair', minimumRows: 0 }] },
    });
    expect(config.metrics).toEqual([
      'selection-rate',
      'accuracy',
      'precision',
      'true-positive-rate',
      'false-positive-rate',
      'false-negative-rate',
      'base-rate',
      'auc',
    ]);
    expect(given).toEqual(predictionsAudit());
  });

  test('of an audit that trains, inside the shape that its model has', () => {
    const train = {
      unfreeze: 0,
      epochs: 20,
      batch: 32,
      rate: 0.001,
      hidden: [],
      weightDecay: 0.01,
      warmUp: 0.1,
      layerDecay: 0.95,
      clip: 1,
      classWeights: 'none',
      earlyStopping: 3,
    };
    const table = checkConfig(datasetAudit(), 'a.json');
    expect(table.dataset?.split).toEqual({ validation: 0.15, test: 0.35 });
    expect(table.model).toEqual({ numeric: ['income'], categorical: ['town'], train });
    const model = { text: 'cv', backbone: 'bert', train: { unfreeze: 'all' } };
    const text = checkConfig(datasetAudit({ model }), 'a.json');
    expect(text.model).toEqual({
      text: 'cv',
      backbone: 'bert',
      maxTokens: 256,
      train: { ...train, unfreeze: 'all' },
    });
  });

  test('what a rule judges is measured', () => {
    const config = checkConfig(
      predictionsAudit({ metrics: ['accuracy'], ...rule({ metric: 'auc' }) }),
      'a.json',
    );
    expect(config.metrics).toEqual(['accuracy', 'auc']);
  });
});

describe('what the schema refuses', () => {
  const model = (changes: object) => datasetAudit({ model: { text: 'cv', backbone: 'bert', ...changes } });
  test.each<[string, unknown, string]>([
    [
      'an unknown key',
      predictionsAudit({ treshold: 0.4 }),
      '/treshold: there is no key "treshold" here. Did you mean "threshold"?',
    ],
    [
      'a misspelt key that is needed',
      { ...predictionsAudit(), title: undefined, titel: 'x' },
      '/titel: there is no key "titel" here. Did you mean "title"?',
    ],
    [
      'an unknown key far below',
      predictionsAudit(rule({ atleast: 1 })),
      '/policy/rules/0/atleast: there is no key "atleast" here. Did you mean "atLeast"?',
    ],
    [
      'an unknown metric',
      predictionsAudit({ metrics: ['selection-rat'] }),
      '/metrics/0: there is no metric "selection-rat". Did you mean "selection-rate"?',
    ],
    [
      'an unknown metric of a rule',
      predictionsAudit(rule({ metric: 'true-positve-rate' })),
      '/policy/rules/0/metric: there is no metric "true-positve-rate". Did you mean "true-positive-rate"?',
    ],
    [
      'an unknown comparison',
      predictionsAudit({ comparisons: ['ration'] }),
      '/comparisons/0: there is no comparison "ration". Did you mean "ratio"?',
    ],
    [
      'an unknown split',
      datasetAudit({
        dataset: { files: [{ path: 'x', split: 'tset' }], label: { column: 'y' }, protected: ['a'] },
      }),
      '/dataset/files/0/split: there is no split "tset". Did you mean "test"?',
    ],
    [
      'an unknown reference',
      predictionsAudit(rule({ comparison: 'ratio', by: ['sex'], against: 'bets' })),
      '/policy/rules/0/against: there is no reference "bets". Did you mean "best"?',
    ],
    [
      'a missing key',
      { ...predictionsAudit(), decision: undefined },
      '/decision: the key "decision" is missing. Add it: what the model decides, for whom.',
    ],
    [
      'a missing key of a text model',
      datasetAudit({ model: { text: 'cv' } }),
      '/model/backbone: the key "backbone" is missing. Add it: folder of a checkpoint',
    ],
    [
      'a backbone without its text',
      datasetAudit({ model: { backbone: 'bert' } }),
      '/model/text: the key "text" is missing. Add it: column that the backbone reads.',
    ],
    [
      'a text model with a table’s key',
      model({ numeric: ['x'] }),
      '/model/numeric: there is no key "numeric" here.',
    ],
    [
      'a table model with an unknown key',
      datasetAudit({ model: { numerics: ['x'] } }),
      '/model/numerics: there is no key "numerics" here. Did you mean "numeric"?',
    ],
    [
      'another type',
      predictionsAudit({ threshold: '0.5' }),
      '/threshold: "0.5" is not a number. Change it to one.',
    ],
    ['a list for an object', predictionsAudit({ slices: [] }), '/slices: a list is not an object.'],
    ['a half for a whole number', predictionsAudit({ seed: 1.5 }), '/seed: 1.5 is not a whole number.'],
    ['a model that is no object', datasetAudit({ model: 3 }), '/model: 3 is not an object.'],
    [
      'a number above its range',
      predictionsAudit({ threshold: 1.5 }),
      '/threshold: 1.5 is out of range. Give a number ≤ 1.',
    ],
    [
      'a number at an open end',
      predictionsAudit({ confidence: 1 }),
      '/confidence: 1 is out of range. Give a number < 1.',
    ],
    [
      'an extent that is no word',
      model({ train: { unfreeze: 'al' } }),
      '/model/train/unfreeze: there is no extent "al". Did you mean "all"?',
    ],
    [
      'an extent below 0',
      model({ train: { unfreeze: -1 } }),
      '/model/train/unfreeze: -1 is out of range. Give a number ≥ 0.',
    ],
    [
      'a name with other letters',
      predictionsAudit({ audit: 'My audit' }),
      '/audit: "My audit" is not a name that can be used here. Use small letters, digits and hyphens',
    ],
    [
      'a column called __proto__',
      predictionsAudit({
        predictions: { file: 'x', label: { column: 'y' }, score: 's', protected: ['__proto__'] },
      }),
      '/predictions/protected/0: "__proto__" is not a name that can be used here.',
    ],
    ['an empty list', predictionsAudit({ metrics: [] }), '/metrics: the list is empty. Name at least one.'],
    [
      'a list with something twice',
      predictionsAudit({ metrics: ['auc', 'accuracy', 'auc'] }),
      '/metrics: the list names "auc" twice. Keep one of them.',
    ],
    ['an empty text', predictionsAudit({ title: '' }), '/title: the text is empty. Fill it in.'],
    ['an audit that is no object', [], 'a list is not an object.'],
  ])('%s', (_, config, message) => {
    const found = messageOf(JSON.parse(JSON.stringify(config)));
    expect(found).toContain(`a.json${message.startsWith('/') ? ', ' : ': '}${message}`);
  });
});

describe('what two keys mean together', () => {
  const { predictions } = predictionsAudit() as { predictions: object };
  const { dataset } = datasetAudit() as { dataset: object };
  const loans = (changes: object) => datasetAudit({ dataset: { ...dataset, ...changes } });
  const risk = (changes: object) => predictionsAudit({ predictions: { ...predictions, ...changes } });
  const compared = { comparison: 'ratio', by: ['sex'] };

  test.each<[string, unknown, string]>([
    [
      'two sources',
      datasetAudit({ predictions }),
      '/predictions: the audit names both a dataset and a predictions file. Keep',
    ],
    [
      'no source',
      { ...predictionsAudit(), predictions: undefined },
      'the audit names nothing to audit. Add "dataset"',
    ],
    [
      'a dataset without a model',
      datasetAudit({ model: undefined }),
      '/model: there is a dataset and no model. Add "model"',
    ],
    [
      'a model beside predictions',
      predictionsAudit({ model: {} }),
      '/model: a model is named beside a predictions file. Leave',
    ],
    [
      'neither score nor decision',
      risk({ score: undefined }),
      '/predictions: the predictions have neither a score nor a decision. Add',
    ],
    ['a model without inputs', datasetAudit({ model: {} }), '/model: the model has no inputs. Name columns'],
    [
      'the label as an input',
      datasetAudit({ model: { numeric: ['income', 'repaid'] } }),
      '/model/numeric/1: the label column "repaid" is also an input of the model. Name another',
    ],
    [
      'the label as the text',
      datasetAudit({ model: { text: 'repaid', backbone: 'b' } }),
      '/model/text: the label column "repaid" is also the text that the model reads.',
    ],
    [
      'the label as a group',
      loans({ protected: ['repaid'] }),
      '/dataset/protected/0: the label column "repaid" is also a protected attribute.',
    ],
    [
      'the label as the score',
      risk({ score: 'y' }),
      '/predictions/score: the label column "y" is also the score.',
    ],
    [
      'an input twice',
      datasetAudit({ model: { numeric: ['age'], categorical: ['town', 'age'] } }),
      '/model/categorical/1: "age" is an input twice. Keep it',
    ],
    [
      'a value with two meanings',
      loans({ label: { column: 'y', favourable: ['a'], unfavourable: ['b', 'a'] } }),
      '/dataset/label/unfavourable/1: "a" is both favourable and unfavourable. Keep it',
    ],
    [
      'unfreezing a table model',
      datasetAudit({ model: { numeric: ['x'], train: { unfreeze: 2 } } }),
      '/model/train/unfreeze: a table model has no backbone to unfreeze. Leave',
    ],
    [
      'adapting a table model',
      datasetAudit({ model: { numeric: ['x'], train: { adapt: { text: 'texts.txt' } } } }),
      '/model/train/adapt: only a backbone that reads texts can be adapted to a domain. Leave',
    ],
    [
      'the worth of a table model’s backbone',
      datasetAudit({ model: { numeric: ['x'], train: { evidence: true } } }),
      '/model/train/evidence: a table model has no backbone whose worth could be measured. Leave',
    ],
    [
      'two rules of one name',
      predictionsAudit({ policy: { rules: [1, 2].map(() => ({ id: 'r', metric: 'auc', atLeast: 1 })) } }),
      '/policy/rules/1/id: two rules are called "r". Give',
    ],
    [
      'a rule without a limit',
      predictionsAudit(rule({ atLeast: undefined })),
      '/policy/rules/0: the rule has no limit. Add "atLeast"',
    ],
    [
      'limits that cross',
      predictionsAudit(rule({ atLeast: 0.9, atMost: 0.1 })),
      '/policy/rules/0/atLeast: nothing can be at least 0.9 and at most 0.1. Make',
    ],
    [
      'a group that is not protected',
      predictionsAudit(rule({ by: ['rase'] })),
      '/policy/rules/0/by/0: "rase" is not among the protected attributes. Did you mean "race"?',
    ],
    [
      'a comparison of no groups',
      predictionsAudit(rule({ comparison: 'ratio' })),
      '/policy/rules/0/by: the rule compares groups and names none. Name',
    ],
    [
      'a reference and no comparison',
      predictionsAudit(rule({ by: ['sex'], against: 'best' })),
      '/policy/rules/0/against: the rule has a reference and no comparison. Add',
    ],
    [
      'a comparison that has no meaning for the metric',
      predictionsAudit(rule({ ...compared, metric: 'matthews-correlation', comparison: 'ratio' })),
      '/policy/rules/0/comparison: a ratio of matthews-correlation has no meaning, as it may be negative. Comparisons that have: difference, mean-difference, variance-between-groups.',
    ],
    [
      'a reference where all groups are taken together',
      predictionsAudit(rule({ ...compared, comparison: 'mean-difference', against: 'rest' })),
      '/policy/rules/0/against: a mean-difference is of all groups together and has no reference. Leave "against" out.',
    ],
    [
      'an unknown column that is held equal',
      predictionsAudit(rule({ ...compared, given: ['requisition'] })),
      '/policy/rules/0/given/0: "requisition" is neither the stratum nor a protected attribute. ',
    ],
    [
      'the groups themselves held equal',
      predictionsAudit(rule({ ...compared, given: ['sex'] })),
      '/policy/rules/0/given/0: the rule compares groups by "sex" and holds it equal. Name it under',
    ],
    [
      'columns held equal and nothing compared',
      predictionsAudit(rule({ given: ['race'] })),
      '/policy/rules/0/given: the rule holds columns equal and compares nothing. Add "comparison"',
    ],
    [
      'strata of what is no rate',
      predictionsAudit(rule({ ...compared, metric: 'auc', given: ['race'] })),
      '/policy/rules/0/metric: auc cannot be compared within strata, as it is no share of rows. Name a rate',
    ],
    [
      'strata of all groups together',
      predictionsAudit(
        rule({ ...compared, metric: 'accuracy', comparison: 'mean-difference', given: ['race'] }),
      ),
      '/policy/rules/0/comparison: a mean-difference is of all groups together and is not taken within strata.',
    ],
    [
      'the best group within strata',
      predictionsAudit(rule({ ...compared, metric: 'accuracy', against: 'best', given: ['race'] })),
      '/policy/rules/0/against: within strata groups are not compared with "best". Name "rest" or a group.',
    ],
    [
      'a stratum that is protected',
      predictionsAudit({ predictions: { ...(predictionsAudit().predictions as object), stratum: 'sex' } }),
      '/predictions/stratum: the stratum "sex" is also a protected attribute. Leave it out here',
    ],
    [
      'a reference of other attributes',
      predictionsAudit(rule({ ...compared, against: { race: 'x' } })),
      '/policy/rules/0/against: the reference names race and the rule goes by sex. Give one value',
    ],
    [
      'more crossing than is measured',
      predictionsAudit({ ...rule({ by: ['sex', 'race'] }), slices: { order: 1 } }),
      '/policy/rules/0/by: the rule crosses 2 attributes and the audit measures 1 at most. Set "slices": {"order": 2}.',
    ],
  ])('%s', (_, config, message) => {
    const found = messageOf(JSON.parse(JSON.stringify(config)));
    expect(found).toContain(`a.json${message.startsWith('/') ? ', ' : ': '}${message}`);
  });

  test('a named reference that fits is accepted', () => {
    const config = predictionsAudit(
      rule({ comparison: 'ratio', by: ['sex', 'race'], against: { race: 'x', sex: 'F' } }),
    );
    expect(messageOf(config)).toBe('accepted');
  });
});

test('a protected attribute among the inputs is worth a notice', () => {
  const config = checkConfig(datasetAudit({ model: { categorical: ['town', 'sex'] } }), 'a.json');
  expect(configNotices(config)).toEqual([
    {
      code: 'protected-input',
      message: 'The model itself reads the protected attribute sex: it may treat people differently by it.',
    },
  ]);
  expect(configNotices(checkConfig(datasetAudit(), 'a.json'))).toEqual([]);
});
