import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';

export const schema = ({ terminal }: World): CommandModule<object, { document: 'audit' | 'result' }> => ({
  command: 'schema [document]',
  describe: 'Print the JSON Schema of audit files or of result documents',
  builder: (yargs) =>
    yargs.positional('document', {
      choices: ['audit', 'result'] as const,
      default: 'audit' as const,
      describe: 'Whose schema',
    }),
  handler: async ({ document }) => {
    const { schemas } = await import('../../config/schemas.ts');
    terminal.out(JSON.stringify(schemas[document], null, 2));
  },
});
