import type { CommandModule } from 'yargs';
import { InvalidInput } from '../../errors.ts';
import type { World } from '../world.ts';
import { writeReports } from '../write-reports.ts';

interface Arguments {
  result: string;
  format?: string[] | undefined;
  edition: string;
  smallest: number;
  out: string;
}

export const report = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'report <result>',
  describe: 'Render the reports of an audit again from its result.json alone',
  builder: (yargs) =>
    yargs
      .positional('result', { type: 'string', demandOption: true, describe: 'A result.json' })
      .option('format', {
        type: 'string',
        array: true,
        describe:
          'Only these formats: html, json, junit, markdown, sarif, code-quality, open-metrics, github, cyclonedx, csv, model-card',
      })
      .option('edition', {
        type: 'string',
        default: 'internal',
        describe: 'For whom: internal has every number, public none that tells of few people',
      })
      .option('smallest', {
        type: 'number',
        default: 10,
        describe: 'Smallest count of people that a public edition tells',
      })
      .option('out', { type: 'string', default: '.', describe: 'Folder to write to' }),
  handler: async ({ result: path, format, out, edition, smallest }) => {
    const { readResult } = await import('../../config/read-result.ts');
    const { editions } = await import('../../report/editions/index.ts');
    requireCount(smallest);
    await writeReports(editions.get(edition).of(await readResult(path), smallest), out, format);
    terminal.out(`report: ${out}`);
  },
});

function requireCount(smallest: number): void {
  if (Number.isInteger(smallest) && smallest >= 1) return;
  throw new InvalidInput(
    `"--smallest ${smallest}" is no count of people`,
    {},
    'Give a whole number from 1 on, such as 10.',
  );
}
