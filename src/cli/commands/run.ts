import type { CommandModule } from 'yargs';
import {
  tellAudit,
  type VerdictArguments,
  verdictOptions,
  type WorkArguments,
  workOptions,
} from '../audit-command.ts';
import { loadAuditFile } from '../load-audit-file.ts';
import type { World } from '../world.ts';

interface Arguments extends VerdictArguments, WorkArguments {
  audit: string;
}

export const run = (world: World): CommandModule<object, Arguments> => ({
  command: 'run <audit>',
  describe: 'Run an audit: train, slice, measure, judge, report',
  builder: (yargs) =>
    workOptions(verdictOptions(yargs))
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file (JSON)' })
      .example('$0 run audits/hiring.json', 'writes reports/hiring/'),
  handler: async (given) => {
    const audit = await loadAuditFile(given.audit, given.quiet, world);
    const { store, fresh, engine } = given;
    await tellAudit(audit, given, { ...world, store, fresh, ...(engine !== undefined && { engine }) });
  },
});
