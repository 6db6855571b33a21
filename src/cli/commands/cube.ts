import type { CommandModule } from 'yargs';
import { InvalidInput } from '../../errors.ts';
import { dialects } from '../../slices/counting/dialects.ts';
import type { CountRequest } from '../../slices/counting/request.ts';
import { UNIFORM_BINS } from '../../slices/scales/share.ts';
import { refuseToOverwrite } from '../refuse-to-overwrite.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments {
  predictions?: string | undefined;
  sql: boolean;
  dialect: string;
  table?: string | undefined;
  label: string;
  favourable: string[];
  score?: string | undefined;
  decision?: string | undefined;
  threshold: number;
  weight?: string | undefined;
  protected: string[];
  stratum?: string | undefined;
  bins: number;
  'min-count': number;
  out?: string | undefined;
}

export const cube = (world: World): CommandModule => ({
  command: 'cube',
  describe: 'Count predictions into cells, here or by SQL where they lie; measure --cube audits these',
  builder: (yargs) => yargs.command(count(world)).command(merge(world)),
  handler: () => undefined,
});

const count = (world: World): CommandModule<object, Arguments> => ({
  command: ['count [predictions]', '$0'],
  describe: 'Count predictions into cells, here or by SQL where they lie; measure --cube audits these',
  builder: (yargs) =>
    yargs
      .positional('predictions', {
        type: 'string',
        describe: 'CSV, Parquet or JSON lines, or a pattern of such files',
      })
      .option('sql', {
        type: 'boolean',
        default: false,
        describe: 'Print the query that counts, and count nothing',
      })
      .option('dialect', { choices: dialects.ids, default: 'duckdb', describe: 'Whose SQL' })
      .option('table', { type: 'string', describe: 'Of --sql, the table, as the engine spells it' })
      .option('label', { type: 'string', demandOption: true, describe: 'Column of the true outcome' })
      .option('favourable', {
        type: 'string',
        array: true,
        default: ['1'],
        describe: 'Its favourable value(s)',
      })
      .option('score', { type: 'string', describe: 'Column of the score, in [0, 1]' })
      .option('decision', { type: 'string', describe: 'Column of the decision; 1 is favourable' })
      .option('threshold', {
        type: 'number',
        default: 0.5,
        describe: 'Score from which the decision is favourable',
      })
      .option('weight', { type: 'string', describe: 'Column of sample weights; of --sql, at most 1,000' })
      .option('protected', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Protected attributes, separated by commas',
        coerce: splitByComma,
      })
      .option('stratum', { type: 'string', describe: 'Column of what people competed for' })
      .option('bins', {
        type: 'number',
        default: UNIFORM_BINS,
        describe: 'Bins of equal width that scores are told apart by',
      })
      .option('min-count', { type: 'number', default: 1, describe: 'Leave out cells of fewer rows' })
      .option('out', { type: 'string', describe: 'CSV file to write [stdout]' })
      .example('$0 cube p.parquet --label y --score s --protected sex,race --out day1.csv', 'counts here')
      .example(
        '$0 cube --sql --dialect bigquery --table lake.p --label y --score s --protected sex',
        'counts there',
      )
      .example('$0 cube merge day1.csv day2.csv --out both.csv', 'adds up')
      .example('$0 measure --cube both.csv', 'audits what was counted'),
  handler: async (given) => {
    const request = requestOf(given);
    if (given.sql) return tellQuery(given, request, world);
    const { predictions } = given;
    if (predictions === undefined)
      throw new InvalidInput('there is nothing to count', {}, 'Name a file, or print the query with --sql.');
    const { duckdb } = await import('../../slices/counting/counters/duckdb.ts');
    const counted = await duckdb.count({ file: predictions }, request);
    await tellCells(counted, given.out, world);
  },
});

interface MergeArguments {
  cubes: string[];
  out?: string | undefined;
}

const merge = (world: World): CommandModule<object, MergeArguments> => ({
  command: 'merge <cubes..>',
  describe: 'Add up cubes over the same attributes',
  builder: (yargs) =>
    yargs
      .positional('cubes', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'CSV files of cells',
      })
      .option('out', { type: 'string', describe: 'CSV file to write [stdout]' }),
  handler: async ({ cubes, out }) => {
    const { cellAttributes, cells } = await import('../../slices/counting/counters/cells.ts');
    const { addUp } = await import('../../slices/counting/add-up.ts');
    const tables = [];
    for (const file of cubes) {
      const attributes = await cellAttributes(file);
      tables.push(await cells.count({ file }, { ...NOTHING_ELSE, attributes }));
    }
    await tellCells(addUp(tables), out, world);
  },
});

/** Of cells that were counted before, the attributes alone are asked for. */
const NOTHING_ELSE = { label: { column: 'label_', favourable: ['1'] }, threshold: 0.5, bins: 0 };

function requestOf(given: Arguments): CountRequest {
  const { score, decision, weight, stratum, bins, threshold } = given;
  if (score === undefined && decision === undefined)
    throw new InvalidInput('there are no decisions', {}, 'Name --score, --decision or both.');
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 100_000))
    throw new InvalidInput(`${bins} bins cannot be`, {}, 'Give a whole number from 1 to 100,000.');
  if (!(threshold >= 0 && threshold <= 1))
    throw new InvalidInput(`a threshold of ${threshold} cannot be`, {}, 'Give a number in [0, 1].');
  return {
    attributes: [...given.protected, ...(stratum === undefined ? [] : [stratum])],
    label: { column: given.label, favourable: given.favourable },
    score,
    decision: decision === undefined ? undefined : { column: decision, favourable: ['1'] },
    threshold,
    weight,
    bins,
    minCount: given['min-count'],
  };
}

async function tellQuery(
  { dialect, table }: Arguments,
  request: CountRequest,
  { terminal }: World,
): Promise<void> {
  if (table === undefined)
    throw new InvalidInput(
      'there is no table to count',
      {},
      'Name it with --table, as the engine spells it.',
    );
  const { cellQuery } = await import('../../slices/counting/query.ts');
  terminal.out(cellQuery(dialects.get(dialect), table, request));
}

async function tellCells(
  counted: import('../../slices/counting/cell-table.ts').CellTable,
  out: string | undefined,
  { terminal }: World,
): Promise<void> {
  const { cellText, inOrder } = await import('../../slices/counting/cell-table.ts');
  const text = [...cellText(inOrder(counted))].join('');
  if (out === undefined) {
    terminal.out(text.trimEnd());
    return;
  }
  await refuseToOverwrite(out);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(out, text);
}
