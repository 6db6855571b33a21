import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lending } from '../../fixtures/generators/lending.ts';
import { csv } from '../../fixtures/generators/table.ts';
import { trustedKeys } from '../../src/cli/evidence/trusted-keys.ts';
import { verifyEvidence } from '../../src/cli/evidence/verify-evidence.ts';
import { processTerminal } from '../../src/cli/terminal.ts';
import { fairgate, type Told } from './support/fairgate.ts';
import { lastingScratch } from './support/scratch.ts';

const TIME = '2026-03-31T12:00:00Z';
const world = { terminal: processTerminal(), signal: new AbortController().signal };
let home = '';
const at = (...parts: string[]) => join(home, ...parts);
const told = (...args: string[]): Promise<Told> => fairgate(args, { cwd: home });

/** A small audit that trains, run and signed by its author and an officer. */
beforeAll(async () => {
  home = await lastingScratch();
  const config = JSON.parse(await readFile('audits/lending.json', 'utf8'));
  config.dataset.files = [{ path: '../lending.csv' }];
  config.model.train.epochs = 2;
  await mkdir(at('audits'));
  await writeFile(at('lending.csv'), csv(lending({ rows: 3000, seed: 3, bias: true }).columns));
  await writeFile(at('audits', 'lending.json'), JSON.stringify(config));
  await writeFile(at('weights.bin'), 'a model that was trained elsewhere');
  expect((await told('run', 'audits/lending.json', '--quiet')).err).toBe('');
  for (const [name, role] of [
    ['ana', 'author'],
    ['bo', 'officer'],
  ] as const) {
    expect((await told('key', 'new', `secret/${name}`)).code).toBe(0);
    await mkdir(at('keys', role), { recursive: true });
    await copyFile(at('secret', `${name}.pub.pem`), at('keys', role, `${name}.pub.pem`));
    const cover = role === 'author' ? ['--cover', './weights.bin'] : [];
    const signed = ['sign', 'reports/lending', ...cover, '--time', TIME];
    const { code, err } = await told(...signed, '--key', `secret/${name}.pem`, '--role', role);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }
});

/** Does something to a file, looks, and leaves the file as it was. */
async function meanwhile<T>(
  path: string,
  change: (bytes: Buffer) => Buffer,
  look: () => Promise<T>,
): Promise<T> {
  const bytes = await readFile(path);
  await writeFile(path, change(Buffer.from(bytes)));
  try {
    return await look();
  } finally {
    await writeFile(path, bytes);
  }
}

describe('fairgate key', () => {
  test('writes a private key for its owner alone, and never over another', async () => {
    expect((await stat(at('secret', 'ana.pem'))).mode & 0o777).toBe(0o600);
    const before = await readFile(at('secret', 'ana.pem'), 'utf8');
    expect((await told('key', 'new', 'secret/ana')).code).toBe(2);
    expect(await readFile(at('secret', 'ana.pem'), 'utf8')).toBe(before);
  });

  test('leaves no private key behind whose public half it could not write', async () => {
    await writeFile(at('secret', 'eve.pub.pem'), '');
    expect((await told('key', 'new', 'secret/eve')).code).toBe(2);
    expect(await readdir(at('secret'))).not.toContain('eve.pem');
  });
});

describe('fairgate sign', () => {
  test('covers reports, audit file, data, trained model and what else it is told of', async () => {
    const { payload, signatures } = JSON.parse(
      await readFile(at('reports/lending/evidence.intoto.json'), 'utf8'),
    );
    const { subject } = JSON.parse(Buffer.from(payload, 'base64').toString());
    const kinds = subject.map(({ name, annotations }: { name: string; annotations: { kind: string } }) =>
      annotations.kind === 'artefact' ? 'artefact' : `${annotations.kind} ${name}`,
    );
    const reports = (await readdir(at('reports/lending'))).filter((name) => name !== 'evidence.intoto.json');
    const others = ['artefact', 'audit lending.json', 'other weights.bin', 'read lending.csv'];
    expect(kinds.sort()).toEqual([...reports.map((name) => `report ${name}`), ...others].sort());
    expect(signatures).toHaveLength(2);
  });

  test('signs no report that says something else than its result', async () => {
    const other = await meanwhile(
      at('reports/lending/summary.md'),
      (bytes) => Buffer.concat([bytes, Buffer.from('All is well.')]),
      () => told('sign', 'reports/lending', '--key', 'secret/ana.pem'),
    );
    expect(other.code).toBe(4);
    expect(other.err).toContain('report: summary.md');
  });

  test('signs nothing that was made of other data', async () => {
    const { code, err } = await meanwhile(
      at('lending.csv'),
      (bytes) => bytes.subarray(0, -10),
      () => told('sign', 'reports/lending', '--key', 'secret/ana.pem'),
    );
    expect(code).toBe(2);
    expect(err).toContain('not those that the result was made of');
  });
});

describe('openings of the test split', () => {
  const ledger = async () => (await readFile(at('looks/openings.jsonl'), 'utf8')).trim().split('\n');
  const run = () => told('run', 'audits/lending.json', '--out', 'looks');

  test('are written down once for each model and policy, and told from the second on', async () => {
    const first = await run();
    expect(await ledger()).toHaveLength(1);
    expect(first.out).not.toContain('looked at');
    const once = await readFile(at('looks/result.json'), 'utf8');
    await run();
    expect(await ledger()).toHaveLength(1);
    expect(await readFile(at('looks/result.json'), 'utf8')).toBe(once);
    const laxer = await meanwhile(
      at('audits/lending.json'),
      (bytes) => Buffer.from(bytes.toString().replaceAll('"atLeast":0.8', '"atLeast":0.5')),
      run,
    );
    expect(await ledger()).toHaveLength(2);
    expect(laxer.out).toContain('looked at once before');
    expect(JSON.parse(await readFile(at('looks/result.json'), 'utf8')).opening).toBe(2);
  });

  test('that were altered stop the next run', async () => {
    const { code, err } = await meanwhile(
      at('looks/openings.jsonl'),
      (bytes) => bytes.subarray(bytes.indexOf(10) + 1),
      run,
    );
    expect(code).toBe(4);
    expect(err).toContain('openings: line 1');
  });
});

describe('fairgate verify', () => {
  test('tells who vouches for what', async () => {
    const { code, out } = await told(
      'verify',
      'reports/lending',
      '--require',
      'officer,author',
      '--time',
      TIME,
    );
    expect(code).toBe(0);
    expect(out).toContain(`author: ana, ${TIME}`);
    expect(out).toContain(`officer: bo, ${TIME}`);
    expect(out).toContain('its policy is the one of the first look');
  });

  test.each([
    ['roles', 'reports/lending', ['--require', 'reviewer']],
    ['age', 'reports/lending', ['--max-age', '30', '--time', '2026-05-01T00:00:00Z']],
    ['envelope', 'audits', []],
  ])('names the first broken link: %s', async (link, folder, more) => {
    const { code, out, err } = await told('verify', folder, ...more);
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain(`does not hold at its ${link}: `);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('asks whose keys count before it says anything', async () => {
    const { code, err } = await told('verify', 'reports/lending', '--keys', 'nowhere');
    expect(code).toBe(2);
    expect(err).toContain('no public key that is trusted');
  });

  test('those who have the reports alone verify these', async () => {
    await rename(at('lending.csv'), at('elsewhere.csv'));
    try {
      const all = await told('verify', 'reports/lending');
      expect(all.code).toBe(4);
      expect(all.err).toContain('--reports-only');
      const { code, out } = await told('verify', 'reports/lending', '--reports-only');
      expect(code).toBe(0);
      expect(out).toContain('4 more were left out');
    } finally {
      await rename(at('elsewhere.csv'), at('lending.csv'));
    }
  });

  test('every flipped byte of every covered file is caught', async () => {
    const { model } = JSON.parse(await readFile(at('reports/lending/result.json'), 'utf8')).lineage.artefacts;
    const reports = (await readdir(at('reports/lending'))).map((name) => at('reports/lending', name));
    const files = [
      ...reports,
      at('audits/lending.json'),
      at('lending.csv'),
      at('weights.bin'),
      at('.fairgate', model.slice(0, 2), model),
    ];
    const demands = {
      folder: at('reports/lending'),
      trusted: await trustedKeys(at('keys')),
      now: TIME,
      audit: at('audits/lending.json'),
      store: at('.fairgate'),
      root: home,
      reportsOnly: false,
      changedPolicy: false,
    };
    await expect(verifyEvidence(demands, world)).resolves.toMatchObject({ days: 0 });
    const flips = 6;
    for (const file of files) {
      const { size } = await stat(file);
      for (let flip = 0; flip < flips; flip += 1) {
        const place = Math.floor((flip * (size - 1)) / (flips - 1));
        const broken = await meanwhile(
          file,
          (bytes) => {
            bytes[place] = (bytes[place] as number) ^ (1 << (flip % 8));
            return bytes;
          },
          () => verifyEvidence(demands, world).catch((error: unknown) => error),
        );
        expect(broken, `${file} at ${place}`).toMatchObject({ name: 'EvidenceBroken' });
      }
    }
  });

  test('a file that nobody signed is noticed', async () => {
    await writeFile(at('reports/lending/extra.html'), 'signed, honestly');
    const { code, err } = await told('verify', 'reports/lending', '--reports-only');
    await rm(at('reports/lending/extra.html'));
    expect(code).toBe(4);
    expect(err).toContain('extra.html');
  });
});
