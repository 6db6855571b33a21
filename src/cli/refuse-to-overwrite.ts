import { access } from 'node:fs/promises';
import { InvalidInput } from '../errors.ts';

/** @throws InvalidInput where there is a file already. */
export async function refuseToOverwrite(path: string): Promise<void> {
  const free = await access(path).then(
    () => false,
    () => true,
  );
  if (!free)
    throw new InvalidInput(
      'the file is there already',
      { file: path },
      'Give another name, or remove it first.',
    );
}
