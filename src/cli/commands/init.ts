import { dirname, relative } from 'node:path';
import type { CommandModule } from 'yargs';

import { writeWhole } from '../../pipeline/store/store.ts';
import { refuseToOverwrite } from '../refuse-to-overwrite.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments {
  audit: string;
  predictions: string;
  label: string;
  score?: string | undefined;
  decision?: string | undefined;
  protected: string[];
}

export const init = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'init <audit>',
  describe: 'Write an audit file to start from, for a file of predictions',
  builder: (yargs) =>
    yargs
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file to write (JSON)' })
      .option('predictions', { type: 'string', demandOption: true, describe: 'CSV file, one decision a row' })
      .option('label', {
        type: 'string',
        demandOption: true,
        describe: 'Column of the true outcome (1 is favourable)',
      })
      .option('score', { type: 'string', describe: 'Column of the score, in [0, 1]' })
      .option('decision', { type: 'string', describe: 'Column of the decision (1 is favourable)' })
      .option('protected', {
        type: 'string',
        array: true,
        demandOption: true,
        coerce: splitByComma,
        describe: 'Protected attributes, separated by commas',
      })
      .example(
        '$0 init audits/loans.json --predictions preds.csv --label y --score s --protected sex,race',
        '',
      ),
  handler: async ({ audit, predictions, label, score, decision, protected: attributes }) => {
    const [{ initConfig }, { checkConfig }] = await Promise.all([
      import('../../config/presets.ts'),
      import('../../config/check-config.ts'),
    ]);
    const config = initConfig({
      file: relative(dirname(audit), predictions),
      label,
      protected: attributes,
      ...(score !== undefined && { score }),
      ...(decision !== undefined && { decision }),
    });
    checkConfig(config, audit);
    await refuseToOverwrite(audit);
    await writeWhole(audit, [`${JSON.stringify(config, null, 2)}\n`]);
    terminal.out(`Wrote ${audit}. Now: fairgate check ${audit}`);
  },
});
