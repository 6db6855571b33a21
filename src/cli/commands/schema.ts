import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';

const DOCUMENTS = ['audit', 'result', 'exploration', 'compare', 'baseline'] as const;
type Document = (typeof DOCUMENTS)[number];

export const schema = ({ terminal }: World): CommandModule<object, { document: Document }> => ({
  command: 'schema [document]',
  describe: 'Print the JSON Schema of audit files, or of the documents that commands print',
  builder: (yargs) =>
    yargs.positional('document', {
      choices: DOCUMENTS,
      default: 'audit' as const,
      describe: 'Whose schema',
    }),
  handler: async ({ document }) => {
    const { schemas } = await import('../../config/schemas.ts');
    terminal.out(JSON.stringify(schemas[document], null, 2));
  },
});
