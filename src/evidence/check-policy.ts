import type { AuditResult } from '../result/index.ts';
import { EvidenceBroken } from './broken.ts';
import { type Opening, openingOf } from './ledger.ts';

/**
 * Holds the policy to the one of the first look at the test rows: limits that are set by who has seen the numbers judge
 * nothing. Where no look was written down, or no policy with it, there is nothing to hold it to.
 * @returns whether it is known to be the first one
 * @throws EvidenceBroken when it is another one.
 */
export function checkPolicy({ lineage }: AuditResult, openings: readonly Opening[]): boolean {
  const opening = openingOf(lineage);
  const first = openings.find(({ data }) => data === opening?.data);
  if (opening?.policy === undefined || first?.policy === undefined) return false;
  if (first.policy === opening.policy) return true;
  throw new EvidenceBroken(
    'policy',
    'it is newer than the first look at the test rows, after which nobody can set limits without knowing the numbers',
    'Judge by the policy of the first look, or set other rows apart; --changed-policy accepts it all the same.',
  );
}
