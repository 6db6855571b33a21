import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from '../../data/sources/files.ts';
import { InvalidInput } from '../../errors.ts';
import { readPublicKey } from '../../evidence/keys.ts';
import { roles } from '../../evidence/roles.ts';
import type { Trusted } from '../../evidence/verify-signatures.ts';

export const PUBLIC_ENDING = '.pub.pem';

/**
 * Whose signatures count, from a folder with a folder for each role and in it public keys: `keys/officer/ana.pub.pem`.
 * @throws InvalidInput when there is none.
 */
export async function trustedKeys(folder: string): Promise<readonly Trusted[]> {
  const trusted: Trusted[] = [];
  for (const role of roles) {
    const names = await readdir(join(folder, role)).catch((): string[] => []);
    for (const name of names.filter((one) => one.endsWith(PUBLIC_ENDING)).sort()) {
      const path = join(folder, role, name);
      const key = readPublicKey(await readText(path), path);
      trusted.push({ role, name: name.slice(0, -PUBLIC_ENDING.length), key });
    }
  }
  if (trusted.length > 0) return trusted;
  throw new InvalidInput(
    'there is no public key that is trusted',
    { file: folder },
    `Put public keys into folders by role, such as ${join(folder, 'officer', `ana${PUBLIC_ENDING}`)}, or name another folder (--keys).`,
  );
}
