import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

/** 30 % of women are selected and 60 % of men, in so many rows of each. */
function table(rows: number, women = 0.3): string {
  const line = (sex: string, at: number, share: number) =>
    `${sex},${at % 2},${(at * 7) % rows < share * rows ? 1 : 0}`;
  const lines = Array.from({ length: rows }, (_, at) => [line('F', at, women), line('M', at, 0.6)]).flat();
  return ['sex,y,d', ...lines].join('\n');
}

const rule = (changes: object = {}) => ({
  id: 'four-fifths',
  metric: 'selection-rate',
  comparison: 'ratio',
  by: ['sex'],
  atLeast: 0.8,
  ...changes,
});

async function measured(policy: object, args: readonly string[] = [], folderOf?: string, rows = table(401)) {
  const folder = folderOf ?? (await scratch());
  await writeFile(join(folder, 'p.csv'), rows);
  await writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
  const told = await fairgate(
    [
      'measure',
      'p.csv',
      '--label',
      'y',
      '--decision',
      'd',
      '--protected',
      'sex',
      '--policy',
      'policy.json',
      '--json',
      ...args,
    ],
    { cwd: folder },
  );
  return { ...told, folder, result: told.out === '' ? undefined : JSON.parse(told.out) };
}

const waiver = {
  finding: { rule: 'four-fifths', slice: { sex: 'F' } },
  reason: 'Being retrained',
  owner: 'Ada',
  approvedBy: 'Grace',
  created: '2026-01-01',
  expires: '2026-03-01',
};

describe('waivers', () => {
  const policy = { rules: [rule()], waivers: [waiver] };

  test('hold until they expire, in the verdict and in the exit code alike', async () => {
    const holds = await measured(policy, ['--as-of', '2026-02-01']);
    expect(holds.code, holds.err).toBe(0);
    expect(holds.result.verdict.outcome).toBe('pass');
    expect(holds.result.rules[0].outcome).toBe('waived');
    const expired = await measured(policy, ['--as-of', '2026-03-02']);
    expect(expired.code).toBe(1);
    expect(expired.result.notices.map(({ code }: { code: string }) => code)).toContain('waiver-expired');
  });

  test.each([
    [{ ...waiver, approvedBy: ' ada' }, 'cannot approve it'],
    [{ ...waiver, expires: '2026-04-02' }, 'lasts 91 days, and the policy allows 90'],
    [{ ...waiver, expires: '2026-02-30' }, 'there is no day 2026-02-30'],
    [{ ...waiver, finding: { rule: 'four-fifth', slice: {} } }, 'no rule is called "four-fifth"'],
  ])('are refused where they cannot be held to account', async (broken, message) => {
    const { code, err } = await measured({ rules: [rule()], waivers: [broken] });
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('a baseline', () => {
  test('lets known findings through, fails on what has worsened, and is pruned of what is fixed', async () => {
    const { folder, code } = await measured({ rules: [rule()] }, ['--out', 'before']);
    expect(code).toBe(1);
    const inside = { cwd: folder };
    const made = await fairgate(['baseline', 'make', 'base.json', 'before/result.json'], inside);
    expect(made.out).toContain('1 known findings');
    expect((await fairgate(['baseline', 'make', 'base.json', 'before/result.json'], inside)).code).toBe(2);
    const held = ['--baseline', 'base.json'];
    expect((await measured({ rules: [rule()] }, held, folder)).code).toBe(0);
    expect((await measured({ rules: [rule()] }, held, folder, table(401, 0.1))).code).toBe(1);
    const fixed = await measured({ rules: [rule()] }, [...held, '--out', 'after'], folder, table(401, 0.6));
    expect(fixed.code).toBe(0);
    expect(fixed.result.notices.map(({ code }: { code: string }) => code)).toContain('baseline-fixed');
    const gone = await fairgate(['baseline', 'prune', 'base.json', 'after/result.json'], inside);
    expect(gone.out).toContain('1 fixed and taken out, 0 left');
    expect((await measured({ rules: [rule()] }, ['--baseline', 'nowhere.json'], folder)).code).toBe(2);
  });
});

describe('severity', () => {
  test('a rule that warns is told and decides nothing', async () => {
    const level = rule({ id: 'level', metric: 'accuracy', comparison: undefined, by: [], atLeast: 0.1 });
    const warned = await measured({ rules: [level, rule({ severity: 'warn' })] });
    expect(warned.code, warned.err).toBe(0);
    expect(warned.result.rules.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['pass', 'fail']);
    expect((await measured({ rules: [rule({ severity: 'warn' })] })).code).toBe(2);
  });
});

describe('rule packs', () => {
  test('judge by the day', async () => {
    const policy = { packs: ['us-ecoa-effects', 'nyc-ll144'], rules: [] };
    const before = await measured(policy, ['--as-of', '2026-07-20']);
    expect(before.code, before.err).toBe(1);
    expect(before.result.packs.map(({ status }: { status: string }) => status)).toEqual([
      'in-force',
      'in-force',
    ]);
    const after = await measured(policy, ['--as-of', '2026-07-22']);
    expect(after.code).toBe(3);
    expect(after.result.notices.map(({ code }: { code: string }) => code)).toContain('pack-rescinded');
  });
});

describe('Local Law 144', () => {
  test('tables of a result reconcile with themselves; a wrong one is found', async () => {
    const folder = await scratch();
    const inside = { cwd: folder };
    const lines = Array.from({ length: 240 }, (_, at) => {
      const [sex, race] = ['FM'[at % 3 === 0 ? 1 : 0], 'ABC'[((at * at) % 7) % 3]];
      return `${sex},${race},${at % 2},${(at * 7) % 11 < 5 ? 1 : 0}`;
    });
    await writeFile(join(folder, 'p.csv'), ['sex,race,y,d', ...lines].join('\n'));
    const asked = [
      'measure',
      'p.csv',
      '--label',
      'y',
      '--decision',
      'd',
      '--protected',
      'sex,race',
      '--out',
      'r',
      '--quiet',
    ];
    expect((await fairgate(asked, inside)).code).toBe(0);
    const told = await fairgate(['ll144', 'r/result.json', '--json'], inside);
    expect(told.err).toContain('not complete without');
    const { tables, applicants } = JSON.parse(told.out);
    const published = tables.flatMap(({ rows }: { rows: readonly Row[] }) => rows.map(line));
    await writeFile(
      join(folder, 't.csv'),
      ['sex,race,applicants,selected,rate,impact_ratio', ...published].join('\n'),
    );
    const sound = await fairgate(
      ['reconcile', 't.csv', '--applicants', String(applicants), '--unknown-sex', '0'],
      inside,
    );
    expect(sound.code, sound.out).toBe(0);
    await writeFile(join(folder, 't.csv'), ['sex,race,applicants,rate', 'F,,10,0.5', 'F,,12,0.4'].join('\n'));
    const broken = await fairgate(['reconcile', 't.csv'], inside);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('duplicate-row');
    await writeFile(join(folder, 't.csv'), ['sex,race,applicants,rate', 'F,,ten,0.5'].join('\n'));
    expect((await fairgate(['reconcile', 't.csv'], inside)).code).toBe(2);
  });
});

interface Row {
  readonly category: Readonly<Record<string, string>>;
  readonly applicants: number;
  readonly counted: number;
  readonly rate: number;
  readonly impactRatio: number;
}

const line = ({ category: { sex = '', race = '' }, applicants, counted, rate, impactRatio }: Row) =>
  [sex, race, applicants, counted, rate.toFixed(3), `${(100 * impactRatio).toFixed(1)}%`].join();
