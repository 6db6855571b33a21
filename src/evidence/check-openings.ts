import type { AuditResult } from '../result/index.ts';
import { EvidenceBroken } from './broken.ts';
import { type Opening, openingNumber, openingOf, sameOpening } from './ledger.ts';

/**
 * Holds what the result says of the openings of its test split to the ledger.
 * @throws EvidenceBroken when the look that the result is of is not written down, or is another one.
 */
export function checkOpenings({ lineage, opening: told }: AuditResult, openings: readonly Opening[]): void {
  const opening = openingOf(lineage);
  if (told === undefined || !opening) return;
  const written = openings.some((one) => sameOpening(one, opening));
  if (written && openingNumber(openings, opening) === told) return;
  throw new EvidenceBroken(
    'openings',
    `the result says that it is opening ${told} of its test split, and the openings that are written down do not`,
    'Bring back openings.jsonl from where it was kept, or run the audit again.',
  );
}
