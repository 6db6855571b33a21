import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CommandModule } from 'yargs';
import { InvalidInput } from '../../errors.ts';
import { PUBLIC_ENDING } from '../evidence/trusted-keys.ts';
import type { World } from '../world.ts';

interface Arguments {
  action: 'new';
  name: string;
}

export const key = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'key <action> <name>',
  describe: 'Make a pair of keys to sign with: NAME.pem stays with you, NAME.pub.pem is for those who verify',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ['new'] as const, demandOption: true, describe: 'What to do' })
      .positional('name', { type: 'string', demandOption: true, describe: 'Path without ending' })
      .example('$0 key new ~/ana', 'writes ~/ana.pem and ~/ana.pub.pem'),
  handler: async ({ name }) => {
    const { newKeys } = await import('../../evidence/index.ts');
    const [secret, open] = [`${name}.pem`, `${name}${PUBLIC_ENDING}`];
    const { privateKey, publicKey } = newKeys();
    await mkdir(dirname(secret), { recursive: true });
    await writeNew(secret, privateKey, 0o600);
    await writeNew(open, publicKey, 0o644).catch(async (cause) => {
      await rm(secret);
      throw cause;
    });
    terminal.out(`Wrote ${secret} (keep it to yourself) and ${open} (hand it out)`);
  },
});

/** A key that is there is never written over. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode }).catch((cause: NodeJS.ErrnoException) => {
    const what =
      cause.code === 'EEXIST' ? 'the file is there already' : `it cannot be written (${cause.code})`;
    throw new InvalidInput(what, { file: path }, 'Give another name.', { cause });
  });
}
