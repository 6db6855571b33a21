import { EvidenceBroken } from './broken.ts';
import type { Covered } from './statement.ts';

const named = ({ kind, name }: Pick<Covered, 'kind' | 'name'>) => `${name} (${kind})`;
const exactly = ({ kind, name, sha256 }: Covered) => `${kind}\u0000${name}\u0000${sha256}`;

/**
 * Holds the files that are there to those that were signed.
 * @throws EvidenceBroken at the first that changed, is gone, or was added.
 */
export function checkFiles(signed: readonly Covered[], present: readonly Covered[]): void {
  const [there, covered] = [new Set(present.map(exactly)), new Set(signed.map(exactly))];
  const lost = signed.find((file) => !there.has(exactly(file)));
  if (lost) {
    const changed = present.some(({ kind, name }) => kind === lost.kind && name === lost.name);
    throw new EvidenceBroken(
      'files',
      `${named(lost)} ${changed ? 'is not the file that was signed' : 'was signed and is not there'}`,
      'Bring back the file that was signed, or run the audit again and have it signed anew.',
    );
  }
  const added = present.find((file) => !covered.has(exactly(file)));
  if (added) {
    throw new EvidenceBroken(
      'files',
      `${named(added)} is there and nobody signed it`,
      'Take it away, or have the audit signed anew with it.',
    );
  }
}
