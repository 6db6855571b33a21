import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Opening, openingOf, readLedger, withOpenings } from '../../evidence/ledger.ts';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { Lineage } from '../../result/index.ts';

/** The ledger lies beside the reports, and is signed with them. */
export const OPENINGS_FILE = 'openings.jsonl';

const textIn = (folder: string): Promise<string> =>
  readFile(join(folder, OPENINGS_FILE), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw cause;
  });

/**
 * Which looks at test rows were written down in a folder.
 * @throws EvidenceBroken when the ledger was altered.
 */
export const openingsIn = async (folder: string): Promise<readonly Opening[]> =>
  readLedger(await textIn(folder));

/** Writes down what these runs looked at, if it is not there yet. */
export async function keepOpenings(folder: string, lineages: readonly Lineage[]): Promise<void> {
  const openings = lineages.flatMap((lineage) => openingOf(lineage) ?? []);
  if (openings.length === 0) return;
  const text = await textIn(folder);
  const longer = withOpenings(text, openings);
  if (longer !== text) await writeWhole(join(folder, OPENINGS_FILE), [longer]);
}
