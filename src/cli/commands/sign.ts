import type { CommandModule } from 'yargs';
import { roles } from '../../evidence/roles.ts';
import type { SignArguments } from '../evidence/sign-evidence.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

export const sign = (world: World): CommandModule<object, SignArguments> => ({
  command: 'sign <folder>',
  describe: 'Sign an audit: its reports, its configuration, and every file that it read or made',
  builder: (yargs) =>
    yargs
      .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the report' })
      .option('key', { type: 'string', demandOption: true, describe: 'Your private key (fairgate key new)' })
      .option('role', { choices: roles, default: 'author' as const, describe: 'As what you sign' })
      .option('audit', { type: 'string', describe: 'Audit file [audits/<audit>.json]' })
      .option('store', {
        type: 'string',
        default: '.fairgate',
        describe: 'Folder where finished work is kept',
      })
      .option('cover', {
        type: 'string',
        array: true,
        default: [],
        coerce: splitByComma,
        describe: 'Other files to vouch for, separated by commas: a model that was trained elsewhere, …',
      })
      .option('time', { type: 'string', describe: 'When it is signed, in UTC [now]' })
      .example('$0 sign reports/hiring --key ~/ana.pem --role officer', ''),
  handler: async (given) => {
    const { signEvidence } = await import('../evidence/sign-evidence.ts');
    const { files, path } = await signEvidence(given, world);
    world.terminal.out(`Signed ${files.length} files as ${given.role}: ${path}`);
  },
});
