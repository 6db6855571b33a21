import type { CommandModule } from 'yargs';
import { InvalidInput } from '../../errors.ts';
import type { PeerNames } from '../../metrics/peers.ts';
import { postureWords } from '../../report/posture.ts';
import { capitalised } from '../../report/words.ts';
import type { LegalPosture } from '../../result/index.ts';
import type { World } from '../world.ts';

interface Arguments {
  what: string;
  as: string | undefined;
  json: boolean;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly peers?: PeerNames;
  readonly posture?: LegalPosture;
}

/** What can be named in an audit file, each from its registry. */
const LISTS: Readonly<Record<string, () => Promise<Iterable<Row>>>> = {
  tasks: async () => (await import('../../data/tasks/index.ts')).tasks,
  metrics: async () => (await import('../../metrics/measurable.ts')).measurable,
  comparisons: async () => (await import('../../metrics/comparisons.ts')).comparisons,
  mitigations: async () => (await import('../../mitigations/index.ts')).mitigations,
  packs: async () => (await import('../../gate/packs/index.ts')).packs,
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
      .option('as', {
        type: 'string',
        describe: 'Give the names that another toolkit has for the same: fairlearn, aif360, …',
      })
      .option('json', { type: 'boolean', default: false, describe: 'For machines' }),
  handler: async ({ what, as, json }) => {
    const rows = [...(await (LISTS[what] as () => Promise<Iterable<Row>>)())];
    const listed = as === undefined ? rows.map(described) : await named(what, rows, as);
    const rowsOnly = listed.map(({ line, ...row }) => row);
    if (json) return terminal.out(JSON.stringify(rowsOnly, null, 2));
    const width = Math.max(...listed.map(({ id }) => id.length));
    terminal.out(listed.map(({ id, line }) => `${id.padEnd(width)}  ${line}`).join('\n'));
  },
});

const described = ({ id, title, why, posture }: Row) => ({
  id,
  title,
  why,
  ...(posture && { posture }),
  line: posture ? `${why} ${capitalised(postureWords(posture))}.` : why,
});

/** The rows for which a peer has a name, by that name. */
async function named(what: string, rows: readonly Row[], as: string) {
  const { peers } = await import('../../metrics/peers.ts');
  const peer = peers.get(as);
  const found = rows.flatMap(({ id, title, peers: names }) => {
    const known = names?.[peer.id];
    if (!known) return [];
    const { name, note } = known;
    return [{ id, title, ...known, line: note === undefined ? name : `${name} (there: ${note})` }];
  });
  if (found.length > 0) return found;
  throw new InvalidInput(`${peer.title} has no names for ${what}`, {}, 'Leave --as out.');
}
