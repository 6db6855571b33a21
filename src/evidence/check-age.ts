import { EvidenceBroken } from './broken.ts';
import type { SignOff } from './verify-signatures.ts';

const DAY = 86_400_000;

/**
 * Age of an audit in days: since the first of the signatures.
 * @param now time in the form of `Date.parse`
 * @throws EvidenceBroken when it is more than `most`, or somebody signed later than now.
 */
export function checkAge(signOffs: readonly SignOff[], now: string, most = Number.POSITIVE_INFINITY): number {
  const times = signOffs.map(({ time }) => Date.parse(time));
  if (Math.max(...times) > Date.parse(now)) {
    throw new EvidenceBroken(
      'age',
      `it is signed for a time after ${now}`,
      'Check the clock here and there.',
    );
  }
  const days = (Date.parse(now) - Math.min(...times)) / DAY;
  if (days <= most) return days;
  throw new EvidenceBroken(
    'age',
    `it was signed ${Math.floor(days)} days ago, and ${most} are allowed`,
    'Run the audit again on recent data and have it signed.',
  );
}
