import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import { writeReports } from '../write-reports.ts';

interface Arguments {
  result: string;
  format?: string[] | undefined;
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
          'Only these formats: html, json, junit, markdown, sarif, code-quality, open-metrics, github, cyclonedx',
      })
      .option('out', { type: 'string', default: '.', describe: 'Folder to write to' }),
  handler: async ({ result: path, format, out }) => {
    const { readResult } = await import('../../config/read-result.ts');
    await writeReports(await readResult(path), out, format);
    terminal.out(`report: ${out}`);
  },
});
