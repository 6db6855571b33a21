import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  type CompareResult,
  checkAudit,
  compareAudits,
  folderStore,
  InvalidInput,
  loadAudit,
  loadCandidates,
  schemas,
} from '../../src/index.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const TABLE = (await readFile('fixtures/lending.csv', 'utf8')).split('\n').slice(0, 2001).join('\n');

type Changes = Readonly<Record<string, unknown>>;

/** A small lending audit that lists two strategies, one before training and one after. */
async function audit(changes: Changes = {}, dataset: Changes = {}): Promise<string> {
  const folder = await scratch();
  await writeFile(join(folder, 'lending.csv'), TABLE);
  const rule = { metric: 'selection-rate', comparison: 'difference', by: ['sex'], atLeast: -0.1 };
  const config = {
    audit: 'lending',
    title: 'Whose loan is approved',
    decision: 'Who gets a loan',
    favourable: 'Approved',
    dataset: {
      files: [{ path: 'lending.csv' }],
      label: { column: 'approved' },
      protected: ['sex', 'race'],
      split: { validation: 0.3, test: 0.4 },
      ...dataset,
    },
    model: {
      numeric: ['income', 'loan_amount', 'debt_to_income', 'history_years', 'delinquencies'],
      categorical: ['region'],
      train: { epochs: 6, batch: 64, rate: 0.02 },
    },
    policy: { rules: [{ id: 'parity', title: 'Parity by sex', ...rule }] },
    compare: { mitigations: ['reweighing', { id: 'equal-selection', by: ['sex'] }] },
    replicates: 200,
    ...changes,
  };
  await writeFile(join(folder, 'audit.json'), JSON.stringify(config));
  return folder;
}

async function compare(folder: string, names: readonly string[] = []) {
  const made: string[] = [];
  const varied = { axis: 'mitigations', names };
  const result = await compareAudits(varied.axis, await loadCandidates(join(folder, 'audit.json'), varied), {
    store: folderStore(join(folder, 'store')),
    engine: 'wasm',
    settled: (title, how) => how === 'made' && made.push(title),
  });
  return { result, made };
}

describe('comparing the mitigations of an audit', () => {
  test('shares what they do not change, and lays them side by side', { timeout: 60_000 }, async () => {
    const folder = await audit();
    const alone = await compare(folder, ['reweighing']);
    const { result, made } = await compare(folder);
    expect(new Ajv({ strict: true }).validate(schemas.compare, result)).toBe(true);
    expect(result.candidates.map(({ id, own, mitigation }) => [id, own, mitigation?.posture])).toEqual([
      ['none', true, undefined],
      ['reweighing', false, { training: true, inference: false, groupCutOffs: false, randomised: false }],
      [
        'equal-selection(by=sex)',
        false,
        { training: false, inference: true, groupCutOffs: true, randomised: false },
      ],
    ]);
    expect(alone.made.filter((title) => / Model$/.test(title))).toHaveLength(2);
    expect(made.filter((title) => / (Dataset|Features|Model|Scores)$/.test(title))).toEqual([]);
    expect(made).toContain('Equal selection (by sex): Decision rule');

    const auc = (id: string) =>
      result.values.find(({ candidate, criterion }) => candidate === id && criterion === 'auc')?.estimate;
    expect(auc('equal-selection(by=sex)')).toEqual(auc('none'));
    expect(auc('reweighing')).not.toEqual(auc('none'));

    const { rule } = result.candidates[2]?.mitigation ?? {};
    expect(rule?.groups.map(({ group }) => Object.values(group)[0]).sort()).toEqual(['Female', 'Male']);
    expect((await compare(folder)).made).toEqual(['Comparison']);

    const told = await fairgate(['compare', 'audit.json', '--json', '--quiet', '--engine', 'wasm'], {
      cwd: folder,
    });
    expect(told.code).toBe(0);
    const printed = JSON.parse(told.out) as CompareResult;
    expect(printed.differences).toEqual(result.differences);
    expect(printed.candidates[2]?.lineage.command).toMatch(
      /^npx fairgate@\S+ compare audit.json --mitigations 'equal-selection\(by=sex\)'$/,
    );
  });

  test.each<[string, Changes, Changes, string]>([
    [
      'a group that is too small',
      { mitigation: { id: 'equal-selection', by: ['race'] } },
      {},
      '“Equal selection” cannot learn from the validation split: the group "race = ',
    ],
    [
      'no validation rows',
      { mitigation: 'equal-selection' },
      { split: { validation: 0 } },
      'learns from validation rows, and there are none',
    ],
    [
      'groups that are not protected',
      { mitigation: { id: 'reweighing', by: ['region'] } },
      {},
      '/mitigation: its groups are by "region", which is no protected attribute',
    ],
    [
      'a strategy of the list that is unknown',
      { compare: { mitigations: ['x'] } },
      {},
      'there is no mitigation "x"',
    ],
    [
      'an option that it has not',
      { mitigation: { id: 'reweighing', how: 1 } },
      {},
      'there is no key "how" here',
    ],
    [
      'what the policy forbids',
      {
        mitigation: 'equal-selection',
        policy: { rules: [{ id: 'q', metric: 'auc', atLeast: 0.5 }], forbid: ['group-cut-offs'] },
      },
      {},
      '"equal-selection" is not allowed: the policy forbids group-cut-offs',
    ],
  ])('%s is told when it is checked', async (_, changes, dataset, said) => {
    const checked = audit(changes, dataset).then(async (folder) =>
      checkAudit(await loadAudit(join(folder, 'audit.json'))),
    );
    await expect(checked).rejects.toThrow(said);
    await expect(checked).rejects.toThrow(InvalidInput);
  });
});
