import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
import type { MeasureOptions } from '../../config/presets.ts';
import { InvalidInput } from '../../errors.ts';
import { VERSION } from '../../version.ts';
import { tellAudit, type VerdictArguments, verdictOptions } from '../audit-command.ts';
import { commandLine } from '../command-line.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments extends VerdictArguments {
  predictions?: string | undefined;
  cube?: string | undefined;
  task?: string | undefined;
  label?: string | undefined;
  favourable?: string[] | undefined;
  score?: string | undefined;
  decision?: string | undefined;
  neighbours?: string[] | undefined;
  list?: string | undefined;
  top?: number | undefined;
  protected?: string[] | undefined;
  threshold?: number | undefined;
  weight?: string | undefined;
  cluster?: string | undefined;
  stratum?: string | undefined;
  policy?: string | undefined;
  maxOrder?: number | undefined;
  as?: string | undefined;
}

export const measure = (world: World): CommandModule<object, Arguments> => ({
  command: 'measure [predictions]',
  describe: 'Audit any model from a file of its predictions, without an audit file',
  builder: async (yargs) => {
    const { tasks } = await import('../../data/tasks/index.ts');
    return verdictOptions(yargs)
      .positional('predictions', {
        type: 'string',
        describe:
          'CSV, Parquet or JSON lines, one prediction a row; also .gz, .zst, and patterns such as "days/*.parquet"',
      })
      .option('task', { type: 'string', describe: `What was predicted: ${tasks.ids.join(', ')} [binary]` })
      .option('cube', {
        type: 'string',
        describe:
          'Cells that fairgate cube or its SQL counted, instead of predictions; or a pattern of such files',
      })
      .option('label', { type: 'string', describe: 'Column of the true outcome' })
      .option('favourable', {
        type: 'string',
        array: true,
        describe: 'Its favourable value(s) [1]',
      })
      .option('score', {
        type: 'string',
        describe:
          'Column of the score, in [0, 1]; of numbers, the prediction; of rankings, what orders a list',
      })
      .option('decision', {
        type: 'string',
        describe: 'Column of the decision (1 is favourable), instead of or beside --score',
      })
      .option('neighbours', {
        type: 'string',
        array: true,
        describe: 'Columns of numbers in which people are alike: measures consistency',
        coerce: splitByComma,
      })
      .option('list', { type: 'string', describe: 'Of rankings, the column that tells lists apart' })
      .option('top', { type: 'number', describe: 'Of rankings, how many positions are the top [10]' })
      .option('protected', {
        type: 'string',
        array: true,
        describe: 'Protected attributes, separated by commas; of a cube, all that it tells of',
        coerce: splitByComma,
      })
      .option('threshold', { type: 'number', describe: 'Score from which the decision is favourable [0.5]' })
      .option('weight', { type: 'string', describe: 'Column of sample weights' })
      .option('cluster', {
        type: 'string',
        describe: 'Column of whom a row is about, where several are about one person',
      })
      .option('stratum', {
        type: 'string',
        describe: 'Column of what people competed for: rates are also compared within it',
      })
      .option('policy', {
        type: 'string',
        describe: 'Rules to judge by: four-fifths, equal-opportunity, equalised-odds, or a JSON file',
      })
      .option('max-order', { type: 'number', describe: 'Attributes crossed at most [2]' })
      .option('as', {
        type: 'string',
        describe: 'Print the numbers of another toolkit beside ours: fairlearn, aif360, aequitas',
      })
      .example('$0 measure preds.csv --label y --score s --protected sex,race', 'measures and judges nothing')
      .example(
        '$0 measure pay.csv --task regression --label paid --score predicted --protected sex',
        'numbers',
      )
      .example(
        '$0 measure search.csv --task ranking --label relevant --score s --list query --protected sex',
        'lists',
      );
  },
  handler: async (given) => {
    const full = given.cube === undefined ? complete(given) : await ofCells(given.cube, given);
    if (given.as !== undefined) return tellAsPeer(given.as, full, world);
    const { measureAudit } = await import('../../config/load-audit.ts');
    const audit = await measureAudit(full.predictions, asked(full));
    await tellAudit(audit, given, { ...world, command: reproduction(full) });
  },
});

type Complete = Omit<Arguments, 'predictions' | 'label' | 'protected'> & {
  readonly predictions: string;
  readonly label: string;
  readonly protected: string[];
};

/** @throws InvalidInput where something is left open that predictions do not tell by themselves. */
function complete({ predictions, label, protected: attributes, ...given }: Arguments): Complete {
  if (predictions === undefined) {
    throw new InvalidInput(
      'there is nothing to measure',
      {},
      'Name a file of predictions, or cells with --cube.',
    );
  }
  if (label === undefined || attributes === undefined) {
    throw new InvalidInput(
      `Missing required argument: ${label === undefined ? 'label' : 'protected'}`,
      {},
      'See fairgate measure --help.',
    );
  }
  return { ...given, predictions, label, protected: attributes };
}

/** Cells tell by themselves what is what. */
async function ofCells(cube: string, given: Arguments): Promise<Complete> {
  const { cellAttributes } = await import('../../slices/counting/counters/cells.ts');
  const all = (await cellAttributes(cube)).filter((name) => name !== given.stratum);
  return {
    ...given,
    predictions: cube,
    label: 'label_',
    decision: 'decision_',
    score: 'bin_',
    protected: given.protected ?? all,
  };
}

/** What was asked for, without what was left open. */
function asked(given: Complete): MeasureOptions {
  return {
    label: given.label,
    ...(given.task !== undefined && { task: given.task }),
    ...(given.favourable !== undefined && { favourable: given.favourable }),
    protected: given.protected,
    ...(given.cube !== undefined && { cells: true }),
    ...(given.score !== undefined && { score: given.score }),
    ...(given.decision !== undefined && { decision: given.decision }),
    ...(given.neighbours !== undefined && { neighbours: given.neighbours }),
    ...(given.list !== undefined && { list: given.list }),
    ...(given.top !== undefined && { top: given.top }),
    ...(given.threshold !== undefined && { threshold: given.threshold }),
    ...(given.weight !== undefined && { weight: given.weight }),
    ...(given.cluster !== undefined && { cluster: given.cluster }),
    ...(given.stratum !== undefined && { stratum: given.stratum }),
    ...(given.maxOrder !== undefined && { order: given.maxOrder }),
    ...(given.policy !== undefined && { policy: given.policy }),
  };
}

/** Prints a peer's numbers beside ours; nothing is judged or written. */
async function tellAsPeer(as: string, given: Complete, { terminal, signal }: World): Promise<void> {
  const { tellPeerNumbers } = await import('../peer-numbers.ts');
  const { conventions } = await import('../../metrics/conventions/index.ts');
  const { metricsBehind, peerNumbers } = await import('../../metrics/conventions/peer-numbers.ts');
  const { measureAudit } = await import('../../config/load-audit.ts');
  const { runAudit } = await import('../../stages/index.ts');
  const convention = conventions.get(as);
  if (given.policy !== undefined) {
    throw new InvalidInput('the numbers of a peer are not judged', {}, 'Leave --policy or --as out.');
  }
  const { weight, ...rest } = asked(given);
  const audit = await measureAudit(given.predictions, {
    ...rest,
    ...(convention.weighs && weight !== undefined && { weight }),
    order: 1,
    metrics: metricsBehind(convention),
  });
  const numbers = peerNumbers(convention, await runAudit(audit, { signal }));
  terminal.out(given.json ? JSON.stringify(numbers, null, 2) : tellPeerNumbers(numbers, terminal));
}

/** What makes the result again, from the folder of the file: no folder of this machine is told. */
function reproduction({ predictions, task, label, favourable, score, decision, ...given }: Complete): string {
  if (given.cube !== undefined) {
    return commandLine(['npx', `fairgate@${VERSION}`, 'measure'], {
      cube: basename(given.cube),
      protected: given.protected.join(','),
      stratum: given.stratum,
      policy: given.policy === undefined ? undefined : basename(given.policy),
      'max-order': given.maxOrder,
    });
  }
  return commandLine(['npx', `fairgate@${VERSION}`, 'measure', basename(predictions)], {
    task,
    label,
    favourable,
    score,
    decision,
    neighbours: given.neighbours?.join(','),
    list: given.list,
    top: given.top,
    protected: given.protected.join(','),
    threshold: given.threshold,
    weight: given.weight,
    cluster: given.cluster,
    stratum: given.stratum,
    policy: given.policy === undefined ? undefined : basename(given.policy),
    'max-order': given.maxOrder,
  });
}
