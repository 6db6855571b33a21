import type { CommandModule } from 'yargs';
import { type AuditArguments, auditOptions, tellAudit } from '../audit-command.ts';
import { loadAuditFile } from '../load-audit-file.ts';
import type { World } from '../world.ts';

interface Arguments extends AuditArguments {
  audit: string;
  store: string;
  fresh: boolean;
  engine?: string | undefined;
}

export const run = (world: World): CommandModule<object, Arguments> => ({
  command: 'run <audit>',
  describe: 'Run an audit: train, slice, measure, judge, report',
  builder: (yargs) =>
    auditOptions(yargs)
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file (JSON)' })
      .option('store', {
        type: 'string',
        default: '.fairgate',
        describe: 'Folder where finished work is kept',
      })
      .option('fresh', { type: 'boolean', default: false, describe: 'Do every stage’s work again' })
      .option('engine', { type: 'string', describe: 'What to train on [the fastest that can be used here]' })
      .example('$0 run audits/hiring.json', 'writes reports/hiring/'),
  handler: async (given) => {
    const audit = await loadAuditFile(given.audit, given.quiet, world);
    const { store, fresh, engine } = given;
    await tellAudit(audit, given, { ...world, store, fresh, ...(engine !== undefined && { engine }) });
  },
});
