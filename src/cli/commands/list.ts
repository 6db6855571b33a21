import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';

interface Arguments {
  what: string;
  json: boolean;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** What can be named in an audit file, each from its registry. */
const LISTS: Readonly<Record<string, () => Promise<Iterable<Row>>>> = {
  metrics: async () => (await import('../../metrics/index.ts')).metrics,
  comparisons: async () => (await import('../../metrics/comparisons.ts')).comparisons,
  backbones: async () => (await import('../../model/published-backbones.ts')).publishedBackbones(),
};

export const list = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'list <what>',
  describe: 'List what an audit file can name',
  builder: (yargs) =>
    yargs
      .positional('what', {
        type: 'string',
        choices: Object.keys(LISTS),
        demandOption: true,
        describe: 'Which list',
      })
      .option('json', { type: 'boolean', default: false, describe: 'For machines' }),
  handler: async ({ what, json }) => {
    const rows = [...(await (LISTS[what] as () => Promise<Iterable<Row>>)())].map(({ id, title, why }) => ({
      id,
      title,
      why,
    }));
    if (json) return terminal.out(JSON.stringify(rows, null, 2));
    const width = Math.max(...rows.map(({ id }) => id.length));
    terminal.out(rows.map(({ id, why }) => `${id.padEnd(width)}  ${why}`).join('\n'));
  },
});
