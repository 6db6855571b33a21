import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Ll144Exclusion } from '../../disclosure/ll144/tables.ts';
import { InvalidInput } from '../../errors.ts';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { World } from '../world.ts';

interface Arguments {
  result: string;
  sex: string;
  race: string;
  audited?: string | undefined;
  distributed?: string | undefined;
  data?: string | undefined;
  'leave-out'?: string[] | undefined;
  out?: string | undefined;
  json: boolean;
}

export const ll144 = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'll144 <result>',
  describe: 'The three tables of New York City’s Local Law 144 from a result, as HTML to paste',
  builder: (yargs) =>
    yargs
      .positional('result', { type: 'string', demandOption: true, describe: 'result.json of an audit' })
      .option('sex', { type: 'string', default: 'sex', describe: 'Attribute that is sex' })
      .option('race', { type: 'string', default: 'race', describe: 'Attribute that is race/ethnicity' })
      .option('audited', { type: 'string', describe: 'Date of the audit, to be printed' })
      .option('distributed', { type: 'string', describe: 'Date since when the tool is in use' })
      .option('data', { type: 'string', describe: 'Source and explanation of the data' })
      .option('leave-out', {
        type: 'string',
        array: true,
        describe: 'A category of less than 2 %, and why: "race=Two or More Races: too few to tell"',
      })
      .option('out', { type: 'string', describe: 'Folder for ll144.html and ll144.json' })
      .option('json', { type: 'boolean', default: false, describe: 'Print the tables as JSON' })
      .example(
        '$0 ll144 reports/hiring/result.json --distributed 2026-01-01 --audited 2026-11-25 --data "…"',
        '',
      ),
  handler: async ({
    result: path,
    sex,
    race,
    audited,
    distributed,
    data,
    'leave-out': leaveOut = [],
    out,
    json,
  }) => {
    const { readResult } = await import('../../config/read-result.ts');
    const { ll144: tablesOf } = await import('../../disclosure/ll144/tables.ts');
    const { ll144Fragment, missingFacts } = await import('../../disclosure/ll144/fragment.ts');
    const result = await readResult(path);
    const computed = tablesOf(result, { sex, race, exclusions: leaveOut.map(exclusion) });
    const facts = { audited, distributed, data };
    const html = ll144Fragment(result, computed, facts);
    const document = `${JSON.stringify({ ...computed, missing: missingFacts(facts) }, null, 2)}\n`;
    if (out !== undefined) {
      await writeWhole(join(out, 'll144.html'), [html]);
      await writeWhole(join(out, 'll144.json'), [document]);
    }
    terminal.out(json ? document.trimEnd() : html.trimEnd());
    const missing = missingFacts(facts);
    if (missing.length > 0) terminal.err(`The disclosure is not complete without ${missing.join(', ')}.`);
  },
});

function exclusion(text: string): Ll144Exclusion {
  const [, names, justification] = /^([^:]+):(.*)$/s.exec(text) ?? [];
  const pairs = (names ?? '').split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  if (justification === undefined || pairs.some((pair) => pair.length !== 2 || pair.includes(''))) {
    throw new InvalidInput(
      `"${text}" does not say what is left out and why`,
      {},
      'Give --leave-out "attribute=value: justification".',
    );
  }
  return { category: Object.fromEntries(pairs), justification: justification.trim() };
}
