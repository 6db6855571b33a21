import type { CommandModule } from 'yargs';
import { progressView, silent } from '../progress.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments {
  predictions: string;
  label: string;
  favourable: string[];
  score?: string | undefined;
  decision?: string | undefined;
  threshold: number;
  columns?: string[] | undefined;
  metric: string;
  maxOrder?: number | undefined;
  minRows?: number | undefined;
  seed: number;
  json: boolean;
  quiet: boolean;
}

export const explore = ({ terminal, signal }: World): CommandModule<object, Arguments> => ({
  command: 'explore <predictions>',
  describe: 'Find slices, of any columns, in which a model fares otherwise than elsewhere',
  builder: (yargs) =>
    yargs
      .positional('predictions', {
        type: 'string',
        demandOption: true,
        describe: 'CSV file, one prediction a row',
      })
      .option('label', { type: 'string', demandOption: true, describe: 'Column of the true outcome' })
      .option('favourable', {
        type: 'string',
        array: true,
        default: ['1'],
        describe: 'Its favourable value(s)',
      })
      .option('score', { type: 'string', describe: 'Column of the score, in [0, 1]' })
      .option('decision', {
        type: 'string',
        describe: 'Column of the decision (1 is favourable), instead of or beside --score',
      })
      .option('threshold', {
        type: 'number',
        default: 0.5,
        describe: 'Score from which the decision is favourable',
      })
      .option('columns', {
        type: 'string',
        array: true,
        describe: 'Columns to search, separated by commas [all others]',
        coerce: (given: string[] | undefined) => given && splitByComma(given),
      })
      .option('metric', {
        type: 'string',
        default: 'accuracy',
        describe: 'What may deviate: a metric that is a share of rows',
      })
      .option('max-order', {
        type: 'number',
        choices: [1, 2, 3],
        describe: 'Columns crossed at most [2]',
      })
      .option('min-rows', {
        type: 'number',
        describe: 'Rows that a slice must have among those that are searched [100]',
      })
      .option('seed', { type: 'number', default: 7, describe: 'Of which rows search and which confirm' })
      .option('json', { type: 'boolean', default: false, describe: 'Print what was found as a document' })
      .option('quiet', { type: 'boolean', default: false, describe: 'No progress' })
      .example('$0 explore preds.csv --label y --score s --metric false-negative-rate', ''),
  handler: async ({ predictions, label, favourable, decision, json, quiet, ...given }) => {
    const { summariseExploration } = await import('../explore-summary.ts');
    const { exploreFile } = await import('../../stages/explore.ts');
    const view = quiet ? silent : progressView(terminal);
    try {
      const found = await exploreFile(
        predictions,
        {
          ...given,
          order: given.maxOrder ?? 2,
          minRows: given.minRows ?? 100,
          label: { column: label, favourable },
          decision: decision === undefined ? undefined : { column: decision, favourable: ['1'] },
        },
        { signal, progress: view.progress },
      );
      view.stop();
      terminal.out(json ? JSON.stringify(found, null, 2) : summariseExploration(found, terminal));
    } finally {
      view.stop();
    }
  },
});
