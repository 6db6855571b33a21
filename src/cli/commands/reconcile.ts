import type { CommandModule } from 'yargs';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import type { World } from '../world.ts';

interface Arguments {
  tables: string;
  applicants?: number | undefined;
  unknownSex?: number | undefined;
  unknownRace?: number | undefined;
  unknownEither?: number | undefined;
  json: boolean;
}

export const reconcile = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'reconcile <tables>',
  describe: 'Hold anybody’s published Local Law 144 tables to themselves; exits 1 where they do not add up',
  builder: (yargs) =>
    yargs
      .positional('tables', {
        type: 'string',
        demandOption: true,
        describe: 'CSV: sex, race, applicants, rate; selected and impact_ratio where they are printed',
      })
      .option('applicants', { type: 'number', describe: 'People assessed in all' })
      .option('unknown-sex', { type: 'number', describe: 'Of these, whose sex is not known' })
      .option('unknown-race', { type: 'number', describe: 'Whose race/ethnicity is not known' })
      .option('unknown-either', { type: 'number', describe: 'Of whom either is not known' })
      .option('json', { type: 'boolean', default: false, describe: 'For machines' }),
  handler: async ({ tables, json, ...totals }) => {
    const { readPublished } = await import('../../config/read-published.ts');
    const { reconcile: defectsOf } = await import('../../disclosure/ll144/reconcile.ts');
    const rows = await readPublished(tables);
    const defects = defectsOf(rows, totals);
    if (json) terminal.out(JSON.stringify(defects, null, 2));
    else {
      for (const { code, row, message } of defects) {
        terminal.out(`✗ ${row === undefined ? '' : `row ${row}: `}${printable(message)} (${code})`);
      }
      terminal.out(
        defects.length === 0
          ? `✓ ${rows.length} rows add up. Whether they are true, no table can tell.`
          : `${defects.length} of what is printed cannot be.`,
      );
    }
    process.exitCode = defects.length === 0 ? EXIT.pass : EXIT.fail;
  },
});
