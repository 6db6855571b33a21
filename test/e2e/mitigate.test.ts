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
import { lendingAudit } from './support/small-audits.ts';

const TABLE = (await readFile('fixtures/lending.csv', 'utf8')).split('\n').slice(0, 1201).join('\n');

type Changes = Readonly<Record<string, unknown>>;

/** A small lending audit that lists two strategies, one before training and one after. */
async function audit(changes: Changes = {}, dataset: Changes = {}): Promise<string> {
  const folder = await scratch();
  await writeFile(join(folder, 'lending.csv'), TABLE);
  const rule = { metric: 'selection-rate', comparison: 'difference', by: ['sex'], atLeast: -0.1 };
  const config = {
    ...lendingAudit(
      { protected: ['sex', 'race'], split: { validation: 0.3, test: 0.4 }, ...dataset },
      { epochs: 3, batch: 64, rate: 0.02 },
    ),
    policy: { rules: [{ id: 'parity', title: 'Parity by sex', ...rule }] },
    compare: { mitigations: ['reweighing', { id: 'equal-selection', by: ['sex'] }] },
    replicates: 100,
    ...changes,
  };
  await writeFile(join(folder, 'audit.json'), JSON.stringify(config));
  return folder;
}

async function compare(folder: string, names: readonly string[] = [], seeds = 1) {
  const made: string[] = [];
  const varied = { axis: 'mitigations', names };
  const result = await compareAudits(varied.axis, await loadCandidates(join(folder, 'audit.json'), varied), {
    store: folderStore(join(folder, 'store')),
    engine: 'wasm',
    seeds,
    settled: (title, how) => how === 'made' && made.push(title),
  });
  return { result, made };
}

describe('comparing the mitigations of an audit', () => {
  test('shares what they do not change, and lays them side by side', { timeout: 120_000 }, async () => {
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

    const auc = (id: string) => {
      const found = result.values.find(({ candidate, criterion }) => candidate === id && criterion === 'auc');
      return found?.estimate.known ? found.estimate.value : undefined;
    };
    expect(auc('equal-selection(by=sex)')).toBe(auc('none'));
    expect(auc('reweighing')).not.toBe(auc('none'));

    const { rule } = result.candidates[2]?.mitigation ?? {};
    expect(rule?.groups.map(({ group }) => Object.values(group)[0]).sort()).toEqual(['Female', 'Male']);

    const asked = ['compare', 'audit.json', '--json', '--quiet', '--engine', 'wasm', '--store', 'store'];
    const told = await fairgate(asked, { cwd: folder });
    expect(told.code).toBe(0);
    const printed = JSON.parse(told.out) as CompareResult;
    expect(printed.differences).toEqual(result.differences);
    expect(printed.candidates[2]?.lineage.command).toMatch(
      /^npx fairgate@\S+ compare audit.json --mitigations 'equal-selection\(by=sex\)'$/,
    );
  });

  test('tells what depends on the seed, on one split', { timeout: 120_000 }, async () => {
    const folder = await audit({ compare: { mitigations: ['reweighing'] } });
    const { result, made } = await compare(folder, [], 2);
    expect(made.filter((title) => title.endsWith('Dataset'))).toEqual(['No mitigation: Dataset']);
    expect(made.filter((title) => title.endsWith('Model'))).toHaveLength(4);
    const { seeds } = result;
    expect(seeds?.count).toBe(2);
    expect(seeds?.values).toHaveLength(2 * result.criteria.length);
    for (const { candidate, criterion, lowest, highest, deviation } of seeds?.values ?? []) {
      const first = result.values.find((one) => one.candidate === candidate && one.criterion === criterion);
      if (!first?.estimate.known) throw new Error('all are known');
      expect(first.estimate.value).toBeGreaterThanOrEqual(lowest - 1e-12);
      expect(first.estimate.value).toBeLessThanOrEqual(highest + 1e-12);
      expect(deviation).toBeLessThan(0.2);
    }
    expect(seeds?.values.find(({ criterion }) => criterion === 'auc')?.deviation).toBeGreaterThan(0);
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
