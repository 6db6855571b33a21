import type { CommandModule } from 'yargs';
import { timeOr } from '../evidence/clock.ts';
import { printable } from '../printable.ts';
import type { World } from '../world.ts';

interface Arguments {
  folder: string;
  keys: string;
  require?: string | undefined;
  'max-age'?: number | undefined;
  audit?: string | undefined;
  store: string;
  'reports-only': boolean;
  'changed-policy': boolean;
  time?: string | undefined;
}

export const verify = (world: World): CommandModule<object, Arguments> => ({
  command: 'verify <folder>',
  describe:
    'Verify signed evidence: signatures, age, files, openings of the test split, policy, the report against its result',
  builder: (yargs) =>
    yargs
      .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the report' })
      .option('keys', {
        type: 'string',
        default: 'keys',
        describe: 'Folder of the public keys that count, in a folder for each role',
      })
      .option('require', {
        type: 'string',
        describe: 'Who has to have signed: officer,reviewer, or "2 of author,reviewer,officer" [anybody]',
      })
      .option('max-age', { type: 'number', describe: 'Days since the first signature at most' })
      .option('audit', { type: 'string', describe: 'Audit file [audits/<audit>.json]' })
      .option('store', {
        type: 'string',
        default: '.fairgate',
        describe: 'Folder where finished work is kept',
      })
      .option('reports-only', {
        type: 'boolean',
        default: false,
        describe: 'Leave out data, model and configuration, for those who do not have them',
      })
      .option('changed-policy', {
        type: 'boolean',
        default: false,
        describe: 'Accept a policy that is newer than the first look at the test rows',
      })
      .option('time', { type: 'string', describe: 'What is now, in UTC' })
      .example('$0 verify reports/hiring --require officer,reviewer --max-age 365', ''),
  handler: async ({
    folder,
    keys,
    audit,
    store,
    'reports-only': reportsOnly,
    'changed-policy': changedPolicy,
    'max-age': maxAge,
    ...given
  }) => {
    const { parseRequirement } = await import('../../evidence/requirement.ts');
    const { trustedKeys } = await import('../evidence/trusted-keys.ts');
    const { verifyEvidence } = await import('../evidence/verify-evidence.ts');
    const demands = {
      folder,
      store,
      root: '.',
      reportsOnly,
      changedPolicy,
      trusted: await trustedKeys(keys),
      now: timeOr(given.time),
      ...(given.require !== undefined && { requirement: parseRequirement(given.require) }),
      ...(maxAge !== undefined && { maxAge }),
      ...(audit !== undefined && { audit }),
    };
    const { result, signOffs, files, left, days, firstPolicy } = await verifyEvidence(demands, world);
    world.terminal.out(
      [
        `✓ the evidence of ${printable(result.audit)} holds; its verdict: ${result.verdict.outcome}`,
        ...signOffs.map(({ name, role, time }) => `  ${role}: ${printable(name)}, ${time}`),
        `  ${files} files are those that were signed${left > 0 ? `; ${left} more were left out` : ''}`,
        ...(result.opening === undefined
          ? []
          : [`  it is look ${result.opening} at its test rows, as the openings say`]),
        ...(firstPolicy ? ['  its policy is the one of the first look'] : []),
        `  the reports are what result.json says; first signed ${Math.floor(days)} days ago`,
      ].join('\n'),
    );
  },
});
